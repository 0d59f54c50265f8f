import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { DEFAULT_TLS_PORT, type Settings, tryReadSettings } from '../config.ts';
import type { Connection } from '../platform/db/open.ts';
import {
  type Check,
  checkCertificate,
  checkClock,
  checkDatabase,
  checkDataFolder,
  checkDiskSpace,
  checkMail,
  checkMigrations,
  checkNotifications,
  examine,
  type Finding,
  wordsOf,
} from '../platform/doctor.ts';
import { createSmtpMailer } from '../platform/mail.ts';
import { findRunningPostgres } from '../platform/postgres/start.ts';
import { devCertificateEnds, devFiles } from '../platform/tls/dev-certificate.ts';
import { examineInside } from './doctor-inside.ts';
import { addressesOf, needsDataFolder, portProblem } from './preflight.ts';

/** Looks at everything a server depends on, and at the server when it runs. Changes nothing. @returns whether all is well */
export async function doctor(environment: NodeJS.ProcessEnv, folder: string, say: (line: string) => void): Promise<boolean> {
  const { settings, complaints } = tryReadSettings(environment, folder);
  const findings: Finding[] = [
    ...(complaints.length > 0
      ? complaints.map((what) => ({ ok: false, what }))
      : [{ ok: true, what: `The settings agree: ${settings.mode}, at ${settings.url}.` }]),
    ...(await examine([...disk(settings), ...database(settings)])),
    ...(await inside(settings)),
    ...(await examine([mail(settings), ...certificate(settings), ...proxy(settings), server(settings)])),
  ];
  for (const { ok, what, advice } of findings) say(`${ok ? '✔' : '✖'} ${what}${advice ? `\n  ${advice}` : ''}`);
  return findings.every(({ ok }) => ok);
}

const disk = (settings: Settings): Check[] => (needsDataFolder(settings) ? [checkDataFolder(settings.dataDir), checkDiskSpace(settings.dataDir)] : []);

const connectionOf = ({ databaseUrl, dataDir }: Settings): Connection | undefined => (databaseUrl ? { url: databaseUrl } : findRunningPostgres(dataDir));

function database(settings: Settings): Check[] {
  const connection = connectionOf(settings);
  if (!connection) return [fact('The embedded database does not run; it starts with the server.')];
  return [
    // Beside its pool a process keeps one more connection, which listens.
    checkDatabase(connection, settings.databasePool + 1),
    checkMigrations(connection),
    checkNotifications(connection),
    checkClock(connection, Date.now),
  ];
}

async function inside(settings: Settings): Promise<readonly Finding[]> {
  const connection = connectionOf(settings);
  if (!connection) return [];
  return examineInside(settings, connection).catch((error: unknown) => [
    { ok: false, what: `What the database holds cannot be looked at: ${wordsOf(error)}`, advice: 'Put right what is said here and above first.' },
  ]);
}

function mail({ smtpUrl }: Settings): Check {
  if (!smtpUrl) return fact('Mails are caught and shown at /dev/mailbox.');
  return async () => {
    const mailer = createSmtpMailer(smtpUrl, { connections: 1, silenceMilliseconds: 10_000 });
    return checkMail(() => mailer.check())().finally(() => mailer.close());
  };
}

const server =
  (settings: Settings): Check =>
  async () => {
    const { url, port, dataDir } = settings;
    const ca = devCertificateEnds(dataDir) ? readFileSync(devFiles(dataDir).bundle) : undefined;
    try {
      const { status } = await get(new URL('/health/ready', url), ca);
      if (status !== 200) return { ok: false, what: `The server answers at ${url} that it is not ready (${status}).`, advice: 'Its log says why.' };
      const issuer = issuerIn((await get(new URL('/.well-known/openid-configuration', url), ca)).text);
      if (issuer !== url) {
        const advice = 'Start it with these settings, or see what else stands at that address.';
        return { ok: false, what: `Whoever answers at ${url} calls itself ${issuer ?? 'nothing that is known'}.`, advice };
      }
      return { ok: true, what: `The server answers at ${url} and is ready.` };
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (isAboutTls(code)) {
        return {
          ok: false,
          what: `Whoever answers at ${url} is not to be trusted, or speaks no TLS: ${wordsOf(error)}`,
          advice: 'Give it a certificate for that host, from an authority that everybody knows, and the whole chain with it.',
        };
      }
      if (code === 'ENOTFOUND') {
        return { ok: false, what: `There is no host ${new URL(url).hostname}.`, advice: 'Make a DNS record for the host of TENON_URL that leads here.' };
      }
      // What would keep it from starting is worth more than the advice to start it.
      const inTheWay = await portProblem('TENON_PORT', port, addressesOf(settings));
      const advice = inTheWay ?? `Start the server; if it runs, see that what stands before it passes requests on.${otherPort(settings)}`;
      return { ok: false, what: `Nobody answers at ${url}.`, advice };
    }
  };

/** Where the address leads to another port than those of the server, somebody has to pass on what comes. */
function otherPort({ url, port, tlsCert, tlsPort }: Settings): string {
  const { protocol, port: named } = new URL(url);
  const meant = Number(named) || (protocol === 'https:' ? 443 : 80);
  const ours = tlsCert ? (tlsPort ?? DEFAULT_TLS_PORT) : port;
  if (meant === ours) return '';
  const [setting, how] = tlsCert ? ['TENON_TLS_PORT', 'with TLS'] : ['TENON_PORT', 'without TLS'];
  return ` That address means port ${meant}, and the server listens ${how} on ${ours} (${setting}).`;
}

const isAboutTls = (code: string): boolean => /CERT|SIGNATURE|SSL|TLS|^EPROTO$/.test(code);

function issuerIn(text: string): string | undefined {
  try {
    const { issuer } = JSON.parse(text) as { readonly issuer?: unknown }; // whatever answered there
    return typeof issuer === 'string' ? issuer : undefined;
  } catch {
    return undefined;
  }
}

/** @param ca what to trust instead of what the web does: the bundle of `tenon dev-ca` holds both */
const get = (url: URL, ca: Buffer | undefined): Promise<{ readonly status: number | undefined; readonly text: string }> =>
  new Promise((answered, refused) => {
    const options = { signal: AbortSignal.timeout(5000), agent: false, ...(ca ? { ca } : {}) };
    const request = (url.protocol === 'https:' ? https : http).get(url, options, (answer) => {
      textOf(answer).then((text) => answered({ status: answer.statusCode, text }), refused);
    });
    request.on('error', refused);
  });

/** Of somebody who may be anybody. */
const LONGEST_ANSWER = 64 * 1024;

async function textOf(answer: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer) {
    size += piece.byteLength;
    if (size > LONGEST_ANSWER) break;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The one that was given; on a laptop that of `tenon dev-ca`. Nothing to say where there is none. */
function certificate({ mode, url, tlsCert, tlsKey, trustProxy, dataDir }: Settings): Check[] {
  if (tlsCert && tlsKey) {
    // Before a proxy it is for the proxy, which may call this server by another name.
    const host = url.startsWith('https:') && trustProxy.length === 0 ? new URL(url).hostname.replace(/^\[|\]$/g, '') : undefined;
    return [checkCertificate({ certificate: readFileSync(tlsCert), key: readFileSync(tlsKey) }, host, new Date())];
  }
  const ends = mode === 'development' && !tlsCert ? devCertificateEnds(dataDir) : undefined;
  if (!ends) return [];
  const day = ends.toISOString().slice(0, 10);
  if (ends.getTime() > Date.now()) return [fact(`The certificate of \`tenon dev-ca\` is good until ${day}.`)];
  return [
    async () => ({ ok: false, what: `The certificate of \`tenon dev-ca\` ended on ${day}.`, advice: 'Run `tenon dev-ca` again, and restart the server.' }),
  ];
}

/** The address says TLS, and this server does not speak it: then somebody before it does. */
function proxy({ mode, url, tlsCert, trustProxy }: Settings): Check[] {
  if (mode === 'development' || !url.startsWith('https:') || tlsCert || trustProxy.length > 0) return [];
  return [
    fact(
      'TLS ends before this server: TENON_URL is https, and no certificate is set.',
      'Name the proxy that ends it in TENON_TRUST_PROXY: without that all requests come from one address, and share its limits.',
    ),
  ];
}

const fact =
  (what: string, advice?: string): Check =>
  async () => ({ ok: true, what, ...(advice === undefined ? {} : { advice }) });
