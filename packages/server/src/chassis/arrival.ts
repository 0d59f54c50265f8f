import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { DryRun } from '@tenon/api/tenon/v1/dry_run_pb.ts';
import type { Caller } from '../platform/actor.ts';
import type { Language } from '../platform/languages.ts';
import { fromAcceptLanguage } from './i18n/negotiate.ts';

/** A request as it came in, before anybody knows who sent it. */
export interface Arrival {
  readonly requestId: string;
  /** The address it was sent to, as the client wrote it: chooses the environment. */
  readonly host: string;
  /** Where on that host the environment lives: taken off the address by chassis/under-path.ts. */
  readonly path: string;
  readonly from: { readonly ip: string; readonly userAgent: string };
  /** The language it asks to be answered in. */
  readonly language: Language | undefined;
  /** Every Authorization value: the Python SDK sends two, and either may be the live one. */
  readonly authorizations: readonly string[];
  /** The page of ours it was sent by, when one says so: its cookies then say who is asking. */
  readonly page: SentByPage | undefined;
  /** `performance.now()` when it came. */
  readonly at: number;
  /** The value of Idempotency-Key, as it came. */
  readonly idempotencyKey: string | undefined;
  /** It asks to be told what would happen, and that nothing happens. */
  readonly dryRun: boolean;
  /** Filled in once it is known, for the log. */
  caller?: Caller;
  /** What the profile of whoever is signed in says they read, once that is known and where it matters. */
  profileLocale?: string;
  /** Headers the answer carries, whatever its protocol and however it ends. */
  readonly answerHeaders: Record<string, string>;
  /** Filled in by a dry run: what would have changed. */
  wouldChange?: DryRun;
}

/** The pages that call the API for whoever sits before them. */
export const SURFACES = ['dashboard', 'ui'] as const;

/** A call from a page. No page of another site can send it: the header makes a browser ask first, and nobody answers. */
export interface SentByPage {
  readonly surface: (typeof SURFACES)[number];
  readonly cookie: string;
  /** The browser says that the page is of another address after all. */
  readonly fromElsewhere: boolean;
}

/** Whether the sender of a connection is a proxy of ours, whose X-Forwarded-* headers may be believed. @param hop counts from us outward */
export type Trust = (address: string, hop: number) => boolean;

export const trustNobody: Trust = () => false;

/** @param ranges addresses and networks (`10.0.0.0/8`), `loopback`, `private`, or one number: how many proxies stand before us */
export function trustProxies(ranges: readonly string[]): Trust {
  if (ranges.length === 0) return trustNobody;
  const [first = ''] = ranges;
  if (/^\d+$/.test(first)) return (_address, hop) => hop < Number(first);
  const list = new BlockList();
  for (const range of ranges.flatMap((range) => NAMED[range] ?? [range])) {
    const [address = '', bits] = range.split('/');
    if (!isIP(address)) throw new Error(`"${range}" is not an address, a network, "loopback", "private" or a number of proxies`);
    list.addSubnet(address, bits === undefined ? (isIPv6(address) ? 128 : 32) : Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

const NAMED: Record<string, string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** @param path where on the host the environment lives: see under-path.ts */
export function arrivalOf(headers: IncomingHttpHeaders, rawHeaders: readonly string[], remoteAddress: string | undefined, trust: Trust, path = ''): Arrival {
  const peer = withoutMapping(remoteAddress ?? '');
  const trusted = trust(peer, 0);
  const forwardedHost = trusted ? first(headers['x-forwarded-host']) : undefined;
  const given = headers['x-request-id'];
  const host = forwardedHost ?? (headers[':authority'] as string | undefined) ?? headers.host ?? '';
  return {
    requestId: typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID(),
    host,
    path,
    page: pageOf(headers, host),
    language: fromAcceptLanguage(headers['accept-language']),
    from: { ip: trusted ? client(peer, headers['x-forwarded-for'], trust) : peer, userAgent: (headers['user-agent'] ?? '').slice(0, 512) },
    authorizations: valuesOf('authorization', rawHeaders),
    at: performance.now(),
    idempotencyKey: oneOf(headers['idempotency-key']),
    dryRun: headers['prefer'] !== undefined && prefersDryRun(String(headers['prefer'])),
    answerHeaders: {},
  };
}

/** The header a page of ours names itself by. */
export const SURFACE_HEADER = 'x-tenon-surface';

function pageOf(headers: IncomingHttpHeaders, host: string): SentByPage | undefined {
  const surface = SURFACES.find((known) => known === headers[SURFACE_HEADER]);
  if (!surface) return undefined;
  const { origin, 'sec-fetch-site': site } = headers;
  const fromElsewhere = (site !== undefined && site !== 'same-origin') || (origin !== undefined && hostOf(origin) !== host.toLowerCase());
  return { surface, cookie: headers.cookie ?? '', fromElsewhere };
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

const REQUEST_ID = /^[A-Za-z0-9._-]{8,128}$/;

const oneOf = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join() : header);

/**
 * `Prefer: dry-run`, alone or in a list (RFC 7240). Who writes `dry-run=true` means it as well: a word too many must not
 * turn a rehearsal into the real thing.
 */
const prefersDryRun = (prefer: string): boolean =>
  prefer.split(',').some((preference) => {
    const [name = '', value = ''] = preference.split(';', 1)[0]!.split('=', 2);
    return name.trim().toLowerCase() === 'dry-run' && !/^"?(false|0|no|off)"?$/i.test(value.trim());
  });

/** Names of HTTP/1.1 headers come in any case; Node's own `headers` keep only the first Authorization. */
function valuesOf(name: string, rawHeaders: readonly string[]): string[] {
  const values: string[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const header = rawHeaders[i]!;
    if (header.length === name.length && header.toLowerCase() === name) values.push(rawHeaders[i + 1]!);
  }
  return values;
}

/** Walks back through the proxies we trust to the first address we do not. */
function client(peer: string, forwarded: string | string[] | undefined, trust: Trust): string {
  const addresses = [
    peer,
    ...String(forwarded ?? '')
      .split(',')
      .reverse(),
  ]
    .map((address) => withoutMapping(address.trim()))
    .filter(isIP);
  return addresses.find((address, hop) => !trust(address, hop)) ?? addresses.at(-1) ?? peer;
}

/** `::ffff:10.0.0.1` is 10.0.0.1 seen through an IPv6 socket. */
const withoutMapping = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address);

const first = (value: string | string[] | undefined): string | undefined =>
  String(value ?? '')
    .split(',')[0]
    ?.trim() || undefined;
