import { readFileSync } from 'node:fs';
import { trustProxies } from './chassis/arrival.ts';
import { perform } from './chassis/command.ts';
import { errorPage } from './chassis/error-page.ts';
import { createFront, type Front } from './chassis/front.ts';
import { mailJobs } from './chassis/mail-jobs.ts';
import { createMetrics } from './chassis/metrics.ts';
import { createPosts } from './chassis/posts.ts';
import type { Running, Start, StartOptions } from './cli/running.ts';
import { DEFAULT_TLS_PORT, reachableNetworks, type Settings } from './config.ts';
import { apiTokenDuty } from './features/api-tokens/index.ts';
import { apiTokenService } from './features/api-tokens/rpc.ts';
import { approvalLinkDuty, approvalMails } from './features/approvals/index.ts';
import { auditDuties, auditRoutes, sealDuty } from './features/audit/index.ts';
import { auditTrailService } from './features/audit/rpc.ts';
import { authLogDuties } from './features/auth-log/index.ts';
import { auditLogsService, authLogService } from './features/auth-log/rpc.ts';
import { logoutJobs } from './features/back-channel/index.ts';
import { askingTheApp, bulkDuty, bulkJobs, bulkRoutes } from './features/bulk-invitations/index.ts';
import { bulkInvitationService } from './features/bulk-invitations/rpc.ts';
import { challengeDuty, challengeMails } from './features/challenges/index.ts';
import { type FirstClient, programDuty } from './features/clients/index.ts';
import { clientService } from './features/clients/rpc.ts';
import { connectionService } from './features/connections/rpc.ts';
import { directorySecretService, directoryService } from './features/directories/rpc.ts';
import { domainDuty, domainJobs } from './features/domains/index.ts';
import { domainService } from './features/domains/rpc.ts';
import { ensureFirstEnvironment, environmentFinder } from './features/environments/index.ts';
import { environmentService } from './features/environments/rpc.ts';
import { eventsService } from './features/events/rpc.ts';
import { grantDuty } from './features/grants/index.ts';
import { interactionDuty } from './features/interactions/index.ts';
import { interceptorDuty } from './features/interceptors/index.ts';
import { interceptorService } from './features/interceptors/rpc.ts';
import { announceExpired, invitationMails } from './features/invitations/index.ts';
import { approvalService } from './features/invitations/requests-rpc.ts';
import { invitationService } from './features/invitations/rpc.ts';
import { joinRequestMails } from './features/join-requests/index.ts';
import { joinRequestService } from './features/join-requests/rpc.ts';
import { simulatorService } from './features/journey/rpc.ts';
import { keyDuty } from './features/keys/index.ts';
import { authService } from './features/login/auth-rpc.ts';
import { brandingService } from './features/login/branding-rpc.ts';
import { loginPages } from './features/login/index.ts';
import { webAuthnService } from './features/login/rpc.ts';
import { testMails, wordedLetter } from './features/mail-templates/index.ts';
import { mailTemplateService } from './features/mail-templates/rpc.ts';
import { createCatcher, mailboxRoutes, sweepMailbox } from './features/mailbox/index.ts';
import { membershipService } from './features/memberships/rpc.ts';
import { authenticator, codeDuty, isLetIn, memberBefore, oauthRoutes, revokedTokenDuty, usedAssertionDuty } from './features/oauth/index.ts';
import { tokenClaimService } from './features/oauth/rpc.ts';
import { createEntryLink, dashboardPages, ensureOperators, entryLinkDuty, pageRecogniser } from './features/operators/index.ts';
import { operatorService } from './features/operators/rpc.ts';
import { portalPages } from './features/organizations/index.ts';
import { organizationService } from './features/organizations/rpc.ts';
import { passkeyDuty } from './features/passkeys/index.ts';
import { passwordlessDuty, passwordlessMails } from './features/passwordless/index.ts';
import { passwordlessService } from './features/passwordless/rpc.ts';
import { passwordMails } from './features/passwords/index.ts';
import { passwordService } from './features/passwords/rpc.ts';
import { userService } from './features/people/rpc.ts';
import { policyService } from './features/policies/rpc.ts';
import { referenceRoutes } from './features/reference/index.ts';
import { rolesService } from './features/roles/rpc.ts';
import { secondFactorMails } from './features/second-factors/index.ts';
import { secondFactorService } from './features/second-factors/rpc.ts';
import { ensureSelfService, selfServicePages } from './features/self-service/index.ts';
import { selfServiceService } from './features/self-service/rpc.ts';
import { expiredSessionDuty, sessionDuty } from './features/sessions/index.ts';
import { sessionService } from './features/sessions/rpc.ts';
import { socialDuty } from './features/social/index.ts';
import { triesDuty } from './features/tries/index.ts';
import { userAttributeService } from './features/user-attributes/rpc.ts';
import { catchUpJobs, createCourier, forgetJobs, webhookDuty, webhookMails } from './features/webhooks/index.ts';
import { webhookService } from './features/webhooks/rpc.ts';
import type { Caller } from './platform/actor.ts';
import { distrustCaches, tableChanged, trustCaches } from './platform/cache.ts';
import { migrate } from './platform/db/migrate.ts';
import { type Connection, openDatabase, poolState } from './platform/db/open.ts';
import { createReadiness } from './platform/db/readiness.ts';
import { openSession } from './platform/db/session.ts';
import { keepStatistics } from './platform/db/statistics.ts';
import { type Duty, every } from './platform/duties.ts';
import type { EnvironmentId } from './platform/ids.ts';
import { isId, systemEntropy } from './platform/ids.ts';
import { forgetFailedJobs, freeJobs } from './platform/jobs.ts';
import { keptAnswerDuty } from './platform/kept-answers.ts';
import { type Lanes, startLanes } from './platform/lanes.ts';
import { limitDuty, shareIn } from './platform/limit-store.ts';
import { createLimits } from './platform/limits.ts';
import type { Log } from './platform/log.ts';
import { createSmtpMailer, hostOf, parseMailbox } from './platform/mail.ts';
import { countJobs } from './platform/outbox.ts';
import { createOutside } from './platform/outside.ts';
import { paceDuty } from './platform/pace.ts';
import { startPostgres } from './platform/postgres/start.ts';
import { createSealer } from './platform/seal.ts';
import type { Desk } from './platform/work.ts';
import { startWorker, type Worker } from './platform/worker.ts';
import { secretKey } from './secret-key.ts';

/** Connections beside the pool: this process's session, migrations, and somebody looking in. */
const SPARE_CONNECTIONS = 12;

/** The files of the pages that run in a browser: beside the source as beside the bundle. */
const WEB = new URL('../../web/dist/', import.meta.url);
const MEGABYTE = 1024 * 1024;

/** Where browsers and OAuth clients come, everywhere; the mailbox of a development server besides. */
export const routes = [oauthRoutes, loginPages(isLetIn), portalPages, auditRoutes, referenceRoutes];

/** What the contract is served by. */
export const services = [
  organizationService,
  userService,
  rolesService,
  invitationService,
  bulkInvitationService,
  membershipService,
  joinRequestService,
  approvalService,
  interceptorService,
  webhookService,
  simulatorService,
  authService,
  passwordlessService,
  webAuthnService,
  eventsService,
  clientService,
  apiTokenService,
  sessionService,
  directoryService,
  directorySecretService,
  connectionService,
  domainService,
  environmentService,
  tokenClaimService,
  brandingService,
  mailTemplateService,
  userAttributeService,
  auditLogsService,
  authLogService,
  auditTrailService,
  policyService,
  passwordService,
  secondFactorService,
  operatorService,
  selfServiceService,
];

const duties: readonly Duty[] = [
  every({ minutes: 1 }, 'invitations.announce_expired', announceExpired),
  every({ hours: 24 }, 'jobs.forget_failed', forgetFailedJobs),
  apiTokenDuty,
  approvalLinkDuty,
  sealDuty,
  ...bulkDuty,
  paceDuty,
  programDuty,
  codeDuty,
  revokedTokenDuty,
  challengeDuty,
  domainDuty,
  entryLinkDuty,
  grantDuty,
  interactionDuty,
  interceptorDuty,
  keptAnswerDuty,
  keyDuty,
  limitDuty,
  passkeyDuty,
  passwordlessDuty,
  sessionDuty,
  socialDuty,
  triesDuty,
  usedAssertionDuty,
  webhookDuty,
  expiredSessionDuty,
];

/**
 * Builds the whole house and opens its doors. What was opened before something failed is closed again.
 * @throws StartupProblem, in words for the person who starts it
 */
export const startTenon: Start = async (settings, log, options = {}) => {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of closing.reverse()) await step().catch((error: unknown) => log.error({ error }, 'something did not close well'));
    closing.length = 0;
  };
  try {
    return { ...(await open(settings, log, options, (step) => void closing.push(step))), stop: close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** @param later what is to be done when the house closes; the last said is done first */
async function open(settings: Settings, log: Log, options: StartOptions, later: (step: () => Promise<unknown>) => void): Promise<Omit<Running, 'stop'>> {
  const development = settings.mode === 'development';
  const sealer = createSealer(secretKey(settings));
  const connection = await reachDatabase(settings, log, later);
  await migrate(connection);

  const session = await openSession({
    connection,
    listener: { onListening: trustCaches, onDeaf: distrustCaches, onChange: tableChanged },
    log: (line) => log.warn({}, line),
  });
  later(() => session.close());
  const db = openDatabase(connection, { poolSize: settings.databasePool, namedStatements: settings.databaseNamedStatements });
  later(() => db.destroy());

  // The embedded database is ours alone, so whoever holds a job there is dead.
  if (!settings.databaseUrl) await freeJobs(db);

  const outside = createOutside({ networks: reachableNetworks(settings) });
  later(() => outside.close());

  let worker: Worker | undefined;
  let courier: Lanes | undefined;
  const desk: Desk = {
    db,
    entropy: systemEntropy(session.processNumber),
    clock: () => new Date(),
    outside,
    sealer,
    jobsAreDue({ jobs, deliveries }) {
      if (jobs) worker?.wake();
      if (deliveries) courier?.wake();
    },
  };
  const catches = development && !settings.smtpUrl;
  const mailWay = { server: settings.smtpUrl ? hostOf(settings.smtpUrl) : null, from: settings.mailFrom };
  const first = await ensureFirstEnvironment(desk, {
    url: settings.url,
    kind: settings.mode,
    name: settings.appName,
    invitationDays: settings.invitationDays,
    signUp: settings.signUp,
    mail: mailWay,
    client: firstClient(settings, options),
  });
  const environments = environmentFinder(db, settings.url);
  await ensureOperators(desk, { url: settings.url, kind: settings.mode }, environments.system);
  for (const environment of await environments.all()) if (!environment.system) await ensureSelfService(desk, environment);

  const mailer = settings.smtpUrl ? createSmtpMailer(settings.smtpUrl) : createCatcher();
  later(() => mailer.close());
  const posts = createPosts({ mailer, from: parseMailbox(settings.mailFrom) }, { sealer, connect: outside.connect });
  later(() => posts.close());

  const metrics = createMetrics({
    sources: { pool: () => poolState(db), jobs: () => countJobs(db, desk.clock()) },
    ...(settings.metricsToken === undefined ? {} : { token: settings.metricsToken }),
    openToThisMachine: development,
  });
  later(() => metrics.close());

  worker = startWorker(desk, {
    handlers: {
      ...mailJobs(
        posts.of,
        {
          ...approvalMails,
          ...challengeMails,
          ...invitationMails,
          ...joinRequestMails,
          ...passwordlessMails,
          ...passwordMails,
          ...secondFactorMails,
          ...testMails,
          ...webhookMails,
        },
        wordedLetter,
      ),
      ...domainJobs(desk.outside),
      ...logoutJobs(outside),
      ...catchUpJobs,
      ...forgetJobs,
      ...bulkJobs({ mailsPerMinute: settings.mailRatePerDomain, gate: askingTheApp(outside) }),
    },
    duties: [
      ...duties,
      ...authLogDuties({ days: settings.authLogDays }),
      ...auditDuties({ days: settings.auditLogDays, personalDays: settings.auditPersonalDays }),
      ...(catches ? [every({ hours: 1 }, 'mailbox.sweep', sweepMailbox)] : []),
    ],
    environments: { all: environments.all, byId: (id) => environmentById(environments.all, id) },
    log,
  });
  later(() => worker.stop());

  courier = startLanes(desk, createCourier(outside), { environments, log, alone: !settings.databaseUrl });
  later(() => courier.stop());

  const statistics = keepStatistics(db, log);
  later(() => statistics.stop());

  const limits = createLimits({
    limits: {
      api: settings.limitApi,
      apiClient: settings.limitApiClient,
      oauthClient: settings.limitOauthClient,
      address: settings.limitAddress,
      failures: settings.limitFailures,
      allFailures: settings.limitFailures * 5,
      signIn: settings.limitSignIn,
    },
    clock: desk.clock,
    // Nobody else is on the embedded database.
    ...(settings.databaseUrl ? { store: shareIn(db) } : {}),
    log,
  });
  later(() => limits.stop());

  const front = await createFront({
    house: { desk, environmentOf: environments.of, limits },
    log,
    services,
    authenticate: authenticator(desk),
    recognisePage: pageRecogniser(desk, environments.system, memberBefore),
    trust: trustProxies(settings.trustProxy),
    routes: [
      ...routes,
      bulkRoutes({ mostBytes: settings.bulkMegabytes * MEGABYTE }),
      dashboardPages(WEB),
      selfServicePages(WEB, memberBefore),
      ...(catches ? [mailboxRoutes] : []),
    ],
    errorPage,
    metrics,
    problems: createReadiness(db),
  });
  later(() => front.close());
  await listen(front, settings);
  log.info({ url: settings.url, mode: settings.mode }, 'serving');

  const { client, secret } = first;
  const entryLink = async () => {
    const caller: Caller = { environment: await environments.system(), actor: { kind: 'system', job: 'start' }, requestId: 'start' };
    return `${settings.url}/dashboard/enter/${(await perform(desk, caller, createEntryLink, {})).token}`;
  };
  return {
    url: settings.url,
    entryLink,
    ...(secret !== undefined && isId('skc', client.id) ? { credentials: { clientId: client.id, clientSecret: secret } } : {}),
  };
}

async function reachDatabase({ databaseUrl, dataDir, databasePool }: Settings, log: Log, later: (step: () => Promise<unknown>) => void): Promise<Connection> {
  if (databaseUrl) return { url: databaseUrl };
  const postgres = await startPostgres({
    dataDir,
    log: (line) => log.debug({}, line),
    connections: databasePool + SPARE_CONNECTIONS,
    whenLost: (problem) => {
      log.error({ error: problem }, 'the embedded database is lost; ending');
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    },
  });
  later(() => postgres.stop());
  return postgres.connection;
}

/** The client a fresh installation begins with; in development it is the demo app's, too. */
function firstClient({ mode, appName, clientId, clientSecret, demoPort }: Settings, { lostCredentials = false }: StartOptions): FirstClient {
  const credentials = { ...(clientId !== undefined && { id: clientId }), ...(clientSecret !== undefined && { secret: clientSecret }), lost: lostCredentials };
  if (mode === 'production') return { name: appName, ...credentials };
  const demo = `http://localhost:${demoPort}`;
  return {
    name: appName,
    ...credentials,
    redirectUris: [`${demo}/auth/callback`],
    postLogoutUris: [demo, `${demo}/`],
    initiateLoginUri: `${demo}/login`,
    homeUri: demo,
  };
}

/** In development a browser may come to `localhost` by either of its addresses; the second is taken when there is one. */
async function listen(front: Front, { mode, host, port, tlsCert, tlsKey, tlsPort }: Settings): Promise<void> {
  const tls = tlsCert && tlsKey ? { cert: readFileSync(tlsCert), key: readFileSync(tlsKey) } : undefined;
  const on = async (address: string) => {
    await front.listen({ port, host: address });
    if (tls) await front.listenTls({ port: tlsPort ?? DEFAULT_TLS_PORT, host: address, ...tls });
  };
  await on(host);
  if (mode === 'development' && host === '127.0.0.1') await on('::1').catch(() => {});
}

async function environmentById(all: ReturnType<typeof environmentFinder>['all'], id: EnvironmentId) {
  const found = (await all()).find((environment) => environment.id === id);
  if (!found) throw new Error(`there is no environment ${id}`);
  return found;
}
