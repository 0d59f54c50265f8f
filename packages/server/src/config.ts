import { accessSync, constants, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { isId } from './platform/ids.ts';
import { parseMailbox } from './platform/mail.ts';
import { StartupProblem } from './platform/startup-problem.ts';

/** A way of reading a setting's text, and the words that say what the text must be. */
interface Kind<T> {
  readonly words: string;
  readonly read: z.ZodType<T, string>;
}

interface SettingOptions<Fallback> {
  /** The text that counts when nothing is set. */
  readonly fallback?: Fallback;
  /** What the reference page says instead of a fallback: it depends on another setting. */
  readonly otherwise?: string;
  /** Its value is never repeated in a complaint. */
  readonly secret?: true;
}

/** One line of the settings table. */
export interface Setting<T = unknown, Fallback extends string | undefined = string | undefined> extends SettingOptions<Fallback> {
  readonly name: string;
  readonly group: string;
  readonly kind: Kind<T>;
  /** One sentence, with units and limits where the kind does not already name them. */
  readonly says: string;
}

const kind = <T>(words: string, read: z.ZodType<T, string>): Kind<T> => ({ words, read });

const text = (words: string, shape: RegExp) => kind(words, z.string().regex(shape));
const oneOf = <const T extends string>(...words: T[]) => kind(`one of ${words.join(', ')}`, z.enum(words) as z.ZodType<T, string>);
const whole = (from: number, to: number) =>
  kind(`a whole number from ${from} to ${to}`, z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to)));
const port = whole(1, 65_535);
const perMinute = whole(0, 1_000_000_000);
const yesOrNo = kind(
  'yes or no',
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(['yes', 'no', 'true', 'false', 'on', 'off', '1', '0']))
    .transform((word) => ['yes', 'true', 'on', '1'].includes(word)),
);
const path = kind(
  'a path',
  z
    .string()
    .regex(/^[^\0]+$/)
    .transform((given) => resolve(given)),
);
const readableFile = kind(
  'a file this process may read',
  path.read.refine((file) => {
    try {
      accessSync(file, constants.R_OK);
      return true;
    } catch {
      return false;
    }
  }),
);
const url = (words: string, ...protocols: string[]) =>
  kind(
    words,
    z.string().refine((given) => {
      const parsed = URL.parse(given);
      return parsed !== null && protocols.includes(parsed.protocol) && parsed.hostname !== '';
    }),
  );
const origin = kind(
  'an address such as https://auth.example.com: http or https, in small letters, with no path and no slash at its end',
  z.string().refine((given) => /^https?:/.test(given) && URL.parse(given)?.origin === given),
);
const databaseUrl = kind(
  'a postgres:// or postgresql:// address',
  z.string().refine((given) => ['postgres:', 'postgresql:'].includes(URL.parse(given)?.protocol ?? '')),
);
const key = kind(
  '32 bytes in base64, as `openssl rand -base64 32` prints them',
  z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .transform((given) => Buffer.from(given, 'base64')),
);
const sender = kind(
  'a mail address, alone or as `Name <address>`',
  z.string().refine((given) => {
    try {
      return Boolean(parseMailbox(given));
    } catch {
      return false;
    }
  }),
);
const network = (given: string): boolean => {
  const [address = '', bits, more] = given.split('/');
  const widest = { 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return widest > 0 && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= widest));
};
const proxies = kind(
  'no, a number of proxies from 1 to 9, or any of loopback, private, addresses and networks with commas between them (10.0.0.0/8, 192.0.2.7)',
  z
    .string()
    .transform((given): readonly string[] => (given === 'no' ? [] : given.split(',').map((range) => range.trim())))
    .refine(
      (ranges) => (ranges.length === 1 && /^[1-9]$/.test(ranges[0]!)) || ranges.every((range) => ['loopback', 'private'].includes(range) || network(range)),
    ),
);

const networks = kind(
  'no, or any of loopback, private, addresses and networks with commas between them (10.0.0.0/8, 192.0.2.7)',
  z
    .string()
    .transform((given): readonly string[] => (given === 'no' ? [] : given.split(',').map((range) => range.trim())))
    .refine((ranges) => ranges.every((range) => ['loopback', 'private'].includes(range) || network(range))),
);

/** Keeps the type of each line. */
const setting = <T, const Fallback extends string | undefined = undefined>(
  group: string,
  name: string,
  kind: Kind<T>,
  says: string,
  options: SettingOptions<Fallback> = {},
): Setting<T, Fallback> => ({ group, name, kind, says, ...options });

/** Requests a minute. In development nobody should meet a limit by accident: test suites and bulk imports run there. */
const LIMITS = {
  development: { limitApi: 1_000_000, limitApiClient: 1_000_000, limitOauthClient: 100_000, limitAddress: 100_000, limitFailures: 1_000, limitSignIn: 10_000 },
  production: { limitApi: 60_000, limitApiClient: 30_000, limitOauthClient: 6_000, limitAddress: 6_000, limitFailures: 10, limitSignIn: 120 },
} as const;

const byMode = (name: keyof typeof LIMITS.production): string => `${LIMITS.production[name]} in production, ${LIMITS.development[name]} in development`;

/** Every setting there is. The reference page is printed from this table, and nothing is read that is not in it. */
export const settingsTable = {
  mode: setting(
    'Basics',
    'TENON_MODE',
    oneOf('development', 'production'),
    'Whether this is somebody trying things out (a mailbox that catches mail, lax redirects, only this machine can connect) or the real thing.',
    { fallback: 'production', otherwise: 'production; development for `npm start` and `npm run dev`' },
  ),
  url: setting(
    'Basics',
    'TENON_URL',
    origin,
    'The address at which browsers and apps reach this server, byte for byte the `iss` of its tokens; https in production, except on loopback.',
    { otherwise: '`http://localhost:<TENON_PORT>` in development; required in production' },
  ),
  appName: setting('Basics', 'TENON_APP_NAME', text('1 to 100 characters', /^.{1,100}$/), 'What hosted pages and mails call your app.', {
    fallback: 'Tenon',
  }),
  host: setting(
    'Network',
    'TENON_HOST',
    text('an IP address or a host name', /^[A-Za-z0-9.:_-]+$/),
    'The address of this machine to listen on; development keeps to 127.0.0.1, because its mailbox shows every mail to whoever asks.',
    { otherwise: '`127.0.0.1` in development, `0.0.0.0` in production' },
  ),
  port: setting('Network', 'TENON_PORT', port, 'The port for HTTP/1.1, HTTP/2 and gRPC without TLS.', { fallback: '8080' }),
  tlsCert: setting('Network', 'TENON_TLS_CERT', readableFile, 'A certificate and its chain, in PEM; with it the server also speaks TLS.', {
    otherwise: 'in development the one of `tenon dev-ca`, when there is one; else no TLS',
  }),
  tlsKey: setting('Network', 'TENON_TLS_KEY', readableFile, 'The private key of the certificate, in PEM.'),
  tlsPort: setting('Network', 'TENON_TLS_PORT', port, 'The port for the same protocols with TLS, used when there is a certificate.', {
    otherwise: '`8443`; for the certificate of `tenon dev-ca`, the port of `TENON_URL` or 443 when it can be had',
  }),
  trustProxy: setting(
    'Network',
    'TENON_TRUST_PROXY',
    proxies,
    'Which proxies in front of this server may say where a request came from (X-Forwarded-For, X-Forwarded-Proto).',
    { fallback: 'no' },
  ),
  outsideNetworks: setting(
    'Network',
    'TENON_OUTSIDE_NETWORKS',
    networks,
    'Which networks of yours this server may reach when it calls addresses that apps registered, or mail servers of environments; the public internet always, and in development this machine.',
    { fallback: 'no' },
  ),
  dataDir: setting('Data', 'TENON_DATA_DIR', path, 'The folder for the embedded database, the secret key and the credentials of development.', {
    fallback: './data',
  }),
  databaseUrl: setting('Data', 'DATABASE_URL', databaseUrl, 'A PostgreSQL 15 or newer to use instead of the embedded one.', { secret: true }),
  databasePool: setting('Data', 'TENON_DATABASE_POOL', whole(1, 500), 'How many connections to the database this process keeps open at most.', {
    fallback: '16',
  }),
  databaseNamedStatements: setting(
    'Data',
    'TENON_DATABASE_NAMED_STATEMENTS',
    yesOrNo,
    'Whether statements are prepared once per connection; say no behind a pooler that hands every transaction another connection.',
    { fallback: 'yes' },
  ),
  secretKey: setting(
    'Secrets',
    'TENON_SECRET_KEY',
    key,
    'The key that seals signing keys and waiting mails in the database; all processes on one database need the same, and losing it loses those.',
    { secret: true, otherwise: 'made on first start, in `secret.key` in the data folder; required in production with `DATABASE_URL`' },
  ),
  clientId: setting(
    'Secrets',
    'TENON_CLIENT_ID',
    kind(
      'skc_ and 1 to 20 digits',
      z.string().refine((given) => isId('skc', given)),
    ),
    'Fixes the client id of the first client, for scripted installations.',
    { otherwise: 'chosen on first start' },
  ),
  clientSecret: setting(
    'Secrets',
    'TENON_CLIENT_SECRET',
    text('20 to 200 characters out of letters, digits and . _ ~ -', /^[A-Za-z0-9._~-]{20,200}$/),
    'Fixes the secret of the first client.',
    { secret: true, otherwise: 'chosen on first start' },
  ),
  smtpUrl: setting(
    'Mail',
    'SMTP_URL',
    url('an smtp:// or smtps:// address', 'smtp:', 'smtps:'),
    'The mail server to send through, with user and password, for environments that have none of their own.',
    {
      secret: true,
      otherwise: 'mails are caught and shown at /dev/mailbox in development; required in production',
    },
  ),
  mailFrom: setting('Mail', 'MAIL_FROM', sender, 'The sender of every mail that goes through it.', {
    otherwise: '`Tenon <no-reply@localhost>` in development; required in production',
  }),
  mailRatePerDomain: setting(
    'Mail',
    'TENON_MAIL_RATE_PER_DOMAIN',
    perMinute,
    'How many mails of bulk invitations one receiving domain gets a minute, so that its server does not take them for a flood; 0 for as many as there are.',
    { fallback: '600' },
  ),
  bulkMegabytes: setting('People', 'TENON_BULK_MEGABYTES', whole(1, 1024), 'How large a file of people to invite may be, in MiB; it has at most 100000 rows.', {
    fallback: '64',
  }),
  invitationDays: setting(
    'People',
    'TENON_INVITATION_DAYS',
    whole(1, 365),
    'How many days an invitation stays open, in an environment that has no number of its own.',
    { fallback: '15' },
  ),
  signUp: setting(
    'People',
    'TENON_SIGN_UP',
    yesOrNo,
    'Whether anybody may sign up and so create an organization, in an environment that has not settled it itself.',
    { fallback: 'yes' },
  ),
  limitApi: setting('Limits', 'TENON_LIMIT_API', perMinute, 'How many calls of the API an environment takes a minute; 0 for as many as come.', {
    otherwise: byMode('limitApi'),
  }),
  limitApiClient: setting(
    'Limits',
    'TENON_LIMIT_API_CLIENT',
    perMinute,
    'How many of them one client, or one signed-in person, may make a minute; 0 for no such limit.',
    { otherwise: byMode('limitApiClient') },
  ),
  limitOauthClient: setting(
    'Limits',
    'TENON_LIMIT_OAUTH_CLIENT',
    perMinute,
    'How many requests a minute a client that has proven itself may make at /oauth/token, /oauth/revoke and /userinfo; 0 for no such limit.',
    { otherwise: byMode('limitOauthClient') },
  ),
  limitAddress: setting(
    'Limits',
    'TENON_LIMIT_ADDRESS',
    perMinute,
    'How many requests a minute may come from one IPv4 address or IPv6 /64 to the endpoints of OAuth, and without a good token to the API; behind a proxy set TENON_TRUST_PROXY, or everybody counts as the proxy; 0 for no such limit.',
    { otherwise: byMode('limitAddress') },
  ),
  limitFailures: setting(
    'Limits',
    'TENON_LIMIT_FAILURES',
    perMinute,
    'How many wrong client secrets a minute are heard from one address for one client, and five times as many for all clients; 0 for no such limit.',
    { otherwise: byMode('limitFailures') },
  ),
  limitSignIn: setting(
    'Limits',
    'TENON_LIMIT_SIGN_IN',
    perMinute,
    'How many forms of the hosted pages of sign-in, which send mails and check codes, are taken a minute from one address; 0 for no such limit.',
    { otherwise: byMode('limitSignIn') },
  ),
  authLogDays: setting('Operation', 'TENON_AUTH_LOG_DAYS', whole(1, 3650), 'How many days the auth log keeps a request for a sign-in and its steps.', {
    fallback: '90',
  }),
  auditLogDays: setting('Operation', 'TENON_AUDIT_LOG_DAYS', whole(0, 36_500), 'How many days the audit log keeps its entries; 0 for ever.', { fallback: '0' }),
  auditPersonalDays: setting(
    'Operation',
    'TENON_AUDIT_PERSONAL_DAYS',
    whole(0, 3650),
    'How many days after a person was deleted the audit log still says their name, address and attributes. Their id stays.',
    { fallback: '30' },
  ),
  logLevel: setting(
    'Operation',
    'TENON_LOG_LEVEL',
    oneOf('debug', 'info', 'warn', 'error', 'silent'),
    'The least serious line that is still written to the log.',
    { otherwise: '`warn` in development, `info` in production' },
  ),
  metricsToken: setting(
    'Operation',
    'TENON_METRICS_TOKEN',
    text('16 to 200 characters without spaces', /^\S{16,200}$/),
    'The bearer token that may read /metrics.',
    { secret: true, otherwise: '/metrics answers this machine in development, nobody in production' },
  ),
  demoPort: setting('Trying and testing', 'TENON_DEMO_PORT', port, 'The port of the demo app that `npm start` runs beside the server.', { fallback: '3000' }),
  chromium: setting('Trying and testing', 'TENON_CHROMIUM', path, 'The Chromium that `npm test` runs browser journeys in.', {
    otherwise: 'looked for on this machine, or installed',
  }),
  testDatabase: setting(
    'Trying and testing',
    'TENON_TEST_DATABASE',
    databaseUrl,
    'A PostgreSQL in which `npm test` may make and drop databases, instead of an embedded one.',
    { secret: true },
  ),
  testPool: setting('Trying and testing', 'TENON_TEST_POOL', whole(1, 500), 'How many connections the database of a test file has.', { fallback: '12' }),
} satisfies Record<string, Setting>;

/** Where TLS is spoken when nobody says where. */
export const DEFAULT_TLS_PORT = 8443;

/** What this server may reach besides the public internet. */
export const reachableNetworks = ({ mode, outsideNetworks }: Pick<Settings, 'mode' | 'outsideNetworks'>): readonly string[] => [
  ...outsideNetworks,
  ...(mode === 'development' ? ['loopback'] : []),
];

type Table = typeof settingsTable;
type Read = {
  readonly [Key in keyof Table]: Table[Key] extends Setting<infer T, infer Fallback> ? (Fallback extends string ? T : T | undefined) : never;
};

/** The settings, read and agreeing with one another. */
export interface Settings extends Read {
  readonly url: string;
  readonly host: string;
  readonly mailFrom: string;
  readonly logLevel: NonNullable<Read['logLevel']>;
  readonly limitApi: number;
  readonly limitApiClient: number;
  readonly limitOauthClient: number;
  readonly limitAddress: number;
  readonly limitFailures: number;
  readonly limitSignIn: number;
}

/** Everything that stands in the way of a start, in sentences that say what to do. */
export class Complaints extends StartupProblem {
  readonly complaints: readonly string[];

  constructor(complaints: readonly string[]) {
    super(complaints.length === 1 ? complaints[0]! : `These stand in the way:\n${complaints.map((complaint) => `- ${complaint}`).join('\n')}`);
    this.complaints = complaints;
  }
}

/** The file settings may stand in, beside the environment. */
export const SETTINGS_FILE = 'tenon.env';

type Texts = Readonly<Record<string, string | undefined>>;

export interface Purpose {
  /** Whether it is for serving. A command that only goes to the database does without a mail server. */
  readonly serving?: boolean;
}

/**
 * Reads the settings from environment variables and from `tenon.env` in `folder`; the environment wins.
 * @throws Complaints naming everything that is wrong, all at once
 */
export function readSettings(environment: Texts, folder: string, purpose: Purpose = {}): Settings {
  const { settings, complaints } = tryReadSettings(environment, folder, purpose);
  if (complaints.length > 0) throw new Complaints(complaints);
  return settings;
}

/** The same, for a caller who has more to check. What is `wrong`, by name, was replaced by its default. */
export function tryReadSettings(
  environment: Texts,
  folder: string,
  { serving = true }: Purpose = {},
): { settings: Settings; complaints: string[]; wrong: ReadonlySet<string> } {
  const complaints: string[] = [];
  const wrong = new Set<string>();
  const file = readFile(folder, complaints);
  for (const name of Object.keys(environment)) {
    if (name.startsWith('TENON_') && !isKnown(name)) complaints.push(`There is no setting ${name}.${nearest(name)}`);
  }
  // A name that is there but empty counts as not set: compose files and shells leave such names behind.
  const given = (name: string) => environment[name] || file[name] || undefined;

  const read: Record<string, unknown> = {};
  for (const [property, line] of Object.entries<Setting>(settingsTable)) {
    const outcome = readOne(line, given(line.name));
    if (outcome.complaint) {
      complaints.push(outcome.complaint);
      wrong.add(line.name);
    }
    read[property] = outcome.value;
  }
  const settings = withDefaults(read as unknown as Read);
  const isGiven = (name: string) => given(name) !== undefined;
  complaints.push(...disagreements(isGiven), ...(serving ? obstacles(settings, isGiven) : []));
  return { settings, complaints, wrong };
}

function readOne({ name, kind, fallback, secret }: Setting, given: string | undefined): { value: unknown; complaint?: string } {
  const byDefault = fallback === undefined ? undefined : kind.read.parse(fallback);
  if (given === undefined) return { value: byDefault };
  const outcome = kind.read.safeParse(given);
  if (outcome.success) return { value: outcome.data };
  return { value: byDefault, complaint: `${name} must be ${kind.words}${secret ? '' : `, and is "${given}"`}.` };
}

/** The defaults that depend on other settings. */
function withDefaults(read: Read): Settings {
  const development = read.mode === 'development';
  const limits = LIMITS[read.mode];
  return {
    ...read,
    limitApi: read.limitApi ?? limits.limitApi,
    limitApiClient: read.limitApiClient ?? limits.limitApiClient,
    limitOauthClient: read.limitOauthClient ?? limits.limitOauthClient,
    limitAddress: read.limitAddress ?? limits.limitAddress,
    limitFailures: read.limitFailures ?? limits.limitFailures,
    limitSignIn: read.limitSignIn ?? limits.limitSignIn,
    url: read.url ?? `http://localhost:${read.port}`,
    host: read.host ?? (development ? '127.0.0.1' : '0.0.0.0'),
    mailFrom: read.mailFrom ?? 'Tenon <no-reply@localhost>',
    logLevel: read.logLevel ?? (development ? 'warn' : 'info'),
  };
}

/** Settings that are right one by one and wrong together. `isGiven` says whether somebody set a name, rightly or wrongly. */
function disagreements(isGiven: (name: string) => boolean): string[] {
  const pairs = [
    ['TENON_CLIENT_ID', 'TENON_CLIENT_SECRET'],
    ['TENON_TLS_CERT', 'TENON_TLS_KEY'],
  ] as const;
  return pairs.filter(([one, other]) => isGiven(one) !== isGiven(other)).map(([one, other]) => `${one} and ${other} belong together: set both or neither.`);
}

/** What keeps a server from serving with these settings. */
function obstacles(settings: Settings, isGiven: (name: string) => boolean): string[] {
  const { mode, url, host, port, tlsPort, demoPort, tlsCert, tlsKey } = settings;
  const complaints: string[] = [];
  if (mode === 'production') {
    const needed: [string, string][] = [
      ['TENON_URL', 'it is the address in every link and the issuer of every token'],
      ['SMTP_URL', 'there is no mailbox in production, and invitations go by mail'],
      ['MAIL_FROM', 'every mail needs a sender'],
    ];
    if (isGiven('DATABASE_URL')) needed.push(['TENON_SECRET_KEY', 'every process on this database needs the same key']);
    for (const [name, why] of needed) if (!isGiven(name)) complaints.push(`${name} is required in production: ${why}.`);
    if (!url.startsWith('https:') && !isLoopback(new URL(url).hostname)) {
      complaints.push(`TENON_URL must be https in production, and is "${url}".`);
    }
  } else if (!isLoopback(host)) {
    complaints.push(
      `TENON_HOST is "${host}", but in development the server listens on this machine only: its mailbox shows every mail to whoever asks. Use 127.0.0.1, or production.`,
    );
  }

  const ports: [string, number][] = [['TENON_PORT', port]];
  if (tlsCert && tlsKey) ports.push(['TENON_TLS_PORT', tlsPort ?? DEFAULT_TLS_PORT]);
  if (mode === 'development') ports.push(['TENON_DEMO_PORT', demoPort]);
  for (const [index, [name, number]] of ports.entries()) {
    const other = ports.slice(0, index).find(([, taken]) => taken === number);
    if (other) complaints.push(`${other[0]} and ${name} are both ${number}: give them different ports.`);
  }
  return complaints;
}

const isLoopback = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d+){3}$/.test(host) || /^\[?::1\]?$/.test(host);

function readFile(folder: string, complaints: string[]): Texts {
  let content: string;
  try {
    content = readFileSync(resolve(folder, SETTINGS_FILE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') complaints.push(`${SETTINGS_FILE} is there but cannot be read: ${(error as Error).message}.`);
    return {};
  }
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (!/^\s*(#.*|(export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=.*)?$/.test(line)) {
      complaints.push(`Line ${index + 1} of ${SETTINGS_FILE} is not NAME=value.`);
    }
  }
  const texts = parseEnv(content) as Texts;
  for (const name of Object.keys(texts)) {
    if (!isKnown(name)) complaints.push(`There is no setting ${name}, which stands in ${SETTINGS_FILE}.${nearest(name)}`);
  }
  return texts;
}

const names = Object.values(settingsTable).map(({ name }) => name);
const isKnown = (name: string) => names.includes(name);

/** " Did you mean TENON_PORT?" when a known name is close enough to be meant. */
function nearest(unknown: string): string {
  const [best] = names.map((name) => ({ name, distance: editDistance(unknown, name) })).sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(2, unknown.length / 4) ? ` Did you mean ${best.name}?` : '';
}

/** How many letters must be put in, taken out or changed to make one word the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[to.length]!;
}
