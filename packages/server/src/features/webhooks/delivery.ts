import type { EnvironmentId, EventId, OrganizationId, WebhookDeliveryId, WebhookEndpointId } from '../../platform/ids.ts';
import { type Envelope, type Event, envelopeOf } from '../events/index.ts';

/** Where a delivery stands. */
export type State = 'queued' | 'retrying' | 'success' | 'failed';

/** One event for one endpoint. */
export interface Delivery {
  readonly id: WebhookDeliveryId;
  readonly endpointId: WebhookEndpointId;
  readonly eventId: EventId;
  readonly type: string;
  readonly organizationId: OrganizationId | null;
  /** Its event did not happen. */
  readonly isTest: boolean;
  readonly state: State;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastAt: Date | null;
  /** When it is tried again. */
  readonly nextAt: Date | null;
  readonly createdAt: Date;
}

/** One try, as the log keeps it. */
export interface Attempt {
  readonly number: number;
  readonly at: Date;
  readonly url: string;
  readonly signature: string;
  readonly status: number | null;
  /** Why it counts as failed; `null`: it does not. */
  readonly failure: string | null;
  readonly milliseconds: number;
  readonly response: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The waits between tries. After the eighth try, more than a day later, a delivery has failed. */
const RETRY_WAITS: readonly number[] = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];

/** What becomes of a delivery whose try failed. @param tries how many there were since it was queued, this one too */
export function afterFailure(tries: number, now: Date): { readonly state: State; readonly nextAt: Date | null } {
  const wait = RETRY_WAITS[tries - 1];
  return wait === undefined ? { state: 'failed', nextAt: null } : { state: 'retrying', nextAt: new Date(now.getTime() + wait) };
}

/** What is sent: the same bytes at every try. Receivers write the JSON anew before they check it, so it is as `JSON.stringify` writes it. */
export const payloadOf = (event: Event, environmentId: EnvironmentId): string => JSON.stringify(envelopeOf(event, environmentId) satisfies Envelope);

/** What an event is called on the wire, at every try, every replay and every endpoint: receivers tell by it what they have seen. */
export const messageId = (id: EventId): string => id.replace('evt_', 'msg_');

/**
 * What goes with a body. Two families of names with the same values: libraries look for one or the other.
 * @param at when it is sent, to the second
 */
export function headersOf(eventId: EventId, at: Date, signature: string): Readonly<Record<string, string>> {
  const values = { id: messageId(eventId), timestamp: String(secondsOf(at)), signature };
  const families = ['webhook', 'svix'].flatMap((family) => Object.entries(values).map(([name, value]) => [`${family}-${name}`, value]));
  return { 'content-type': 'application/json', ...Object.fromEntries(families) };
}

export const secondsOf = (at: Date): number => Math.floor(at.getTime() / 1000);
