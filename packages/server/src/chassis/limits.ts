import type { Caller } from '../platform/actor.ts';
import { type Fault, faults } from '../platform/fault.ts';
import type { Counted, LimitName, Limits, Standing } from '../platform/limits.ts';
import { networkOf } from '../platform/network.ts';
import type { Arrival } from './arrival.ts';
import type { House } from './house.ts';

const limitFaults = faults('limits', {
  api: ['tooMany', 'This environment takes {limit} calls a minute, and they are used up. Wait {retry_after_seconds} s and try again.'],
  client: ['tooMany', 'Every client may make {limit} calls a minute, and yours are used up. Wait {retry_after_seconds} s and try again.'],
  address: ['tooMany', 'There were more than {limit} requests within a minute from your network. Wait {retry_after_seconds} s and try again.'],
  failures: [
    'tooMany',
    'There were too many failed tries with client secrets from your network. Wait {retry_after_seconds} s and try again with the right one.',
  ],
  signIn: ['tooMany', 'There were too many tries from your network within a minute. Wait a minute and try again.'],
});

const faultOf: Readonly<Record<LimitName, keyof typeof limitFaults>> = {
  api: 'api',
  apiClient: 'client',
  oauthClient: 'client',
  address: 'address',
  failures: 'failures',
  allFailures: 'failures',
  signIn: 'signIn',
};

/**
 * Whose calls of the API a call is one of: the environment's and the client's (or the person's, whose token it is). A
 * visitor's counts for their network only: a stranger must not be able to use up what an environment has.
 */
export function countsOf({ actor, from }: Pick<Caller, 'actor' | 'from'>): Counted[] {
  if (actor.kind === 'system') return [];
  if (actor.kind === 'visitor') return [byAddress('address', from)];
  return [
    { rule: 'api', subject: '' },
    { rule: 'apiClient', subject: actor.id },
  ];
}

/** What comes from one network, which is all that is known of a stranger. */
export const byAddress = (rule: LimitName, from: Caller['from']): Counted => ({ rule, subject: networkOf(from?.ip ?? '') });

/**
 * Counts a request and says in its answer how much room is left.
 * @throws Fault when there is none
 */
export function admit({ limits }: Pick<House, 'limits'>, arrival: Arrival, counted: readonly Counted[]): void {
  if (!limits || !arrival.caller) return;
  const outcome = limits.take(arrival.caller.environment.id, counted);
  if (!outcome) return;
  Object.assign(arrival.answerHeaders, limitHeaders(outcome.standing));
  if (!outcome.granted) throw refusalOf(outcome.standing);
}

/** Refuses when there is no room left, and counts nothing. @throws Fault */
export function demandRoom(limits: Limits | undefined, { environment }: Caller, counted: readonly Counted[]): void {
  const outcome = limits?.look(environment.id, counted);
  if (outcome?.granted === false) throw refusalOf(outcome.standing);
}

const refusalOf = ({ rule, limit, resetSeconds }: Standing): Fault => limitFaults[faultOf[rule]]({ limit, retry_after_seconds: resetSeconds });

/**
 * The separate fields that client libraries read (draft-ietf-httpapi-ratelimit-headers up to its sixth version); later
 * versions put the same into one structured field, which hardly anybody reads yet. See docs/adr.
 */
function limitHeaders({ limit, remaining, resetSeconds }: Standing): Record<string, string> {
  return {
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
    'ratelimit-policy': `${limit};w=60`,
  };
}
