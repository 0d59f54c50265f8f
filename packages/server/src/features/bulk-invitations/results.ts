import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { perform } from '../../chassis/command.ts';
import { csvLine } from '../../chassis/csv.ts';
import type { House } from '../../chassis/http.ts';
import type { Caller } from '../../platform/actor.ts';
import type { BulkRow } from './bulk-invitation.ts';
import { outcomeOf, problemOf } from './message.ts';
import { readBulkRows } from './read.ts';
import type { Which } from './store.ts';

const STEP = 1_000;

/** What became of each row, as a file for a spreadsheet. It is read as it goes out. */
export async function sendResults({ desk }: House, caller: Caller, which: Which, reply: FastifyReply): Promise<FastifyReply> {
  const next = (after: number) => perform(desk, caller, readBulkRows, { ...which, after, most: STEP });
  // Who may not is told so before anything has gone out.
  const first = await next(0);
  async function* lines() {
    // Without the mark a spreadsheet takes the file for something older than UTF-8.
    yield `\uFEFF${csvLine(HEADER)}`;
    for (let rows = first; rows.length > 0; rows = rows.length < STEP ? [] : await next(rows.at(-1)!.number)) {
      yield rows.map((row) => csvLine(cellsOf(row))).join('');
    }
  }
  return reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${which.id}.csv"`).send(Readable.from(lines()));
}

const HEADER = [
  'row',
  'email',
  'outcome',
  'verdict',
  'problem',
  'user_id',
  'invitation_id',
  'mail',
  'mail_answer',
  'joined',
  'first_name',
  'last_name',
  'name',
  'roles',
  'external_id',
];

const cellsOf = (row: BulkRow): string[] => [
  String(row.number),
  row.email,
  outcomeOf(row),
  row.verdict,
  problemOf(row),
  row.userId ?? '',
  row.invitationId ?? '',
  row.mail?.state ?? '',
  row.mail?.answer ?? '',
  row.joined ? 'yes' : 'no',
  row.givenName,
  row.familyName,
  row.name,
  row.roles.join(','),
  row.externalId,
];
