import { CLIENTS, command, perform, unaudited } from '../../chassis/command.ts';
import type { Caller } from '../../platform/actor.ts';
import {
  DEFAULT_AGENTS,
  DEFAULT_BRANDING,
  DEFAULT_METHODS,
  DEFAULT_SIGN_UP_RULES,
  type Environment,
  type MailWay,
  OPERATORS_PATH,
  type ServerSettings,
} from '../../platform/environment.ts';
import type { EnvironmentId } from '../../platform/ids.ts';
import type { Desk, Work } from '../../platform/work.ts';
import { type Client, ensureFirstClient, type FirstClient } from '../clients/index.ts';
import { createFirstKey } from '../keys/index.ts';
import { createFirstRoles, createSystemPermissions } from '../roles/index.ts';
import { insertFirst, insertSystem, lockFirst, lockSystem, updateFirst } from './store.ts';

export interface FirstEnvironment extends ServerSettings {
  /** TENON_URL: no slash at its end. */
  readonly url: string;
  readonly kind: Environment['kind'];
  /** What hosted pages and mails call the app. */
  readonly name: string;
  /** How mails leave that environments send no other way. */
  readonly mail: MailWay;
  readonly client: FirstClient;
}

/**
 * The environment a fresh installation begins with, its roles, its key and its client; made once, however many
 * processes start together. What the settings say of it follows them at every start.
 */
export async function ensureFirstEnvironment(
  desk: Desk,
  { client, mail, ...first }: FirstEnvironment,
): Promise<{ readonly id: EnvironmentId; readonly client: Client; readonly secret?: string }> {
  const caller = (id: EnvironmentId): Caller => ({
    environment: { ...AS_IT_BEGINS, ...first, byServer: first, mail: { ...NO_OWN_MAIL, byServer: mail }, id },
    actor: { kind: 'system', job: 'environments.first' },
    requestId: 'start',
  });
  const id = await perform(desk, caller(desk.entropy.id('env', desk.clock())), findOrMake, undefined);
  return { id, ...(await perform(desk, caller(id), complete, client)) };
}

const findOrMake = command({
  needs: CLIENTS,
  action: unaudited('It follows the settings that the server is started with.'),

  async run(work: Work, _: undefined): Promise<EnvironmentId> {
    const found = await lockFirst(work);
    if (found) {
      await updateFirst(work, found);
      return found;
    }
    await insertFirst(work);
    await createFirstRoles(work);
    await createFirstKey(work);
    return work.environment.id;
  },
});

/**
 * The environment of the operators, made once, however many processes start together.
 * @param home what the first environment is like
 * @param furnish puts into it, as it is made, what stands in it from the beginning
 */
export async function ensureSystemEnvironment(
  desk: Desk,
  { url, kind }: Pick<FirstEnvironment, 'url' | 'kind'>,
  furnish: (work: Work) => Promise<void>,
): Promise<void> {
  const environment: Environment = {
    ...AS_IT_BEGINS,
    id: desk.entropy.id('env', desk.clock()),
    system: true,
    name: 'Tenon',
    kind,
    url: url + OPERATORS_PATH,
    ...OF_OPERATORS,
    byServer: OF_OPERATORS,
    mail: { ...NO_OWN_MAIL, byServer: { server: null, from: '' } },
  };
  const findOrMakeSystem = command({
    needs: CLIENTS,
    action: unaudited('It is made before anybody could do anything.'),

    async run(work: Work, _: undefined): Promise<void> {
      if (await lockSystem(work)) return;
      await insertSystem(work);
      await createFirstKey(work);
      await furnish(work);
    },
  });
  await perform(desk, { environment, actor: { kind: 'system', job: 'environments.system' }, requestId: 'start' }, findOrMakeSystem, undefined);
}

/** What is looked after at every start: the permissions that a newer release may bring, and the client. */
const complete = command({
  needs: CLIENTS,
  action: unaudited('It is how an environment begins, and what a newer release brings along.'),

  async run(work, client: FirstClient) {
    await createSystemPermissions(work);
    return ensureFirstClient(work, client);
  },
});

/** What the table writes by itself; only the making of an environment sees it. */
const AS_IT_BEGINS = {
  system: false,
  organizationWord: 'Organization',
  organizationWords: {},
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
  own: {},
  hasWebhooks: false,
} as const;

const NO_OWN_MAIL = { own: null, lastTest: null } as const;

/** Nobody signs up there. */
const OF_OPERATORS: ServerSettings = { signUp: false, invitationDays: 7 };
