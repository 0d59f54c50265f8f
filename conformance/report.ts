import type { LoggedCall } from './server.ts';

export type Outcome = 'works' | 'refused_as_documented' | 'not_served_yet' | 'not_wrapped' | 'failed';

/** One case, as a program reports it. */
export interface Case {
  readonly service: string;
  readonly rpc: string;
  readonly wrapper: string;
  readonly case: string;
  readonly outcome: Outcome;
  readonly detail: string;
}

/** What a program said, and what is wrong with it. */
export interface Report {
  readonly version: string;
  readonly cases: readonly Case[];
  /** The codes the server refused each RPC with, while the program looked at how its SDK tells. */
  readonly refusals: ReadonlyMap<string, ReadonlySet<string>>;
  /** Sentences. With none, the SDK conforms. */
  readonly complaints: readonly string[];
}

const OUTCOMES: readonly string[] = ['works', 'refused_as_documented', 'not_served_yet', 'not_wrapped', 'failed'] satisfies Outcome[];

/** What a service is called of which nothing is an RPC. */
export const HELPER = 'helper';
export const HELPERS = [
  'AuthorizationUrl',
  'AuthenticateWithCode',
  'RefreshToken',
  'ValidateToken',
  'VerifyScopes',
  'ClientToken',
  'LogoutUrl',
  'VerifyWebhook',
  'VerifyInterceptor',
  'IdpInitiatedLogin',
] as const;

/** What the server says of itself. */
export interface Contract {
  /** `UserService/GetUser` of every RPC in scope. */
  readonly rpcs: ReadonlySet<string>;
  /** Those of them it answers with UNIMPLEMENTED. */
  readonly notServedYet: ReadonlySet<string>;
  /** The codes an RPC's description names. */
  readonly documented: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads what a program printed and holds it against the server: its log, and what it serves.
 * @param calls of the server while the program ran
 */
export function readReport(printed: string, { rpcs, notServedYet }: Omit<Contract, 'documented'>, calls: readonly LoggedCall[]): Report {
  const complaints: string[] = [];
  const cases: Case[] = [];
  const wrappers = new Set<string>();
  let version = '';
  let done = false;
  for (const line of printed.split('\n').filter((text) => text.startsWith('{'))) {
    let said: Record<string, unknown>;
    try {
      said = JSON.parse(line) as Record<string, unknown>;
    } catch {
      complaints.push(`A line is not JSON: ${line.slice(0, 200)}`);
      continue;
    }
    if (said['about']) version = String((said['about'] as Record<string, unknown>)['version']);
    else if (Array.isArray(said['wrappers'])) for (const name of said['wrappers']) wrappers.add(String(name));
    else if (said['done']) done = true;
    else if (isCase(said)) cases.push(said);
    else complaints.push(`A line is neither a case nor anything else conformance/README.md knows: ${line.slice(0, 200)}`);
  }

  if (!version) complaints.push('It did not say which version of the SDK it has (about).');
  if (!done) complaints.push('It ended before it was done.');
  if (wrappers.size === 0) complaints.push('It named no wrappers.');
  const exercised = new Set(cases.map(({ wrapper }) => wrapper));
  for (const name of wrappers) if (!exercised.has(name)) complaints.push(`Nobody exercised the wrapper ${name}.`);
  for (const name of exercised) if (!wrappers.has(name)) complaints.push(`A case names the wrapper ${name}, which the SDK does not have.`);

  for (const one of cases) {
    const place = `${one.service}/${one.rpc}`;
    const who = `${one.wrapper} (${one.case})`;
    if (one.service === HELPER ? !(HELPERS as readonly string[]).includes(one.rpc) : !rpcs.has(place))
      complaints.push(`${who}: there is no ${place} in scope.`);
    if (one.outcome === 'failed') complaints.push(`${who} failed: ${one.detail}`);
    if (one.outcome === 'not_served_yet' && !notServedYet.has(place)) complaints.push(`${who}: the server serves ${place}, and yet it was not served.`);
    if (one.outcome !== 'not_served_yet' && one.outcome !== 'failed' && notServedYet.has(place))
      complaints.push(`${who}: the server says it does not serve ${place} yet.`);
  }

  const claimed = new Set(
    cases.filter(({ service, outcome }) => service !== HELPER && outcome !== 'not_wrapped').map(({ service, rpc }) => `${service}/${rpc}`),
  );
  const called = new Map<string, Set<string>>();
  for (const { name, outcome } of calls) {
    const [, place] = /^\/scalekit\.v1\.[\w.]+\.(\w+\/\w+)$/.exec(name) ?? [];
    if (place) called.set(place, (called.get(place) ?? new Set()).add(outcome));
  }
  for (const place of claimed)
    if (!called.has(place) && !notServedYet.has(place)) complaints.push(`It claims to have called ${place}, which the server never saw.`);
  for (const place of called.keys()) if (!claimed.has(place)) complaints.push(`It called ${place} and claims no case of it.`);
  for (const { service, rpc, outcome } of cases) {
    const outcomes = called.get(`${service}/${rpc}`);
    if (outcome === 'works' && outcomes && !outcomes.has('OK')) complaints.push(`It says that ${service}/${rpc} works, and the server never answered OK.`);
  }
  const looked = new Set(cases.filter(({ outcome }) => outcome === 'refused_as_documented').map(({ service, rpc }) => `${service}/${rpc}`));
  const refusals = new Map([...called].filter(([place]) => looked.has(place)).map(([place, outcomes]) => [place, outcomes.difference(NO_REFUSALS)]));
  return { version, cases, refusals, complaints: [...new Set(complaints)] };
}

/** UNAUTHENTICATED is how the Node SDK begins. */
const NO_REFUSALS = new Set(['OK', 'UNAUTHENTICATED', 'UNIMPLEMENTED']);

const isCase = (said: Record<string, unknown>): said is Record<string, unknown> & Case =>
  ['service', 'rpc', 'wrapper', 'case', 'outcome', 'detail'].every((name) => typeof said[name] === 'string') && OUTCOMES.includes(String(said['outcome']));
