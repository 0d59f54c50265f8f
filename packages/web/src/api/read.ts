import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { keepPreviousData, type QueryClient, queryOptions, useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo } from 'react';
import type { ListState } from '../design/list.ts';
import type { Problem } from '../design/problem.ts';
import { keyOf } from './keys.ts';
import { anewUnlessItCame, perhapsAnswered } from './known.ts';
import { nextOf } from './next-of.ts';
import { isUnreachable, problemOf } from './problem-of.ts';
import { useReach } from './provider.tsx';
import { keepSame, keepSamePages } from './same.ts';
import type { World } from './surface.ts';
import type { Transports } from './transport.ts';

export interface Answer<Message> {
  readonly data: Message | undefined;
  readonly isLoading: boolean;
  readonly isFetching: boolean;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

interface ReadOptions {
  /** False while something the question needs is not known yet. */
  readonly enabled?: boolean;
  /** Asks again every so many milliseconds while the page is looked at: for what others change. */
  readonly every?: number;
  /** Asks again whenever it comes on the page: for what writes of other services change. */
  readonly anew?: boolean;
}

interface OneReadOptions<Message> extends Omit<ReadOptions, 'every'> {
  /** Asks again as soon as somebody comes back to the window: for what others change meanwhile, and is looked at seldom. */
  readonly onReturn?: boolean;
  /** The same, or as what is known so far has it: what has come to its end is not asked about any more. */
  readonly every?: number | ((known: Message | undefined) => number | undefined);
}

/**
 * Whether an answer is there to be shown. What the first one brings is drawn in small steps, for it may be a whole page, and a
 * phone should hear meanwhile what somebody taps. What comes later shows at once.
 */
const useShown = (isThere: boolean): boolean => useDeferredValue(isThere) && isThere;

/** What is here stays while the server is gone, and the frame of the page says so (`useLostSince`). */
const problemIn = ({ error, data }: { readonly error: Error | null; readonly data: unknown }): Problem | undefined =>
  error && !(data !== undefined && isUnreachable(error)) ? problemOf(error) : undefined;

/** One question and its answer, kept and shared by everybody on the page who asks the same. */
export function useRead<I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O>,
  input: MessageInitShape<I>,
  { enabled = true, every, anew = false, onReturn = false }: OneReadOptions<MessageShape<O>> = {},
): Answer<MessageShape<O>> {
  const { transports, world } = useReach();
  const again = typeof every === 'function' ? ({ state }: { state: { data: MessageShape<O> | undefined } }) => every(state.data) ?? false : every;
  const query = useQuery({
    ...question(transports, world, method, input),
    enabled,
    ...(again && { refetchInterval: again }),
    ...(anew && { refetchOnMount: anewUnlessItCame }),
  });
  const { data, refetch } = query;
  useEffect(() => {
    if (!onReturn || !enabled) return;
    const again = () => void refetch();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [onReturn, enabled, refetch]);
  const isShown = useShown(data !== undefined);
  return {
    data: isShown ? data : undefined,
    isLoading: (query.isPending || (data !== undefined && !isShown)) && enabled,
    // Read only by whom it concerns: everybody else is not drawn again each time something is asked.
    get isFetching() {
      return query.isFetching;
    },
    problem: problemIn(query),
    retry: () => void refetch(),
  };
}

/** The same question about several things at once: of each the answer, as soon as it is there. */
export function useReads<I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O>,
  inputs: readonly MessageInitShape<I>[],
  { enabled = true, every }: ReadOptions = {},
): readonly (MessageShape<O> | undefined)[] {
  const { transports, world } = useReach();
  const queries = useQueries({
    queries: inputs.map((input) => ({ ...question(transports, world, method, input), enabled, ...(every && { refetchInterval: every }) })),
  });
  return queries.map(({ data }) => data);
}

/** The same before a page is shown: for a route's loader. What is there already is not asked for again. */
export const ask = <I extends DescMessage, O extends DescMessage>(
  queries: QueryClient,
  transports: Transports,
  method: DescMethodUnary<I, O>,
  input: MessageInitShape<I>,
): Promise<MessageShape<O>> => queries.ensureQueryData(question(transports, 'environment', method, input));

const question = <I extends DescMessage, O extends DescMessage>(
  transports: Transports,
  world: World,
  method: DescMethodUnary<I, O>,
  input: MessageInitShape<I>,
) => {
  const queryKey = keyOf(world, method, input);
  return queryOptions<MessageShape<O>>({
    queryKey,
    ...perhapsAnswered(queryKey, method.output, (message) => message),
    meta: { world, method, input },
    queryFn: async ({ signal }) => (await transports.of(world).unary(method, signal, undefined, undefined, input)).message,
    structuralSharing: keepSame(method.output),
  });
};

const totalOf = (message: object): number | undefined =>
  'totalSize' in message && typeof message.totalSize === 'number' && message.totalSize > 0 ? message.totalSize : undefined;

/**
 * A list that goes on page by page by the server's tokens, so the thousandth page costs what the first one costs.
 * @param input the question for the page that a token names; the first page has none
 * @param rows of an answer. Declare it outside the component, so that it stays the same function.
 */
export function useList<I extends DescMessage, O extends DescMessage, Row>(
  method: DescMethodUnary<I, O>,
  input: (pageToken: string) => MessageInitShape<I>,
  rows: (message: MessageShape<O>) => readonly Row[],
  { enabled = true, every }: ReadOptions = {},
): ListState<Row> {
  const { transports, world } = useReach();
  const queryKey = [...keyOf(world, method, input('')), 'pages'];
  const query = useInfiniteQuery({
    queryKey,
    ...perhapsAnswered(queryKey, method.output, (message) => ({ pages: [message], pageParams: [''] })),
    meta: { world, method, input: input('') },
    queryFn: async ({ pageParam, signal }) => (await transports.of(world).unary(method, signal, undefined, undefined, input(pageParam))).message,
    initialPageParam: '',
    getNextPageParam: (page) => nextOf(page, rows(page).length) || undefined,
    placeholderData: keepPreviousData,
    structuralSharing: keepSamePages(method.output),
    enabled,
    ...(every && { refetchInterval: every }),
  });
  const isShown = useShown(query.data !== undefined);
  const pages = isShown ? query.data?.pages : undefined;
  const first = pages?.[0];
  const all = useMemo(() => pages?.flatMap((page) => rows(page)) ?? [], [pages, rows]);
  return {
    rows: all,
    isLoading: (query.isPending || (query.data !== undefined && !isShown)) && enabled,
    isStale: query.isPlaceholderData,
    problem: problemIn(query),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    total: first && totalOf(first),
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}
