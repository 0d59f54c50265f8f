import { DEFAULT_TLS_PORT, type Settings } from '../config.ts';
import { portHolder } from '../platform/port-holder.ts';
import { devCertificateEnds, devFiles } from '../platform/tls/dev-certificate.ts';
import { addressesOf, whyPortIsClosed } from './preflight.ts';

/** The port a browser means by https, and the only one the Java SDK knows. */
export const HTTPS_PORT = 443;

export interface DevTls {
  /** With certificate and port where there is one. */
  readonly settings: Settings;
  /** Where TLS is spoken: `https://localhost`. */
  readonly url?: string;
  /** The certificate of the authority, for a program that is to trust it. */
  readonly ca?: string;
  /** What the person who starts it should know. */
  readonly says: readonly string[];
}

/**
 * In development the server shows the certificate of `tenon dev-ca` when there is one: on the port of TENON_URL, on
 * 443, or on 8443, whichever it can have first. None of that keeps it from starting.
 */
export async function devTls(settings: Settings, now: Date, wanted = HTTPS_PORT): Promise<DevTls> {
  const { mode, dataDir, tlsCert, tlsPort } = settings;
  const ends = mode === 'development' && !tlsCert ? devCertificateEnds(dataDir) : undefined;
  if (!ends) return { settings, says: [] };

  const says: string[] = [];
  if (ends <= now) says.push(`The certificate of \`tenon dev-ca\` ended on ${ends.toISOString().slice(0, 10)}: run it again, or no SDK will accept it.`);
  const ownPort = ownPortOf(settings, wanted);
  const candidates = candidatesOf(settings, wanted);
  const refused: string[] = [];
  let port: number | undefined;
  for (const candidate of candidates) {
    const why = tlsPort === undefined ? await whyNot(candidate, settings) : undefined;
    if (why === undefined) {
      port = candidate;
      break;
    }
    refused.push(why);
  }
  if (port === undefined) return { settings, says: [...says, `${refused.join(' ')} So there is no TLS, and the Python and Java SDKs cannot be used here.`] };

  const url = secureUrl(settings, port);
  if (refused.length > 0) says.push(`${refused.join(' ')} So TLS is on port ${port}.`);
  if (port !== wanted) says.push(`The Java SDK accepts no port but ${wanted} and cannot be used here; Node, Python and Go can, at ${url}.`);
  if (ownPort !== undefined && ownPort !== port) {
    says.push(`TENON_URL is ${settings.url}, where this server does not listen now: let it have that port, or set TENON_URL=${url}.`);
  }
  const { certificate, key, ca } = devFiles(dataDir);
  return { settings: { ...settings, tlsCert: certificate, tlsKey: key, tlsPort: port }, url, ca, says };
}

/** Where it would be, the first choice first. */
export const secureUrls = (settings: Settings): string[] => candidatesOf(settings, HTTPS_PORT).map((port) => secureUrl(settings, port));

// A port that was set was looked at before the start, like the others.
const candidatesOf = (settings: Settings, wanted: number): number[] =>
  settings.tlsPort === undefined ? [...new Set([ownPortOf(settings, wanted) ?? wanted, wanted, DEFAULT_TLS_PORT])] : [settings.tlsPort];

/** The port of TENON_URL, where it is one of TLS. */
function ownPortOf({ url }: Settings, wanted: number): number | undefined {
  const { protocol, port } = new URL(url);
  return protocol === 'https:' ? Number(port) || wanted : undefined;
}

function secureUrl({ url }: Settings, port: number): string {
  const { protocol, hostname } = new URL(url);
  return new URL(`https://${protocol === 'https:' ? hostname : 'localhost'}:${port}`).origin;
}

/** Why this server cannot have a port, naming who has it. */
async function whyNot(candidate: number, settings: Settings): Promise<string | undefined> {
  if (candidate === settings.port) return `Port ${candidate} is the one without TLS (TENON_PORT).`;
  if (candidate === settings.demoPort) return `Port ${candidate} is the demo app’s (TENON_DEMO_PORT).`;
  const why = await whyPortIsClosed(candidate, addressesOf(settings));
  if (why === undefined) return undefined;
  if (why === 'EADDRINUSE') {
    const holder = await portHolder(candidate);
    return `Port ${candidate} is taken by ${holder ? `${holder.name} (process ${holder.pid})` : 'a program of another user'}.`;
  }
  if (why === 'EACCES') {
    return `Port ${candidate} needs rights this user does not have${process.platform === 'linux' ? ' (`sudo sysctl net.ipv4.ip_unprivileged_port_start=443` gives them to everybody until the next boot)' : ''}.`;
  }
  return `Port ${candidate} cannot be listened on (${why}).`;
}
