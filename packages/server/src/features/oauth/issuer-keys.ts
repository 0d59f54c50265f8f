import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose';
import type { Environment } from '../../platform/environment.ts';
import { KeptOutside } from '../../platform/kept-outside.ts';
import { type Outside, readAtMost } from '../../platform/outside.ts';
import { type Connection, descriptionOf, mayGoWithoutTls, textIn } from '../connections/index.ts';

/** The keys of an organization's identity provider. */
export interface IssuerKeys {
  readonly issuer: string;
  readonly keys: JWTVerifyGetKey;
}

const LARGEST = 512 * 1024;
const TIMEOUT = 5_000;
const issuers = new KeptOutside<IssuerKeys>();

/** Where its keys are: written down with the connection, or found from its issuer. Remembered for a while. */
export function keysOf(outside: Outside, connection: Connection, environment: Pick<Environment, 'kind'>): Promise<IssuerKeys> {
  const { settings } = connection;
  const withoutTls = mayGoWithoutTls(connection, environment);
  const secure = (address: string): URL => {
    const url = new URL(address);
    if (url.protocol !== 'https:' && !withoutTls) throw new TypeError(`${address} is not reached by TLS`);
    return url;
  };
  const [issuer, jwks] = [textIn(settings, 'issuer'), textIn(settings, 'jwks_uri')];
  // Several organizations may be with one provider: it is asked once for all of them.
  return issuers.get(outside, JSON.stringify([issuer, jwks, descriptionOf(connection), withoutTls]), async () => {
    const place = issuer && jwks ? { issuer, jwks_uri: jwks } : await describedAt(outside, secure(descriptionOf(connection)));
    // RFC 8414 section 3.3: who describes somebody else is not to be believed.
    if (issuer && place.issuer !== issuer) throw new TypeError(`its description is of ${place.issuer}, not of ${issuer}`);
    return { issuer: place.issuer, keys: createRemoteJWKSet(secure(place.jwks_uri), { timeoutDuration: TIMEOUT, [customFetch]: by(outside) }) };
  });
}

async function describedAt(outside: Outside, url: URL): Promise<{ readonly issuer: string; readonly jwks_uri: string }> {
  const response = await by(outside)(url.href, {
    headers: new Headers({ accept: 'application/json' }),
    method: 'GET',
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  const { issuer, jwks_uri: jwks } = (await response.json()) as Readonly<Record<string, unknown>>; // whatever it is, no more than two texts of it are believed
  if (response.status !== 200 || typeof issuer !== 'string' || typeof jwks !== 'string') throw new TypeError(`${url.href} describes no issuer`);
  return { issuer, jwks_uri: jwks };
}

/** By the guarded way outside, and no more than keys can be. */
const by =
  (outside: Outside): FetchImplementation =>
  async (url, { headers, signal }) => {
    const response = await outside.fetch(new URL(url), { headers: Object.fromEntries(headers), signal });
    return new Response(await readAtMost(response, LARGEST), { status: response.status });
  };
