import { createHash } from 'node:crypto';
import { generateURI, verifySync } from 'otplib';
import { encode } from 'uqr';
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
  generateURI({ issuer: nameFor(app, 20), label: nameFor(email, 48), secret });

/** A colon stands between the two. What is too long for a picture is too long for a phone. */
const nameFor = (text: string, most: number): string => [...text.replaceAll(':', ' ')].slice(0, most).join('');

/** The address as the address of a picture, a line for every run of dark squares: dark on light whatever the page, for cameras. */
export function qrCode(uri: string): string {
  const { size, data } = encode(uri, { ecc: 'L', border: 3 });
  const runs = data.flatMap((row, y) => {
    const dark = row.map((square) => (square ? '1' : '0')).join('');
    let end = 0;
    return [...dark.matchAll(/1+/g)].map(({ 0: { length }, index }) => {
      const move = end === 0 ? `M${index} ${y}.5` : `m${index - end} 0`;
      end = index + length;
      return `${move}h${length}`;
    });
  });
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'><path fill='#fff' d='M0 0h${size}v${size}H0z'/><path stroke='#000' d='${runs.join('')}'/></svg>`;
  return `data:image/svg+xml,${svg.replace(/[<>#]/g, encodeURIComponent)}`;
}
