import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutside } from '../platform/outside.ts';

/** A question as it came. */
export interface Asked {
  readonly trigger_point: string;
  readonly interceptor_context: Readonly<Record<string, unknown>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * An app that is asked by interceptors: a server on loopback, and the way to it. Without an answer it keeps silent, and whoever asks
 * waits as long as they wait.
 */
export async function createAppPeer() {
  const asked: Asked[] = [];
  let answer: object | undefined = { decision: 'ALLOW' };
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    asked.push(JSON.parse(Buffer.concat(pieces).toString()) as Asked);
    if (answer) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const outside = createOutside({ networks: ['loopback'] });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/interceptor`, // it listens on a port
    outside,
    asked,
    answers: (next: object | undefined) => void (answer = next),
    async close() {
      server.closeAllConnections();
      server.close();
      await outside.close();
    },
  };
}
