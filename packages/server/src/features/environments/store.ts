import { type Kysely, type Selectable, sql } from 'kysely';
import type { Tables } from '../../platform/db/tables.ts';
import {
  type Branding,
  DEFAULT_BRANDING,
  DEFAULT_METHODS,
  DEFAULT_SIGN_UP_RULES,
  type Environment,
  type MailTest,
  type MetadataClaim,
  type MethodSettings,
  OPERATORS_PATH,
  type OwnMailServer,
  type PageTexts,
  type ServerSettings,
  type SignUpRules,
} from '../../platform/environment.ts';
import type { Work } from '../../platform/work.ts';
import type { EnvironmentChanges } from './settings.ts';

/** The database before anybody knows which environment a request is for. */
export type Everywhere = Kysely<Tables>;

/** Every environment, the first one first and that of the operators last. Read by no unit of work: it is what a unit of work begins with. */
export async function selectEnvironments(everywhere: Everywhere, homeUrl: string): Promise<Environment[]> {
  const rows = await everywhere.selectFrom('environments').selectAll().orderBy('system').orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => toEnvironment(row, homeUrl));
}

/** The settings as they are now, and nobody else changes them until this unit of work is over. */
export async function lockEnvironment(work: Work): Promise<Environment> {
  const { id, url } = work.environment;
  // Rows of the environment may be written meanwhile: only its settings may not.
  const row = await work.sql.selectFrom('environments').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow();
  return toEnvironment(row, url);
}

export async function updateSettings(
  work: Work,
  { methods = {}, signUp = {}, sessions = {}, branding = {}, agents = {}, own = {}, mail, claims, metadataClaims }: EnvironmentChanges,
): Promise<Environment> {
  const { organizationWord, organizationWords, ...signUpRules } = signUp;
  const { absoluteMinutes, idleMinutes, accessTokenSeconds, idTokenSeconds } = sessions;
  const row = await work.sql
    .updateTable('environments')
    .set({
      methods: merged('methods', methods),
      sign_up_rules: merged('sign_up_rules', signUpRules),
      branding: merged('branding', branding),
      ...(agents.registration !== undefined && { client_registration: agents.registration }),
      ...(agents.metadata !== undefined && { client_metadata: agents.metadata }),
      ...(own.signUp !== undefined && { own_sign_up: own.signUp }),
      ...(own.invitationDays !== undefined && { own_invitation_days: own.invitationDays }),
      ...(mail !== undefined && mailColumns(mail)),
      ...(claims && { claims: JSON.stringify(claims) }),
      ...(metadataClaims && { metadata_claims: [...metadataClaims] }),
      ...(organizationWord !== undefined && { organization_word: organizationWord }),
      ...(organizationWords && { organization_words: JSON.stringify(organizationWords) }),
      ...(absoluteMinutes !== undefined && { session_absolute_minutes: absoluteMinutes }),
      ...(idleMinutes !== undefined && { session_idle_minutes: idleMinutes }),
      ...(accessTokenSeconds !== undefined && { access_token_seconds: accessTokenSeconds }),
      ...(idTokenSeconds !== undefined && { id_token_seconds: idTokenSeconds }),
      updated_at: work.now,
    })
    .where('id', '=', work.environment.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toEnvironment(row, work.environment.url);
}

/** All that pages say in the environment's own words. */
export async function updatePageTexts(work: Work, texts: PageTexts): Promise<void> {
  await work.sql
    .updateTable('environments')
    .set({ page_texts: JSON.stringify(texts), updated_at: work.now })
    .where('id', '=', work.environment.id)
    .execute();
}

/** What is set beside what was set before; the defaults of what nobody set are not written down. */
const merged = (column: 'methods' | 'sign_up_rules' | 'branding', changes: object) => sql<string>`${sql.ref(column)} || ${JSON.stringify(changes)}::jsonb`;

/** The groups were checked when they were written, and each lacks what nobody set. */
const toEnvironment = (row: Selectable<Tables['environments']>, homeUrl: string): Environment => ({
  ...settingsOf(row),
  id: row.id,
  name: row.name,
  kind: row.kind,
  system: row.system,
  url: row.url ?? (row.system ? homeUrl + OPERATORS_PATH : homeUrl),
  organizationWord: row.organization_word,
  organizationWords: row.organization_words,
  accessTokenSeconds: row.access_token_seconds,
  idTokenSeconds: row.id_token_seconds,
  sessionAbsoluteMinutes: row.session_absolute_minutes,
  sessionIdleMinutes: row.session_idle_minutes,
  methods: { ...DEFAULT_METHODS, ...(row.methods as Partial<MethodSettings>) },
  signUpRules: { ...DEFAULT_SIGN_UP_RULES, ...(row.sign_up_rules as Partial<SignUpRules>) },
  branding: { ...DEFAULT_BRANDING, ...(row.branding as Partial<Branding>) },
  agents: { registration: row.client_registration, metadata: row.client_metadata },
  claims: row.claims,
  pageTexts: row.page_texts,
  metadataClaims: row.metadata_claims as MetadataClaim[], // written by us alone
  mail: {
    byServer: { server: row.mail.server ?? null, from: row.mail.from ?? '' },
    own: row.own_mail && { ...row.own_mail, sealedPassword: row.own_mail_sealed },
    lastTest: row.mail_tested && { ...row.mail_tested, at: new Date(row.mail_tested.at) },
  },
  hasWebhooks: row.has_webhooks,
});

/** What was said of a test of another server says nothing of this one. */
function mailColumns(own: OwnMailServer | null) {
  if (own === null) return { own_mail: null, own_mail_sealed: null, mail_tested: null };
  const { sealedPassword, ...server } = own;
  return { own_mail: JSON.stringify(server), own_mail_sealed: sealedPassword, mail_tested: null };
}

/** What the mail server said of a test mail. */
export async function noteMailTest(work: Work, { how, answer }: Pick<MailTest, 'how' | 'answer'>): Promise<void> {
  await work.sql
    .updateTable('environments')
    .set({ mail_tested: JSON.stringify({ at: work.now.toISOString(), how, answer }) })
    .where('id', '=', work.environment.id)
    .execute();
}

function settingsOf(row: Selectable<Tables['environments']>): Pick<Environment, keyof ServerSettings | 'byServer' | 'own'> {
  const byServer = { signUp: row.sign_up, invitationDays: row.invitation_days };
  const own = {
    ...(row.own_sign_up !== null && { signUp: row.own_sign_up }),
    ...(row.own_invitation_days !== null && { invitationDays: row.own_invitation_days }),
  };
  return { ...byServer, ...own, byServer, own };
}

/** The first environment is the one without an address of its own. Until the end of the transaction, nobody else makes it. */
export async function lockFirst(work: Work): Promise<Environment['id'] | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('environments.first', 0))`.execute(work.sql);
  const row = await work.sql
    .selectFrom('environments')
    .select('id')
    .where('url', 'is', null)
    .where('system', '=', false)
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.id;
}

/** The environment of the operators, if there is one yet. Until the end of the transaction, nobody else makes it. */
export async function lockSystem(work: Work): Promise<Environment['id'] | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended('environments.system', 0))`.execute(work.sql);
  const row = await work.sql.selectFrom('environments').select('id').where('system', '=', true).executeTakeFirst();
  return row?.id;
}

/** A session lasts a week, or a day that nobody used it. */
export async function insertSystem(work: Work): Promise<void> {
  const { id, name, kind, signUp, invitationDays } = work.environment;
  await work.sql
    .insertInto('environments')
    .values({
      id,
      url: null,
      system: true,
      name,
      kind,
      sign_up: signUp,
      invitation_days: invitationDays,
      session_absolute_minutes: 7 * 24 * 60,
      session_idle_minutes: 24 * 60,
      created_at: work.now,
      updated_at: work.now,
    })
    .execute();
}

export async function insertFirst(work: Work): Promise<void> {
  await work.sql
    .insertInto('environments')
    .values({ id: work.environment.id, url: null, ...setBySettings(work.environment), created_at: work.now, updated_at: work.now })
    .execute();
}

export async function updateFirst(work: Work, id: Environment['id']): Promise<void> {
  const set = setBySettings(work.environment);
  await work.sql
    .updateTable('environments')
    .set({ ...set, updated_at: work.now })
    .where('id', '=', id)
    .where(({ eb, or }) =>
      or([
        eb('name', '<>', set.name),
        eb('kind', '<>', set.kind),
        eb('invitation_days', '<>', set.invitation_days),
        eb('sign_up', '<>', set.sign_up),
        sql<boolean>`mail <> ${set.mail}::jsonb`,
      ]),
    )
    .execute();
}

const setBySettings = ({ name, kind, byServer, mail }: Environment) => ({
  name,
  kind,
  invitation_days: byServer.invitationDays,
  sign_up: byServer.signUp,
  mail: JSON.stringify(mail.byServer),
});
