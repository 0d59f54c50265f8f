import { createHash, type Hash } from 'node:crypto';
import { create, toJson } from '@bufbuild/protobuf';
import { CreateBulkInvitationResponseSchema } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { perform } from '../../chassis/command.ts';
import type { House, Routes } from '../../chassis/http.ts';
import { requestFaults } from '../../chassis/request-faults.ts';
import type { Caller } from '../../platform/actor.ts';
import { Fault } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import { parseEmail } from '../users/index.ts';
import type { BulkInvitation, Column, Wanted } from './bulk-invitation.ts';
import { bulkFaults } from './faults.ts';
import { bulkMessage } from './message.ts';
import { NOTHING_SENT } from './read.ts';
import { addressRows } from './reading/addresses.ts';
import type { Mapping } from './reading/columns.ts';
import { csvRows } from './reading/csv.ts';
import { jsonRows } from './reading/json.ts';
import { rolesIn } from './reading/row.ts';
import { textOf } from './reading/text.ts';
import { appraiseRows, beginUpload, discardUpload, sameAs, stageRows, type Upload } from './receive.ts';
import { sendResults } from './results.ts';

const SPELLING = { useProtoFieldName: true, alwaysEmitImplicit: true };

/** Rows that are kept in one go. */
const BATCH = 1_000;

export interface RouteOptions {
  /** The largest file that is taken. */
  readonly mostBytes: number;
}

/**
 * Files come and go as streams, which no RPC does: a hundred thousand rows are in nobody's memory at once. Who may is
 * decided as for an RPC, by the commands they call.
 */
export const bulkRoutes =
  ({ mostBytes }: RouteOptions): Routes =>
  (app, house) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, body, done) => done(null, body));

    const known = ({ arrival }: FastifyRequest): Promise<Caller> => house.callerOf(arrival);

    app.post<{ Params: { organization: string } }>('/api/v1/organizations/:organization/invitations::bulk', async (request, reply) => {
      try {
        const { bulk, isNew } = await receive(house, await known(request), request, mostBytes);
        const message = create(CreateBulkInvitationResponseSchema, { bulkInvitation: bulkMessage(bulk, NOTHING_SENT) });
        return reply
          .code(isNew ? 201 : 200)
          .type('application/json')
          .send(JSON.stringify(toJson(CreateBulkInvitationResponseSchema, message, SPELLING)));
      } catch (error) {
        // What is unread of the body would be taken for the next request.
        if (!request.raw.readableEnded) hangUpAfter(request, reply);
        throw error;
      }
    });

    app.get<{ Params: { organization: string; id: string } }>(
      '/api/v1/organizations/:organization/invitations/bulk/:id/results.csv',
      async (request, reply) => {
        const caller = await known(request);
        return sendResults(
          house,
          caller,
          { organizationId: parseId('org', request.params.organization, 'organization_id'), id: parseId('bulk', request.params.id, 'id') },
          reply,
        );
      },
    );
  };

function hangUpAfter(request: FastifyRequest, reply: FastifyReply): void {
  if (request.raw.httpVersionMajor === 1) reply.header('connection', 'close');
  request.raw.resume();
}

async function receive(
  { desk }: House,
  caller: Caller,
  request: FastifyRequest<{ Params: { organization: string } }>,
  mostBytes: number,
): Promise<{ readonly bulk: BulkInvitation; readonly isNew: boolean }> {
  const organizationId = parseId('org', request.params.organization, 'organization_id');
  const asked = readQuery(request);
  const hash = createHash('sha256').update(JSON.stringify(asked));
  const body = measured(request.body as AsyncIterable<Buffer>, hash, mostBytes); // what the parser above left as it came
  const begun = await perform(desk, caller, beginUpload, { organizationId, ...asked });
  if ('known' in begun) {
    for await (const chunk of body) void chunk;
    return { bulk: sameAs(begun, hash.digest('hex')), isNew: false };
  }
  const { fresh } = begun;
  try {
    let columns: readonly Column[] = [];
    const rows = read(asked, textOf(body), (found) => {
      columns = found;
    });
    await stageAll(withRoles(rows, asked.roles), (batch) => perform(desk, caller, stageRows, { ...fresh, rows: batch }));
    const bulk = await perform(desk, caller, appraiseRows, { ...fresh, columns, sourceHash: hash.digest('hex') });
    return { bulk, isNew: true };
  } catch (error) {
    await giveUp(desk, caller, fresh, error);
    throw error;
  }
}

/** Whoever is told what is wrong with a file sends another one; one that broke off may be sent again under its key. */
async function giveUp(desk: House['desk'], caller: Caller, upload: Upload, error: unknown): Promise<void> {
  if (error instanceof Fault) await perform(desk, caller, discardUpload, upload);
}

async function* withRoles(rows: AsyncIterable<Wanted>, roles: readonly string[]): AsyncGenerator<Wanted> {
  for await (const row of rows) yield row.roles.length > 0 ? row : { ...row, roles };
}

async function stageAll(rows: AsyncIterable<Wanted>, stage: (batch: readonly Wanted[]) => Promise<void>): Promise<void> {
  let batch: Wanted[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    await stage(batch);
    batch = [];
  }
  if (batch.length > 0) await stage(batch);
}

type Kind = 'csv' | 'json' | 'text';

interface Asked {
  readonly kind: Kind;
  readonly key: string;
  readonly name: string;
  readonly inviterEmail?: string;
  readonly header?: boolean;
  readonly mapping: Mapping;
  readonly ignored: readonly string[];
  /** For rows that name none. */
  readonly roles: readonly string[];
}

const LONGEST_NAME = 255;
const MOST_ROLES = 50;

function readQuery(request: FastifyRequest): Asked {
  const at = request.url.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : request.url.slice(at + 1));
  const mapping: Record<string, string> = {};
  for (const [name, value] of query) if (name.startsWith('map.')) mapping[name.slice('map.'.length)] = value;
  const inviter = query.get('inviter_email') ?? '';
  const header = query.get('header');
  return {
    kind: kindOf(request.headers['content-type'] ?? ''),
    key: (request.arrival.idempotencyKey ?? query.get('key') ?? '').slice(0, LONGEST_NAME),
    name: (query.get('name') ?? '').replaceAll('\0', '').slice(0, LONGEST_NAME),
    ...(inviter === '' ? {} : { inviterEmail: parseEmail(inviter) }),
    ...(header === null ? {} : { header: !['no', 'false', '0'].includes(header) }),
    mapping,
    ignored: query.getAll('ignore'),
    roles: [
      ...new Set(
        query
          .getAll('roles')
          .flatMap(rolesIn)
          .map((role) => role.trim()),
      ),
    ]
      .filter((role) => role !== '' && role.length <= LONGEST_NAME)
      .slice(0, MOST_ROLES),
  };
}

const ACCEPTED = 'text/csv, text/plain, application/json and application/x-ndjson';

function kindOf(type: string): Kind {
  const [name = ''] = type.toLowerCase().split(';');
  switch (name.trim()) {
    case 'text/csv':
    case 'application/csv':
    case 'application/vnd.ms-excel':
    case 'text/tab-separated-values':
      return 'csv';
    case 'text/plain':
      return 'text';
    case 'application/json':
    case 'application/x-ndjson':
    case 'application/jsonl':
      return 'json';
    default:
      throw requestFaults.unsupportedContentType({ given: type.slice(0, 100), accepted: ACCEPTED });
  }
}

function read({ kind, mapping, ignored, header }: Asked, text: AsyncIterable<string>, onColumns: (columns: readonly Column[]) => void): AsyncIterable<Wanted> {
  if (kind === 'text') return addressRows(text);
  if (kind === 'json') return jsonRows(text);
  return csvRows(text, { mapping, ignored, header, onColumns });
}

/** The bytes as they come: counted, and into the fingerprint. */
async function* measured(body: AsyncIterable<Buffer>, hash: Hash, most: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > most) throw bulkFaults.tooLarge({ limit: most });
    hash.update(chunk);
    yield chunk;
  }
}
