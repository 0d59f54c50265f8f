import { accessSync, constants, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { Complaints, DEFAULT_TLS_PORT, type Settings, tryReadSettings } from '../config.ts';
import { majorVersion, OLDEST_POSTGRES } from '../platform/db/version.ts';
import { devCertificateEnds } from '../platform/tls/dev-certificate.ts';

/**
 * Reads the settings and looks at everything a start depends on, before anything is made.
 * @throws Complaints with all that is in the way, at once
 */
export async function settingsForStart(environment: NodeJS.ProcessEnv, folder: string, { demo = false } = {}): Promise<Settings> {
  const { settings, complaints, wrong } = tryReadSettings(environment, folder);
  // What was set wrongly has a default in its place that nobody asked for, so it is not looked at.
  const right = (...names: string[]) => !names.some((name) => wrong.has(name));
  const hosts = addressesOf(settings);
  const hasCertificate = settings.tlsCert !== undefined || (settings.mode === 'development' && devCertificateEnds(settings.dataDir) !== undefined);

  const looks: (Promise<string | undefined> | string | undefined)[] = [];
  if (right('TENON_PORT', 'TENON_HOST')) looks.push(portProblem('TENON_PORT', settings.port, hosts));
  // Without a port of its own, the certificate of `tenon dev-ca` takes one that is free.
  const tlsPort = settings.tlsCert ? (settings.tlsPort ?? DEFAULT_TLS_PORT) : settings.tlsPort;
  if (hasCertificate && tlsPort !== undefined && right('TENON_TLS_PORT', 'TENON_TLS_KEY', 'TENON_HOST')) {
    looks.push(portProblem('TENON_TLS_PORT', tlsPort, hosts));
  }
  if (demo && right('TENON_DEMO_PORT')) looks.push(portProblem('TENON_DEMO_PORT', settings.demoPort, ['127.0.0.1', '::1']));
  if (right('TENON_DATA_DIR') && needsDataFolder(settings)) looks.push(folderProblem(settings.dataDir));
  if (settings.databaseUrl) looks.push(databaseProblem(settings.databaseUrl));

  complaints.push(...(await Promise.all(looks)).filter((problem) => problem !== undefined));
  if (complaints.length > 0) throw new Complaints(complaints);
  return settings;
}

/** With a database and a key of its own, a production server keeps nothing on this disk. */
export const needsDataFolder = ({ mode, databaseUrl, secretKey }: Settings): boolean => mode === 'development' || !databaseUrl || !secretKey;

/** Where a server listens. `localhost` is two addresses, and a browser may come by either. */
export const addressesOf = ({ mode, host }: Pick<Settings, 'mode' | 'host'>): readonly string[] =>
  mode === 'development' && host === '127.0.0.1' ? ['127.0.0.1', '::1'] : [host];

/** Why nobody could listen there, if so. */
export async function portProblem(setting: string, port: number, hosts: readonly string[]): Promise<string | undefined> {
  const code = await whyPortIsClosed(port, hosts);
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Stop that program, or set ${setting} to another port.`;
  if (code === 'EACCES') return `Port ${port} needs rights this user does not have. Set ${setting} to a port above 1023.`;
  if (code) return `Nobody can listen on ${hosts[0]}, port ${port} (${code}). Set TENON_HOST to an address of this machine.`;
  return undefined;
}

/** The system's code for why one of these addresses has no such port to give. */
export async function whyPortIsClosed(port: number, hosts: readonly string[]): Promise<string | undefined> {
  for (const host of hosts) {
    const code = await new Promise<string | undefined>((resolve) => {
      const server = createServer();
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
      server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
    });
    // This machine may well have no IPv6.
    if (code && (hosts.length === 1 || code === 'EADDRINUSE' || code === 'EACCES')) return code;
  }
  return undefined;
}

/** Why the folder could not be written or made, if so. Looks only, and makes nothing. */
export function folderProblem(folder: string): string | undefined {
  for (let place = folder; ; place = dirname(place)) {
    const found = statSync(place, { throwIfNoEntry: false });
    if (!found) continue;
    if (!found.isDirectory()) return `The data folder ${folder} cannot be made: ${place} is a file. Move it, or set TENON_DATA_DIR.`;
    try {
      accessSync(place, constants.W_OK | constants.X_OK);
      return undefined;
    } catch {
      return `The data folder ${folder} is not writable for the user the server runs as. Give it to that user, or set TENON_DATA_DIR.`;
    }
  }
}

/** Why the database could not be used, if so. The words never repeat the address: it holds a password. */
export async function databaseProblem(url: string): Promise<string | undefined> {
  try {
    const major = await majorVersion({ url });
    return major < OLDEST_POSTGRES ? `The database of DATABASE_URL is PostgreSQL ${major}; ${OLDEST_POSTGRES} or newer is needed.` : undefined;
  } catch (error) {
    const { hostname, port, searchParams } = new URL(url);
    const place = searchParams.get('host') ?? `${hostname || 'localhost'}:${port || 5432}`;
    return `The database at ${place} cannot be reached: ${reason(error)}. Check DATABASE_URL, and that PostgreSQL runs there.`;
  }
}

/** An attempt at several addresses fails with an error for each, and no message of its own. */
const reason = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error instanceof Error && error.message ? error.message : String(error);
};
