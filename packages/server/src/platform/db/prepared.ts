import type { CompiledQuery, Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/**
 * A statement that Kysely builds once and that is then sent with other values. Building one anew takes
 * longer than sending it; for the few statements that make up the busiest calls, that is worth saving.
 *
 * `build` gets places instead of values, in objects and lists of the same shape, and may ask what is
 * there and what is not; it runs once for each shape. It must take every value from there: one from
 * anywhere else would be kept from the first call and sent with all later ones, somebody else's with
 * it. So that is refused; what never changes is written with `sql.lit`.
 */
export function prepared<const Values extends object, Row>(
  build: (sql: Kysely<Tables>, values: Values) => Buildable<Row>,
): (sql: Kysely<Tables>, values: Values) => Promise<Row[]> {
  const plans = new Map<string, Plan<Row>>();
  return async (sql, values) => {
    const leaves: unknown[] = [];
    const shape = flatten(values, leaves);
    let plan = plans.get(shape);
    if (!plan) {
      plan = planOf(build(sql, mirror(values, { next: 0 }) as Values).compile(sql));
      plans.set(shape, plan);
    }
    const { rows } = await sql.executeQuery<Row>({ ...plan.query, parameters: plan.order.map((leaf) => leaves[leaf]) });
    return rows;
  };
}

/** What Kysely's builders and its `sql` tag both make. */
export interface Buildable<Row> {
  compile(sql: Kysely<Tables>): CompiledQuery<Row>;
}

interface Plan<Row> {
  readonly query: CompiledQuery<Row>;
  /** Which leaf of the values stands at each place of the statement. */
  readonly order: readonly number[];
}

function planOf<Row>(query: CompiledQuery<Row>): Plan<Row> {
  const order = query.parameters.map((parameter) => {
    if (!(parameter instanceof Place)) throw new Error(`a prepared statement took a value from outside its values: ${query.sql}`);
    return parameter.leaf;
  });
  return { query, order };
}

/** Stands for a value while a statement is built. */
class Place {
  readonly leaf: number;

  constructor(leaf: number) {
    this.leaf = leaf;
  }

  toString(): never {
    throw new Error('a prepared statement has places where its values will be: they cannot be looked at');
  }
}

/** Puts every value into `leaves`, in an order that `mirror` follows. @returns the shape: which names, how many of each */
function flatten(values: unknown, leaves: unknown[]): string {
  if (isList(values)) return `[${values.map((value) => flatten(value, leaves)).join()}]`;
  if (isRecord(values)) {
    let shape = '{';
    for (const name in values) if (values[name] !== undefined) shape += `${name}${flatten(values[name], leaves)},`;
    return `${shape}}`;
  }
  leaves.push(values);
  return '';
}

function mirror(values: unknown, count: { next: number }): unknown {
  if (isList(values)) return values.map((value) => mirror(value, count));
  if (isRecord(values)) {
    return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, mirror(value, count)]])));
  }
  return new Place(count.next++);
}

/** A list of records is walked; a list of words is one value, an array of SQL. */
const isList = (value: unknown): value is readonly Record<string, unknown>[] => Array.isArray(value) && value.length > 0 && value.every(isRecord);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
