import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { promisify } from 'node:util';
import { closedLoop } from '../lib/loop.ts';
import type { Task } from './load.ts';

// RS256 and nothing else: the least a token can cost. Asynchronous, as a server must sign.

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const key = createPrivateKey(privateKey);
const text = Buffer.from('x'.repeat(600));
const signLater = promisify(sign) as (algorithm: string, data: Buffer, key: ReturnType<typeof createPrivateKey>) => Promise<Buffer>;

process.on('message', async ({ concurrency, warmSeconds, seconds }: Task) => {
  process.send?.(await closedLoop(() => signLater('RSA-SHA256', text, key), concurrency, warmSeconds, seconds));
});
process.send?.('ready');
