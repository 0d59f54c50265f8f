import { deviceOf } from '../../chassis/device.ts';
import type { ClientId, ConnectionId, InteractionId, OrganizationId, ResourceId, SessionId, UserId } from '../../platform/ids.ts';
import type { Book, Work } from '../../platform/work.ts';
import type { AuthStatus, StepName, Workflow } from './auth-request.ts';
import { writeSteps } from './store.ts';

/** What became known of a request with a step. */
export interface Known {
  readonly workflow?: Workflow;
  readonly clientId?: ClientId;
  readonly organizationId?: OrganizationId;
  readonly connectionId?: ConnectionId;
  readonly userId?: UserId;
  readonly sessionId?: SessionId;
  readonly resourceId?: ResourceId;
  readonly email?: string;
  /** Those that may be shown. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** From then on nothing is expected any more, and the request has failed. */
  readonly waitsUntil?: Date;
}

export interface Told extends Known {
  /** A stable code: the app's error, or a fault's. */
  readonly error?: string;
  /** In words and ids, never a secret: they are shown. */
  readonly details?: Readonly<Record<string, string>>;
  /** Where the request stands now, when it is not where this step usually leads. */
  readonly status?: AuthStatus;
  /** It happened though what was tried came to nothing. */
  readonly evenIfRefused?: boolean;
}

export interface Entry extends Told {
  /** The request, or the newest one of a session. */
  readonly of: { readonly request: InteractionId; readonly begins?: true } | { readonly session: SessionId };
  readonly step: StepName;
}

const authLog: Book<Entry> = { write: (work, entries) => writeSteps(work, entries, summaryOf(work.from?.userAgent)) };

/** Begins the record of a request: what comes later under its id is added, and without this it is not. */
export function noteRequest(work: Work, request: InteractionId, { evenIfRefused = false, ...told }: Told & { readonly clientId?: ClientId } = {}): void {
  work.note(authLog, { of: { request, begins: true }, step: 'request_came', ...told }, { evenIfRefused });
}

/** A step of a request. Without an id there is nobody who asks to know. */
export function noteStep(work: Work, request: InteractionId | undefined, step: StepName, { evenIfRefused = false, ...told }: Told = {}): void {
  if (request) work.note(authLog, { of: { request }, step, ...told }, { evenIfRefused });
}

/** Something that happened to a session: it stands with the request that used it last. */
export function noteOfSession(work: Work, session: SessionId, step: StepName, told: Told = {}): void {
  work.note(authLog, { of: { session }, step, ...told });
}

const LONGEST = 60;

/** "Firefox 133 on macOS"; of a program, the name it gives itself. */
function summaryOf(userAgent: string | undefined): string | null {
  if (!userAgent) return null;
  const { browser, browserVersion, os } = deviceOf(userAgent);
  const name = browser ? `${browser} ${browserVersion.split('.')[0]}`.trim() : (/^[\w.\-/]+/.exec(userAgent)?.[0] ?? '');
  return [name, os].filter(Boolean).join(' on ').slice(0, LONGEST) || null;
}
