import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { type Id, isId } from '../platform/ids.ts';

/** What an app signs in to this server with. */
export interface Credentials {
  readonly clientId: Id<'skc'>;
  readonly clientSecret: string;
}

export const credentialsFile = (dataDir: string): string => join(dataDir, 'credentials.env');

/** The credentials an earlier start wrote down; `undefined` when the file is not there or somebody emptied it. */
export function readCredentials(dataDir: string): Credentials | undefined {
  let texts: NodeJS.Dict<string>;
  try {
    texts = parseEnv(readFileSync(credentialsFile(dataDir), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { SCALEKIT_CLIENT_ID: clientId = '', SCALEKIT_CLIENT_SECRET: clientSecret = '' } = texts;
  return isId('skc', clientId) && clientSecret ? { clientId, clientSecret } : undefined;
}

/** Writes them in the names the published SDKs' examples use, readable for this user alone, whole or not at all. */
export function writeCredentials(dataDir: string, url: string, { clientId, clientSecret }: Credentials): void {
  const file = credentialsFile(dataDir);
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  const lines = [
    '# Written at each start in development. Delete this file to get a new secret; the client keeps its id.',
    `SCALEKIT_ENVIRONMENT_URL=${url}`,
    `SCALEKIT_CLIENT_ID=${clientId}`,
    `SCALEKIT_CLIENT_SECRET=${clientSecret}`,
  ];
  writeFileSync(aside, `${lines.join('\n')}\n`, { mode: 0o600 });
  chmodSync(aside, 0o600);
  renameSync(aside, file);
}
