import { Fault, faults } from './fault.ts';
import { freshBytes } from './fresh-bytes.ts';

/**
 * An identifier such as `org_59615193906282635`: a prefix and decimal digits that sort by creation
 * time. The prefix is part of the type, so handing a user id to something that wants an organization
 * id does not compile.
 */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

export type EnvironmentId = Id<'env'>;
export type OrganizationId = Id<'org'>;
export type UserId = Id<'usr'>;
export type RoleId = Id<'role'>;
export type PermissionId = Id<'perm'>;
export type MembershipId = Id<'mem'>;
export type InvitationId = Id<'inv'>;
export type BulkInvitationId = Id<'bulk'>;
export type ClientId = Id<'skc'> | Id<'webc'> | Id<'spac'> | Id<'ntvc'> | Id<'m2m'> | Id<'m2morg'>;
export type ClientSecretId = Id<'sks'>;
export type ResourceId = Id<'res'>;
export type ScopeId = Id<'scp'>;
export type ApiTokenId = Id<'apit'>;
export type SessionId = Id<'ses'>;
export type SigningKeyId = Id<'snk'>;
export type InteractionId = Id<'req'>;
export type ChallengeId = Id<'chl'>;
export type PasskeyId = Id<'cred'>;
export type PasswordlessId = Id<'pwl'>;
export type ConnectionId = Id<'conn'>;
export type SocialAttemptId = Id<'sat'>;
export type DirectoryId = Id<'dir'>;
export type DirectorySecretId = Id<'sec'>;
export type DirectoryUserId = Id<'diruser'>;
export type DirectoryGroupId = Id<'dirgroup'>;
/** What a person lets a program do for them. */
export type ConsentId = Id<'usrcnst'>;
export type GrantId = Id<'grt'>;
export type PortalLinkId = Id<'lnk'>;
export type DomainId = Id<'dom'>;
export type JoinRequestId = Id<'jrq'>;
export type InterceptorId = Id<'icpt'>;
export type InterceptorCallId = Id<'icl'>;
/** Somebody asks that somebody be invited. */
export type InvitationRequestId = Id<'ivr'>;
export type EventId = Id<'evt'>;
export type WebhookEndpointId = Id<'whe'>;
/** One event for one endpoint. */
export type WebhookDeliveryId = Id<'whd'>;
export type AuditEntryId = Id<'aud'>;
export type EntryLinkId = Id<'enl'>;
export type JobId = Id<'job'>;
export type CaughtMailId = Id<'mail'>;

const idFaults = faults('ids', {
  malformed: ['invalid', '"{given}" is not an id of the expected kind: {expected}_ and 1 to 20 digits.'],
});

const SHAPE = /^[a-z0-9]+_\d{1,20}$/;

export const isId = <Prefix extends string>(prefix: Prefix, text: string): text is Id<Prefix> => text.startsWith(`${prefix}_`) && SHAPE.test(text);

const LONGEST_TOLD = 64;

/**
 * Turns text from outside into an id, or refuses it.
 * @param field what the caller knows it by, where it stands in no message of the contract; there `inField` finds out
 */
export function parseId<Prefix extends string>(prefix: Prefix, text: string, field?: string): Id<Prefix> {
  if (isId(prefix, text)) return text;
  const fault = idFaults.malformed({ given: text.slice(0, LONGEST_TOLD), expected: prefix });
  throw field === undefined ? fault : inField(fault, field);
}

/** The text that is no id, as much of it as is told, when that is what went wrong; `undefined`: it is something else. */
export const malformedId = (thrown: unknown): { readonly fault: Fault; readonly given: string; readonly expected: string } | undefined =>
  thrown instanceof Fault && thrown.code === 'ids.malformed'
    ? { fault: thrown, given: String(thrown.details['given']), expected: String(thrown.details['expected']) }
    : undefined;

/** Whether this is the text that was told to be no id. */
export const isTold = (text: string, given: string): boolean => text.slice(0, LONGEST_TOLD) === given;

/** The same refusal, with the name of the field. */
export function inField({ kind, code, message, details }: Fault, field: string): Fault {
  const description = `must be ${details['expected']}_ and 1 to 20 digits`;
  return new Fault(kind, code, message, details, [{ field, description, constraint: 'id' }]);
}

/** Where identifiers and secrets come from. Tests put a counter here. */
export interface Entropy {
  id<Prefix extends string>(prefix: Prefix, now: Date): Id<Prefix>;
  /** 256 bits as 43 characters of the URL-safe alphabet: survives every client's way of encoding a form. */
  secret(): string;
  /** A number from 0 to `below` - 1, evenly. */
  number(below: number): number;
}

// Counting from 2017 makes every id 19 digits long until 2086: ids are kept as text, and text sorts as the number only at one length.
const EPOCH = Date.UTC(2017, 0, 1);
const PROCESSES = 1024;
const IDS_A_MILLISECOND = 4096;

/**
 * Ids are 63 bits: 41 of clock, 10 of process number, 12 of count within the millisecond.
 * @param processNumber this process's own; see the sequence `process_numbers`
 */
export function systemEntropy(processNumber: number): Entropy {
  const process = BigInt(processNumber % PROCESSES) << 12n;
  let last = 0;
  let count = 0;
  return {
    id(prefix, now) {
      // The clock may step back and a millisecond may be full: ids go forward all the same.
      const asked = now.getTime();
      if (asked > last) {
        last = asked;
        count = 0;
      } else if (++count === IDS_A_MILLISECOND) {
        last += 1;
        count = 0;
      }
      return `${prefix}_${(BigInt(last - EPOCH) << 22n) | process | BigInt(count)}`;
    },
    secret: () => freshBytes(32).toString('base64url'),
    number(below) {
      const limit = Math.floor(0x1_0000_0000 / below) * below;
      for (;;) {
        const drawn = freshBytes(4).readUInt32BE();
        if (drawn < limit) return drawn % below;
      }
    },
  };
}
