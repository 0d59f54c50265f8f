import { createHash } from 'node:crypto';
import { generateURI, verifySync } from 'otplib';
import { renderSVG } from 'uqr';
import type { Work } from '../../platform/work.ts';

const SECRET_BYTES = 20;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Clocks of phones are wrong by so much. */
const DRIFT_SECONDS = 30;

/** What an app makes its codes from, in the letters people type: base32 of 160 bits. */
export function newTotpSecret(work: Pick<Work, 'newSecret'>): string {
  const bytes = createHash('sha256').update(work.newSecret()).digest().subarray(0, SECRET_BYTES);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');
}

/**
 * The step of time that a code belongs to, if it is right now or was or will be one step away. Steps up to `after` were
 * used before: their codes are worth nothing any more.
 */
export function stepOfCode({ secret, code, now, after }: { secret: string; code: string; now: Date; after: number | undefined }): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(now.getTime() / 1000);
  const { valid, ...found } = verifySync({
    secret,
    token: code,
    epoch,
    epochTolerance: DRIFT_SECONDS,
    ...(after === undefined ? {} : { afterTimeStep: after }),
  });
  return valid && 'timeStep' in found ? found.timeStep : undefined;
}

/** The address an app reads its secret from. */
export const totpUri = (secret: string, { app, email }: { readonly app: string; readonly email: string }): string =>
  generateURI({ issuer: app.replaceAll(':', ' '), label: email.replaceAll(':', ' '), secret });

/** The address as a picture: dark on light whatever the page, for cameras. */
export const qrCode = (uri: string): string => renderSVG(uri, { ecc: 'M', border: 3, blackColor: '#000', whiteColor: '#fff' });
