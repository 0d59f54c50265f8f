import { after } from 'node:test';
import type { Authenticate } from '../chassis/calls.ts';
import { createFront, type FrontOptions } from '../chassis/front.ts';
import type { House } from '../chassis/house.ts';
import { DEFAULT_AGENTS, DEFAULT_BRANDING, DEFAULT_METHODS, DEFAULT_SIGN_UP_RULES, type Environment } from '../platform/environment.ts';
import { faults } from '../platform/fault.ts';
import { createLog } from '../platform/log.ts';
import type { Desk } from '../platform/work.ts';

const credentialFaults = faults('credentials', { bad: ['unauthenticated', 'The access token is not valid, or no longer.'] });

export const environment: Environment = {
  id: 'env_1',
  name: 'Orion',
  kind: 'development',
  system: false,
  url: 'http://localhost:8080',
  invitationDays: 15,
  organizationWord: 'Organization',
  organizationWords: {},
  signUp: true,
  accessTokenSeconds: 300,
  idTokenSeconds: 1800,
  sessionAbsoluteMinutes: 43_200,
  sessionIdleMinutes: null,
  methods: DEFAULT_METHODS,
  signUpRules: DEFAULT_SIGN_UP_RULES,
  branding: DEFAULT_BRANDING,
  agents: DEFAULT_AGENTS,
  claims: [],
  metadataClaims: [],
  pageTexts: {},
  byServer: { signUp: true, invitationDays: 15 },
  own: {},
  mail: { byServer: { server: null, from: 'Orion <no-reply@orion.example>' }, own: null, lastTest: null },
  hasWebhooks: false,
};

/** A desk for commands that touch no table: whoever asks it for one is told so. */
const emptyDesk = new Proxy({} as Desk, {
  get(_desk, name) {
    if (name === 'db' || name === 'entropy' || name === 'sealer') return undefined;
    if (name === 'clock') return () => new Date('2026-01-01T09:00:00.000Z');
    if (name === 'outside') return { fetch: () => Promise.reject(new Error('no network in this test')) };
    return () => {};
  },
});

const house: House = { desk: emptyDesk, environmentOf: async () => environment };

/** `Bearer good` is the app's server; everything else is refused. */
const authenticate: Authenticate = async (_caller, authorizations) => {
  if (authorizations.includes('Bearer good')) return { kind: 'client', id: 'skc_1' };
  throw credentialFaults.bad();
};

export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** A front on a real port of loopback, closed when the test file is done. */
export async function openFront(over: Partial<FrontOptions> & { readonly tls?: { readonly cert: Buffer; readonly key: Buffer } } = {}) {
  const { tls, ...options } = over;
  const lines: LogLine[] = [];
  const log = createLog({ level: 'debug', to: { write: (line) => void lines.push(JSON.parse(line)) } });
  const front = await createFront({ house, log, services: [], routes: [], authenticate, ...options });
  const { port } = tls ? await front.listenTls({ port: 0, host: '127.0.0.1', ...tls }) : await front.listen({ port: 0, host: '127.0.0.1' });
  after(() => front.close(0));
  return { front, port, url: `${tls ? 'https' : 'http'}://localhost:${port}`.replace('localhost', '127.0.0.1'), lines, log };
}
