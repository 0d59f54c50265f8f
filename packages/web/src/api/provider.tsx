import { Code, ConnectError } from '@connectrpc/connect';
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { Refresh } from '../design/refresh.ts';
import type { World } from './surface.ts';
import type { Transports } from './transport.ts';

interface Reach {
  readonly transports: Transports;
  readonly world: World;
}

const ReachContext = createContext<Reach | undefined>(undefined);

export function useReach(): Reach {
  const reach = useContext(ReachContext);
  if (!reach) throw new Error('ApiProvider is missing');
  return reach;
}

const PASSING: ReadonlySet<Code> = new Set([Code.Unavailable, Code.DeadlineExceeded]);

/** Answers are kept for as long as the page is open, and asked for again when they are older than some seconds. */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 5 * 60_000,
        // A server on this machine is there when the network is not: whether it can be reached is found out by asking.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (count, error) => count < 2 && error instanceof ConnectError && PASSING.has(error.code),
      },
      mutations: { networkMode: 'always' },
    },
  });

export function ApiProvider({
  transports,
  queries,
  children,
}: {
  readonly transports: Transports;
  readonly queries: QueryClient;
  readonly children: ReactNode;
}): ReactNode {
  const refresh = useCallback(async () => {
    await queries.refetchQueries({ type: 'active' });
    // Who shows an answer is told of it in a turn of its own, in the order in which they come.
    await new Promise<void>((told) => notifyManager.schedule(told));
  }, [queries]);
  return (
    <ReachContext value={{ transports, world: 'environment' }}>
      <QueryClientProvider client={queries}>
        <Refresh value={refresh}>{children}</Refresh>
      </QueryClientProvider>
    </ReachContext>
  );
}

/** Inside, calls are about operators: the members of the system organization. */
export function AboutOperators({ children }: { readonly children: ReactNode }): ReactNode {
  const { transports } = useReach();
  return <ReachContext value={{ transports, world: 'operators' }}>{children}</ReachContext>;
}
