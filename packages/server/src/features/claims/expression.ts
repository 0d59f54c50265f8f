import { type ASTNode, Environment, Optional } from '@marcbachmann/cel-js';
import { FIELDS, type Subject } from './subject.ts';
import { toCel } from './translate.ts';

/** An expression that was read and found fit to be used. */
export interface Expression {
  /** @throws when it leads nowhere for this person */
  valueFor(subject: Subject): unknown;
}

/** What an expression may ask for. Whatever CEL knows beside it is refused: `matches` runs regular expressions that can take for ever. */
const CALLS = new Set(
  `size has string int double bool type startsWith endsWith contains lowerAscii upperAscii trim indexOf lastIndexOf substring split join at
   timestamp getFullYear getMonth getDate getDayOfMonth getDayOfWeek getHours getMinutes hasValue orValue or value
   all exists exists_one map filter len lower upper coalesce`.split(/\s+/),
);
/** These go through a list, and what stands in them is done for every element. */
const LOOPS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
/** Lists are cut to this before an expression sees them. */
export const LONGEST_LIST = 100;
const MOST_STEPS = 50_000;
const MOST_LOOPS = 3;

const language = new Environment({
  unlistedVariablesAreDyn: false,
  enableOptionalTypes: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 200, maxDepth: 24, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 8 },
})
  .registerVariable('user', 'map')
  .registerVariable('organization', 'map')
  .registerFunction('coalesce(dyn, dyn): dyn', (first: unknown, second: unknown) => {
    const value = unwrapped(first);
    return value === null || value === undefined ? unwrapped(second) : value;
  })
  .registerFunction('len(dyn): int', (value: unknown) => BigInt(lengthOf(value)))
  .registerFunction('trim(string): string', (text: string) => text.trim())
  .registerFunction('lower(string): string', (text: string) => text.toLowerCase())
  .registerFunction('upper(string): string', (text: string) => text.toUpperCase())
  .registerFunction('split(string, string): list<string>', (text: string, by: string) => text.split(by, LONGEST_LIST))
  .registerFunction('join(list<dyn>, string): string', (list: readonly unknown[], by: string) => list.map(String).join(by));

/** @throws SyntaxError, in words for whoever wrote it */
export function readExpression(source: string): Expression {
  const cel = toCel(source);
  let program: ReturnType<typeof language.parse>;
  try {
    program = language.parse(cel);
  } catch (error) {
    throw new SyntaxError(summaryOf(error));
  }
  checkCost(program.ast);
  const checked = program.check();
  if (!checked.valid) throw new SyntaxError(summaryOf(checked.error));
  return { valueFor: (subject) => unwrapped(program({ user: subject.user, organization: subject.organization })) };
}

/** Why this cannot be an expression of a claim; undefined when it can. */
export function whyRefused(source: string): string | undefined {
  try {
    readExpression(source);
    return undefined;
  } catch (error) {
    return summaryOf(error);
  }
}

/** What went wrong, as one sentence without a picture of the source. */
export function summaryOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it cannot be read';
  const summary = 'summary' in error && typeof error.summary === 'string' ? error.summary : error.message;
  const [line = ''] = summary.split('\n');
  return line
    .replace(/\bcoalesce\((.*)\)/, '$1')
    .replace(/^No such key: /, 'there is nothing called ')
    .slice(0, 200);
}

/**
 * Counts what an expression can come to at the most, before it runs once: every step, times a hundred for each list it is
 * done for. So no login waits for one, and no clock has to be watched.
 */
function checkCost(ast: ASTNode): void {
  let [steps, loops] = [0, 0];
  const walk = (node: ASTNode, times: number): void => {
    steps += times;
    checkField(node);
    const { name, receiver, given } = callOf(node);
    if (name !== undefined && !CALLS.has(name)) throw new SyntaxError(`there is no ${name}() here`);
    if (name !== undefined && LOOPS.has(name)) {
      loops += 1;
      if (receiver) walk(receiver, times);
      for (const part of given) walk(part, times * LONGEST_LIST);
    } else {
      for (const part of partsOf(node)) walk(part, times);
    }
  };
  walk(ast, 1);
  if (loops > MOST_LOOPS) throw new SyntaxError(`it goes through lists ${loops} times; ${MOST_LOOPS} is the most`);
  if (steps > MOST_STEPS) throw new SyntaxError('it could take too long: put fewer lists inside one another');
}

function checkField(node: ASTNode): void {
  if (node.op !== '.' && node.op !== '.?') return;
  const [of, field] = node.args;
  const known = of.op === 'id' ? FIELDS[of.args] : undefined;
  if (known && !known.has(field) && of.op === 'id') throw new SyntaxError(`${of.args} has no ${field}; it has ${[...known].join(', ')}`);
}

function callOf(node: ASTNode): { readonly name?: string; readonly receiver?: ASTNode; readonly given: readonly ASTNode[] } {
  if (node.op === 'call') return { name: node.args[0], given: node.args[1] };
  if (node.op === 'rcall') return { name: node.args[0], receiver: node.args[1], given: node.args[2] };
  return { given: [] };
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** The nodes below one: operands stand in lists, and in lists of lists. */
function partsOf({ args }: ASTNode): ASTNode[] {
  const found: ASTNode[] = [];
  const collect = (value: unknown): void => {
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) for (const inner of value) collect(inner);
  };
  collect(args);
  return found;
}

function unwrapped(value: unknown): unknown {
  if (!(value instanceof Optional)) return value;
  return value.hasValue() ? value.value() : undefined;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'object' && value !== null) return value instanceof Map ? value.size : Object.keys(value).length;
  throw new TypeError('len() counts texts, lists and maps');
}
