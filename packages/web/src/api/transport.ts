import { Code, ConnectError, createContextKey, createContextValues, type Interceptor, type Transport } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';
import { headersOf, type Surface, type World } from './surface.ts';

/** Whoever is signed out is sent to sign in, and comes back to where they are. */
type SignIn = (returnTo: string) => void;

const idempotencyKey = createContextKey<string | undefined>(undefined, { description: 'the name of a write' });

/** A write goes out under a name of its own: sent twice, by us or by a network, it is done once. */
export const asOneWrite = (name: string) => createContextValues().set(idempotencyKey, name);

export interface Transports {
  readonly surface: Surface;
  readonly of: (world: World) => Transport;
  /** Sends whoever is signed out to sign in, and back to where they are. */
  readonly signIn: () => void;
}

/** Calls to where the page came from, with the browser's cookie. */
export function createTransports(surface: Surface, signIn: SignIn): Transports {
  const toSignIn = () => signIn(`${location.pathname}${location.search}`);
  const named: Interceptor = (next) => (request) => {
    for (const [name, value] of Object.entries(headersOf(surface))) request.header.set(name, value);
    const key = request.contextValues.get(idempotencyKey);
    if (key) request.header.set('idempotency-key', key);
    return next(request);
  };
  let isSent = false;
  const signedIn: Interceptor = (next) => async (request) => {
    try {
      const answer = await next(request);
      isSent = false;
      return answer;
    } catch (error) {
      if (error instanceof ConnectError && error.code === Code.Unauthenticated) {
        // Whoever stays, for what they typed is not saved yet, is not sent again each time the page looks what is new.
        const isWrite = request.contextValues.get(idempotencyKey) !== undefined;
        if (isWrite || !isSent) toSignIn();
        isSent = true;
      }
      throw error;
    }
  };
  const transport = (baseUrl: string) =>
    createConnectTransport({
      baseUrl,
      // Half the bytes of JSON, and the decoder is part of the messages anyway.
      useBinaryFormat: true,
      interceptors: [signedIn, named],
      fetch: (input, init) => fetch(input, { ...init, credentials: 'same-origin' }),
    });
  const both: Readonly<Record<World, Transport>> = { environment: transport('/'), operators: transport('/operators') };
  return { surface, of: (world) => both[world], signIn: toSignIn };
}

/** A name nobody else will think of. Not `randomUUID`: pages on plain http in a home network have none. */
export const newName = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
