import { isIP } from 'node:net';
import type { Environment } from '../../platform/environment.ts';

/** For whom passkeys are made: the host of the environment, and pages of that address only. */
export function relyingParty({ url, name }: Pick<Environment, 'url' | 'name'>): { readonly id: string; readonly origin: string; readonly name: string } {
  const { hostname, origin } = new URL(url);
  return { id: hostname, origin, name };
}

/** They are on, and browsers make them for an address like this: a name, with https or on the developer's own machine. */
export function passkeysWork({ url, methods }: Pick<Environment, 'url' | 'methods'>): boolean {
  const { hostname, protocol } = new URL(url);
  const isHere = hostname === 'localhost' || hostname.endsWith('.localhost');
  return methods.passkeys && (protocol === 'https:' || isHere) && isIP(hostname.replace(/^\[|\]$/g, '')) === 0;
}
