import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Code, ConnectError } from '@connectrpc/connect';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { ErrorInfoSchema } from '@tenon/api/scalekit/v1/errdetails/errdetails_pb.ts';
import { askLostAgain, lostSince } from './lost.ts';

const gone = new ConnectError('fetch failed', Code.Unavailable);

/** A page that shows the answers to some questions; each says what comes next, or throws it. */
function pageOf(questions: Readonly<Record<string, () => unknown>>) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const leave = Object.entries(questions).map(([name, answer]) =>
    new QueryObserver(queries, { queryKey: [name], queryFn: async () => answer(), staleTime: Number.POSITIVE_INFINITY }).subscribe(() => undefined),
  );
  return { queries, ask: () => queries.refetchQueries(), leave: () => leave.forEach((one) => void one()) };
}

const answers = (): string => 'here';
const refuses = (error: Error) => () => {
  throw error;
};

test('what could not be asked again is as old as the oldest answer that stands, until it is answered', async () => {
  let isGone = false;
  const { queries, ask, leave } = pageOf({ list: () => (isGone ? refuses(gone)() : answers()), other: answers });
  await ask();
  assert.equal(lostSince(queries), undefined);
  queries.setQueryData(['list'], 'before', { updatedAt: 1000 });
  isGone = true;
  await ask();
  assert.equal(lostSince(queries), 1000);
  assert.equal(queries.getQueryData(['list']), 'before');
  await askLostAgain(queries);
  assert.equal(lostSince(queries), 1000);
  isGone = false;
  await askLostAgain(queries);
  assert.equal(lostSince(queries), undefined);
  assert.equal(queries.getQueryData(['list']), 'here');
  leave();
});

test('a server that refuses is there, and what nobody looks at any more is not missed', async () => {
  const busy = new ConnectError('Come back later.', Code.Unavailable, undefined, [{ desc: ErrorInfoSchema, value: { errorCode: 'UNAVAILABLE' } }]);
  const refused = pageOf({ one: refuses(busy), other: refuses(new ConnectError('No.', Code.PermissionDenied)) });
  refused.queries.setQueryData(['one'], 'before');
  refused.queries.setQueryData(['other'], 'before');
  await refused.ask();
  assert.equal(lostSince(refused.queries), undefined);
  refused.leave();

  const left = pageOf({ one: refuses(gone), never: refuses(gone) });
  await left.ask();
  assert.equal(lostSince(left.queries), undefined, 'nothing is shown that could be old');
  left.queries.setQueryData(['one'], 'before', { updatedAt: 1000 });
  await left.ask();
  assert.equal(lostSince(left.queries), 1000);
  left.leave();
  assert.equal(lostSince(left.queries), undefined);
});
