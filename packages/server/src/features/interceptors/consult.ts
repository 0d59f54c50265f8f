import { openSecrets } from '../../chassis/app-address.ts';
import type { Read } from '../../chassis/command.ts';
import { deviceOf } from '../../chassis/device.ts';
import { Cache } from '../../platform/cache.ts';
import type { Environment } from '../../platform/environment.ts';
import type { ClientId, OrganizationId, UserId } from '../../platform/ids.ts';
import type { Outside } from '../../platform/outside.ts';
import type { Book, Work } from '../../platform/work.ts';
import { isObject } from './answer.ts';
import { type Asking, type Call, callInterceptor } from './call.ts';
import { interceptorFaults } from './faults.ts';
import type { ArmedInterceptor, Trigger } from './interceptor.ts';
import { insertCalls, selectArmed } from './store.ts';

/** What an interceptor is asked about. */
export interface Question {
  readonly userId?: UserId | undefined;
  readonly userEmail?: string | undefined;
  readonly organizationId?: OrganizationId | undefined;
  readonly clientId?: ClientId | undefined;
  readonly connections?: readonly { readonly id: string; readonly type: string; readonly provider: string }[];
  /** How the app asked, when it sent somebody. */
  readonly authRequest?: Readonly<Record<string, string | undefined>> | undefined;
  /** What stands under `data`, by the contract's names. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What all that were asked came to. */
export interface Verdict {
  /** Why not: `null` when the one that said no did not say. Undefined: go on. */
  readonly denied?: string | null;
  /** What those that said yes add to it: of two that name the same, the younger interceptor's counts. Each adds its claims to those of the others. */
  readonly response: Readonly<Record<string, unknown>> & { readonly claims?: Readonly<Record<string, unknown>> };
  /** For the log. */
  readonly calls: readonly Call[];
}

const kept = new Cache<readonly ArmedInterceptor[]>(['interceptors'], 500);

/** The interceptors of a trigger that are switched on, the oldest first. */
const armedFor = async (work: Work, trigger: Trigger): Promise<readonly ArmedInterceptor[]> =>
  (await kept.get(work, work.environment.id, () => selectArmed(work))).filter((one) => one.trigger === trigger);

/** Would anybody be asked? */
export const wouldAsk = async (work: Work, trigger: Trigger): Promise<boolean> => (await armedFor(work, trigger)).length > 0;

/**
 * Asks every interceptor of a trigger that is switched on, all at once. For a command's `prepare`; what comes of it is
 * handed to `heed` or `demandAllowed` in its `run`.
 * @param question looked up only when there is somebody to ask; undefined: there is nothing to ask about
 * @returns undefined when nobody was asked
 */
export async function consult(
  outside: Outside,
  read: Read,
  trigger: Trigger,
  question: (work: Work) => Promise<Question | undefined> | Question | undefined,
): Promise<Verdict | undefined> {
  const askings = await read(async (work) => {
    const armed = await armedFor(work, trigger);
    const asked = armed.length > 0 ? await question(work) : undefined;
    return asked && armed.map((interceptor) => askingOf(work, interceptor, asked));
  });
  if (!askings) return undefined;
  const heard = await Promise.all(askings.map((asking) => callInterceptor(outside, asking)));
  const no = heard.find(({ answer }) => answer.decision === 'DENY');
  return {
    ...(no ? { denied: no.answer.message ?? null } : {}),
    response: together(heard.map(({ answer }) => answer.response)),
    calls: heard.map(({ call }) => call),
  };
}

function together(responses: readonly Readonly<Record<string, unknown>>[]): Verdict['response'] {
  const claims: Record<string, unknown> = Object.assign({}, ...responses.map((response) => response['claims']).filter(isObject));
  return { ...Object.assign({}, ...responses), ...(Object.keys(claims).length > 0 ? { claims } : {}) };
}

/** The question as it goes over the wire. */
export function askingOf(work: Work, interceptor: ArmedInterceptor, question: Question): Asking {
  return {
    id: work.newId('icl'),
    interceptor,
    secrets: openSecrets(work, interceptor),
    now: work.now,
    body: JSON.stringify({
      display_name: interceptor.displayName,
      trigger_point: interceptor.trigger,
      interceptor_context: contextOf(work, question),
      data: question.data,
    }),
  };
}

function contextOf({ environment, from, now }: Pick<Work, 'from' | 'now'> & { readonly environment: Environment }, question: Question): object {
  const { userId, userEmail, organizationId, clientId, connections = [], authRequest } = question;
  return {
    environment_id: environment.id,
    user_id: userId,
    user_email: userEmail ?? '',
    organization_id: organizationId,
    client_id: clientId,
    connection_details: connections,
    auth_request: authRequest,
    device_type: from ? deviceOf(from.userAgent).type : '',
    ip_address: from?.ip ?? '',
    // Addresses are not looked up in maps here.
    region: '',
    city: '',
    user_agent: from?.userAgent ?? '',
    triggered_at: now.toISOString(),
  };
}

const log: Book<Call> = { write: insertCalls };

/** Writes down what was asked, and says what it came to. @returns the fault to answer with when it was a no */
export function heed(work: Work, verdict: Verdict | undefined) {
  if (!verdict) return undefined;
  for (const call of verdict.calls) work.note(log, call, { evenIfRefused: true });
  if (verdict.denied === undefined) return undefined;
  return verdict.denied === null ? interceptorFaults.deniedInSilence() : interceptorFaults.denied({ message: verdict.denied });
}

/** The same, where a no is the caller's to hear. */
export function demandAllowed(work: Work, verdict: Verdict | undefined): void {
  const denied = heed(work, verdict);
  if (denied) throw denied;
}
