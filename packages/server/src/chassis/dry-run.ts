import { create, toBinary } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type DryRun as DryRunMessage, DryRunSchema } from '@tenon/api/tenon/v1/dry_run_pb.ts';
import type { Sealer } from '../platform/seal.ts';
import type { DryRun } from '../platform/work.ts';

/** Where an RPC finds what a dry run would have changed. */
export const DRY_RUN_TRAILER = 'tenon-dry-run-bin';

const MOST_LISTED = 1000;

/** Mail is a job like others; callers want to know who would be written to. */
const MAIL = /^mail\./;

/** What a dry run did, in the words of the contract. Payloads stay here: they hold links and codes. */
export function report(sealer: Sealer, { rows, sessionsEnded, seats, events, jobs }: Omit<DryRun<unknown>, 'result'>): DryRunMessage {
  const message = create(DryRunSchema, {
    rows: rows.map((row) => ({ ...row })),
    sessionsEnded,
    seats: seats.map((seat) => ({ ...seat })),
    mails: jobs.filter(({ kind }) => MAIL.test(kind)).map(({ id, kind, sealed }) => ({ kind: kind.replace(MAIL, ''), to: addressee(sealer.open(id, sealed)) })),
    events: events.map(({ type, object, subject, organizationId }) => ({ type, object, objectId: subject, ...(organizationId && { organizationId }) })),
    jobs: jobs.filter(({ kind }) => !MAIL.test(kind)).map(({ kind, at }) => ({ kind, runTime: timestampFromDate(at) })),
  });
  return listing(message, MOST_LISTED);
}

function addressee(payload: string): string {
  const { to }: { readonly to?: unknown } = JSON.parse(payload);
  return typeof to === 'string' ? to : '';
}

/** At most so many of everything that can be many, and the number of those left out. */
function listing(message: DryRunMessage, most: number): DryRunMessage {
  const { seats, mails, events, jobs } = message;
  const left = [seats, mails, events, jobs].reduce((sum, list) => sum + Math.max(0, list.length - most), 0);
  if (left === 0) return message;
  return {
    ...message,
    seats: seats.slice(0, most),
    mails: mails.slice(0, most),
    events: events.slice(0, most),
    jobs: jobs.slice(0, most),
    notListed: message.notListed + left,
  };
}

/** gRPC clients give up on trailers of more than 8 KB, and base64 makes four characters of three bytes. */
const MOST_BYTES = 5000;

/** The report as a binary trailer, listing as much as fits into one. */
export function trailerOf(report: DryRunMessage): string {
  let message = report;
  for (let most = 64; ; most = Math.floor(most / 2)) {
    const bytes = toBinary(DryRunSchema, message);
    if (bytes.length <= MOST_BYTES || most === 0) return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
    message = listing(message, most);
  }
}
