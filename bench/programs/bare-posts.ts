import { closedLoop } from '../lib/loop.ts';
import type { Task } from './load.ts';

// A body of the size of an event, posted by `fetch` again and again: what Node and the way to the sink cost, with no event,
// no signature and no log behind it.

const { url, body } = JSON.parse(process.argv[2]!) as { readonly url: string; readonly body: string };
const headers = { 'content-type': 'application/json' };

async function post(): Promise<void> {
  const answer = await fetch(url, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${answer.status}`);
}

process.on('message', async ({ concurrency, warmSeconds, seconds }: Task) => process.send?.(await closedLoop(post, concurrency, warmSeconds, seconds)));
process.send?.('ready');
