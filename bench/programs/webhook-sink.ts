import { createServer } from 'node:http';

// An app that listens and says yes to everything: as little as one can be, in a process of its own. It keeps nothing but the
// number of what came, and says when there are as many as somebody waits for.

let posts = 0;
let awaited = Number.POSITIVE_INFINITY;

const tell = () => {
  if (posts < awaited) return;
  awaited = Number.POSITIVE_INFINITY;
  process.send?.({ posts, at: performance.timeOrigin + performance.now() });
};

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    posts += 1;
    response.writeHead(204).end();
    tell();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') process.send?.({ url: `http://127.0.0.1:${address.port}` });
});

process.on('message', ({ atLeast }: { readonly atLeast: number }) => {
  awaited = atLeast;
  tell();
});
