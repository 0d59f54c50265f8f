import type { Problem } from './problem.ts';

/** A list that is shown page by page: what the api hands over and tables show. */
export interface ListState<Row> {
  readonly rows: readonly Row[];
  /** Nothing has come yet. */
  readonly isLoading: boolean;
  /** What is shown is from the last question while the next is being answered. */
  readonly isStale?: boolean;
  readonly problem?: Problem | undefined;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  /** How many there are in all, where that is known. */
  readonly total?: number | undefined;
  more(): void;
  retry(): void;
}

/** A list that is shown by something else than a table, as `Answered` takes it. */
export const answerOf = <Row>({ rows, isLoading, problem, retry }: ListState<Row>) => ({
  data: isLoading || (problem && rows.length === 0) ? undefined : rows,
  problem,
  retry,
});

/** A list that is here as a whole, as an answer brought it. */
export const wholeList = <Row>(
  rows: readonly Row[] | undefined,
  { problem, retry }: { readonly problem?: Problem | undefined; readonly retry: () => void },
): ListState<Row> => ({
  rows: rows ?? [],
  isLoading: rows === undefined && !problem,
  problem,
  hasMore: false,
  isLoadingMore: false,
  more: () => undefined,
  retry,
});

/** A row that somebody opened, as the list has it by now; as it was when it is gone. */
export const asListed = <Row extends { readonly id: string }>(rows: readonly Row[], opened: Row): Row => rows.find(({ id }) => id === opened.id) ?? opened;
