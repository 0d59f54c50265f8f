import type { ClaimRule, Environment } from '../../platform/environment.ts';
import { type Expression, readExpression, summaryOf } from './expression.ts';
import { isReserved } from './reserved.ts';
import type { Subject } from './subject.ts';

/** What became of one claim: it stands in the token, or it does not, because it is empty or because it failed. */
export interface ClaimResult {
  readonly name: string;
  readonly expression: string;
  /** Left out when there is none. */
  readonly value?: unknown;
  /** Why it failed. */
  readonly error?: string;
}

/** Tokens travel in cookies, which end at 4096 bytes. */
const LONGEST_VALUE = 1000;
const MOST_PARTS = 300;

type Prepared = Pick<ClaimResult, 'name' | 'expression'> & ({ readonly program: Expression } | { readonly error: string });

/** Read once for as long as the environment's settings are the same: they are kept in memory, and their list with them. */
const prepared = new WeakMap<readonly ClaimRule[], readonly Prepared[]>();

/** The claims of an environment for one person in one organization. Never throws: whatever fails is left out. */
export function claimsFor({ claims }: Pick<Environment, 'claims'>, subject: () => Subject): Readonly<Record<string, unknown>> {
  if (claims.length === 0) return {};
  return Object.fromEntries(resultsFor(claims, subject()).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));
}

/** Each claim, with what it comes to or what is wrong with it. */
export function resultsFor(rules: readonly ClaimRule[], subject: Subject): ClaimResult[] {
  let all = prepared.get(rules);
  if (!all) {
    all = rules.map(prepare);
    prepared.set(rules, all);
  }
  return all.map((one) => {
    const { name, expression } = one;
    if ('error' in one) return { name, expression, error: one.error };
    try {
      const value = plain(one.program.valueFor(subject), { parts: 0 });
      if (JSON.stringify(value ?? null).length > LONGEST_VALUE) throw new RangeError(TOO_LONG);
      return isEmpty(value) ? { name, expression } : { name, expression, value };
    } catch (error) {
      return { name, expression, error: summaryOf(error) };
    }
  });
}

const TOO_LONG = `it comes to more than ${LONGEST_VALUE} characters, and a token has to fit in a cookie`;

function prepare({ name, expression }: ClaimRule): Prepared {
  if (isReserved(name)) return { name, expression, error: `"${name}" is a claim that tokens have already` };
  try {
    return { name, expression, program: readExpression(expression) };
  } catch (error) {
    return { name, expression, error: summaryOf(error) };
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** A value of CEL as JSON has it. */
function plain(value: unknown, count: { parts: number }): unknown {
  count.parts += 1;
  if (count.parts > MOST_PARTS) throw new RangeError(TOO_LONG);
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (value.length > LONGEST_VALUE) throw new RangeError(TOO_LONG);
    return value;
  }
  if (typeof value === 'bigint' || typeof value === 'number') {
    const number = Number(value);
    if (!Number.isFinite(number) || (typeof value === 'bigint' && !Number.isSafeInteger(number))) throw new RangeError('it is a number that JSON cannot carry');
    return number;
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((inner) => plain(inner, count));
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [String(key), plain(inner, count)]));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('it is neither a text, a number, true or false, nor a list or map of them');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, count)]));
}
