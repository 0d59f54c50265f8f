import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from '@connectrpc/connect';
import { createGrpcTransport } from '@connectrpc/connect-node';
import {
  CornerRadius,
  EnvironmentKind,
  EnvironmentService,
  MailSecurity,
  SecondFactor,
  ServerSetting,
  SocialProvider,
} from '@tenon/api/tenon/v1/environments_pb.ts';
import { aboutPassword } from '../../chassis/posts.ts';
import { Fault } from '../../platform/fault.ts';
import { openFront } from '../../testing/front.ts';
import { createWorld } from '../../testing/world.ts';
import { environmentFinder } from './index.ts';
import { environmentService } from './rpc.ts';
import { type EnvironmentChanges, updateEnvironment } from './settings.ts';

const world = await createWorld();
const finder = environmentFinder(world.db, 'http://home.localhost');
/** As the next request finds it. */
const now = () => finder.of(new URL(world.environment.url).host);

const { url } = await openFront({ house: { desk: world.desk, environmentOf: now }, services: [environmentService] });
const authorization = 'Bearer good';
const environments = createClient(
  EnvironmentService,
  createGrpcTransport({
    baseUrl: url,
    interceptors: [
      (next) => (request) => {
        request.header.set('authorization', authorization);
        return next(request);
      },
    ],
  }),
);
const rest = async (method: string, body?: object) => {
  const response = await fetch(new URL('/api/v1/environment', url), {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const brokenFields = async (changes: EnvironmentChanges) => {
  try {
    await world.do(world.client, updateEnvironment, changes);
  } catch (error) {
    assert.ok(error instanceof Fault);
    return error.violations.map(({ field }) => field);
  }
  return [];
};

test('a fresh environment shows every setting as it holds', async () => {
  const { environment } = await environments.getEnvironment({});
  assert.equal(environment?.kind, EnvironmentKind.DEVELOPMENT);
  assert.equal(environment.methods?.emailCode, true);
  assert.equal(environment.methods.magicLink, true);
  assert.equal(environment.methods.password, false);
  assert.equal(environment.methods.mailSeconds, 300);
  assert.equal(environment.methods.secondFactor, SecondFactor.OPTIONAL);
  assert.equal(environment.signUp?.blockPublicDomains, false);
  assert.equal(environment.signUp.organizationWord, 'Organization');
  assert.equal(environment.sessions?.absoluteMinutes, 43_200);
  assert.equal(environment.sessions.idleMinutes, 0);
  assert.equal(environment.branding?.radius, CornerRadius.MEDIUM);
  assert.deepEqual(environment.claims?.claims, []);
});

test('what a call names is changed, what it does not name stays, and the next request finds it', async () => {
  const { environment } = await environments.updateEnvironment({
    methods: { magicLink: false, socialProviders: { providers: [SocialProvider.GITHUB, SocialProvider.GOOGLE] } },
    signUp: {
      organizationWord: 'Workspace',
      organizationWords: { words: { de: { singular: 'Studio', one: 'ein Studio' } } },
      contactEmail: 'hello@orion.test',
      contactUrl: 'https://orion.test/join',
      seats: 25,
    },
    sessions: { idleMinutes: 60 },
    branding: { accentColor: '#AA3300', radius: CornerRadius.LARGE },
    claims: { claims: [{ name: 'plan', expression: 'organization.metadata.plan' }] },
  });
  assert.equal(environment?.methods?.emailCode, true);
  assert.equal(environment.methods.magicLink, false);

  const found = await now();
  assert.deepEqual([found.methods.emailCode, found.methods.magicLink, found.methods.socialProviders], [true, false, ['github', 'google']]);
  assert.deepEqual(found.organizationWords, { de: { singular: 'Studio', one: 'ein Studio' } });
  assert.deepEqual([found.organizationWord, found.signUpRules.contactEmail, found.signUpRules.seats], ['Workspace', 'hello@orion.test', 25]);
  assert.deepEqual([found.sessionAbsoluteMinutes, found.sessionIdleMinutes], [43_200, 60]);
  assert.deepEqual([found.branding.accentColor, found.branding.radius, found.branding.logoUrl], ['#aa3300', 'large', null]);
  assert.deepEqual(found.claims, [{ name: 'plan', expression: 'organization.metadata.plan' }]);

  await environments.updateEnvironment({
    methods: { magicLink: true, socialProviders: { providers: [] } },
    signUp: { contactUrl: '' },
    sessions: { idleMinutes: 0 },
    branding: { accentColor: '' },
    claims: {},
  });
  const after = await now();
  assert.deepEqual([after.methods.magicLink, after.methods.socialProviders], [true, []]);
  assert.deepEqual([after.signUpRules.contactUrl, after.signUpRules.contactEmail], [null, 'hello@orion.test']);
  assert.deepEqual([after.sessionIdleMinutes, after.branding.accentColor, after.claims], [null, null, []]);
});

test('it has one path, and an empty body changes nothing', async () => {
  const before = await rest('GET');
  assert.equal(before.status, 200);
  const after = await rest('PATCH', {});
  assert.deepEqual(after, before);
  const changed = await rest('PATCH', { methods: { mail_seconds: 900, second_factor: 'SECOND_FACTOR_REQUIRED' } });
  const { methods } = changed.body['environment'] as { methods: Record<string, unknown> };
  assert.deepEqual([methods['mail_seconds'], methods['second_factor']], [900, 'SECOND_FACTOR_REQUIRED']);
});

test('what the server was started with holds until it is set for the environment, and again when that is taken back', async () => {
  const shown = async () => {
    const { environment } = await environments.getEnvironment({});
    const { signUpEnabled, invitationDays, serverSettings, ownSettings } = environment ?? assert.fail();
    assert.deepEqual([serverSettings?.signUpEnabled, serverSettings?.invitationDays], [true, 15]);
    return [signUpEnabled, invitationDays, ownSettings];
  };
  assert.deepEqual(await shown(), [true, 15, []]);
  await environments.updateEnvironment({ signUpEnabled: false });
  await environments.updateEnvironment({ invitationDays: 30, signUp: { seats: 7 } });
  assert.deepEqual(await shown(), [false, 30, [ServerSetting.SIGN_UP, ServerSetting.INVITATION_DAYS]]);
  const { signUp, invitationDays } = await now();
  assert.deepEqual([signUp, invitationDays], [false, 30]);

  await environments.updateEnvironment({ followServer: [ServerSetting.SIGN_UP] });
  assert.deepEqual(await shown(), [true, 30, [ServerSetting.INVITATION_DAYS]]);
  await environments.updateEnvironment({ invitationDays: 3, followServer: [ServerSetting.INVITATION_DAYS] });
  assert.deepEqual(await shown(), [true, 15, []]);
});

test('a mail server of its own is shown without its password, which is sealed, stays, and goes to no other server', async () => {
  const server = {
    ...{ host: 'SMTP.orion.example', port: 587, security: MailSecurity.STARTTLS, username: 'orion' },
    ...{ fromAddress: 'hello@orion.example', fromName: ' Orion ' },
  };
  const set = async (over: object = {}) => (await environments.updateEnvironment({ mailServer: { ...server, ...over } })).environment;
  const password = async () => {
    const { mail, id } = await now();
    return mail.own?.sealedPassword == null ? null : world.desk.sealer.open(aboutPassword({ id }), mail.own.sealedPassword);
  };
  await assert.rejects(set(), /mail_server.password/);
  const made = await set({ password: 'open sesame' });
  assert.deepEqual(
    [made?.mailServer?.host, made?.mailServer?.password, made?.mailServer?.hasPassword, made?.mailServer?.fromName, made?.ownSettings],
    ['smtp.orion.example', '', true, 'Orion', [ServerSetting.MAIL_SERVER]],
  );
  await set({ fromName: 'Lyra' });
  assert.equal(await password(), 'open sesame');
  for (const elsewhere of [{ host: 'smtp.evil.example' }, { port: 2525 }, { username: 'eve' }, { security: MailSecurity.TLS }]) {
    await assert.rejects(set(elsewhere), /mail_server.password/, JSON.stringify(elsewhere));
  }
  await assert.rejects(set({ security: MailSecurity.NONE, password: 'x' }), /mail_server.security/);
  await assert.rejects(set({ username: '', password: 'x' }), /mail_server.username/);
  for (const wrong of [{ host: 'a b' }, { host: '' }, { port: 0 }, { security: 0 }, { fromAddress: 'nobody' }, { fromName: 'A\r\nBcc: eve@evil.example' }]) {
    await assert.rejects(set({ password: 'x', ...wrong }), JSON.stringify(wrong));
  }
  assert.equal((await set({ username: '' }))?.mailServer?.hasPassword, false);
  assert.equal(await password(), null);

  await environments.updateEnvironment({ followServer: [ServerSetting.MAIL_SERVER] });
  assert.equal((await now()).mail.own, null);
});

test('operators come by invitation alone, whoever asks for it to be otherwise', async () => {
  const operators = await createWorld({ signUp: false });
  const { id } = operators.environment;
  await world.db.updateTable('environments').set({ system: true }).where('id', '=', id).execute();
  const changed = operators.do(operators.client, updateEnvironment, { own: { signUp: true } });
  await assert.rejects(changed, (error: Fault) => error.violations.map(({ field }) => field).join() === 'sign_up_enabled');
});

test('a setting out of its range is refused by name, and nothing of the call is kept', async () => {
  const before = await now();
  for (const wrong of [
    { methods: { mail_seconds: 10 } },
    { invitation_days: 0 },
    { invitation_days: 366 },
    { follow_server: ['SERVER_SETTING_UNSPECIFIED'] },
    { methods: { second_factor: 'SECOND_FACTOR_UNSPECIFIED' } },
    { sign_up: { contact_email: 'nobody' } },
    { sign_up: { contact_url: 'javascript:alert(1)' } },
    { sign_up: { organization_word: '<b>' } },
    { sign_up: { organization_words: { words: { pt: { singular: 'Oficina' } } } } },
    { sign_up: { organization_words: { words: { de: { singular: 'Studio', one: '{app}' } } } } },
    { branding: { accent_color: 'red' } },
    { branding: { background: 'url(//evil.example/a)}' } },
    { branding: { logo_url: 'http://orion.test/logo.png' } },
    { claims: { claims: [{ name: 'a b', expression: 'x' }] } },
  ]) {
    const { status } = await rest('PATCH', { sign_up: { seats: 7 }, ...wrong });
    assert.equal(status, 400, JSON.stringify(wrong));
  }
  assert.deepEqual(await now(), before);
});

test('settings that contradict each other are refused', async () => {
  assert.deepEqual(await brokenFields({ methods: { emailCode: false, magicLink: false, passkeys: false } }), ['methods']);
  assert.deepEqual(await brokenFields({ methods: { emailCode: false, magicLink: false } }), []);
  assert.deepEqual(await brokenFields({ methods: { passkeys: false } }), ['methods'], 'what was set before counts');
  assert.deepEqual(await brokenFields({ methods: { emailCode: true } }), []);
  assert.deepEqual(await brokenFields({ sessions: { absoluteMinutes: 5 } }), ['sessions.absolute_minutes']);
  assert.deepEqual(await brokenFields({ sessions: { absoluteMinutes: 60, idleMinutes: 60 } }), ['sessions.idle_minutes']);
  assert.deepEqual(await brokenFields({ sessions: { accessTokenSeconds: 7200, idleMinutes: 60 } }), ['sessions.idle_minutes']);
  assert.deepEqual(
    await brokenFields({
      claims: [
        { name: 'roles', expression: 'user.id' },
        { name: 'plan', expression: 'user.id' },
        { name: 'plan', expression: 'user.id' },
        { name: 'other', expression: 'user.nmae' },
      ],
    }),
    ['claims.claims[0].name', 'claims.claims[2].name', 'claims.claims[3].expression'],
  );
  assert.deepEqual(await brokenFields({ branding: { logoUrl: 'https://a:b@orion.test/logo.png' } }), ['branding.logo_url']);
});

test('only the environment’s own clients may see or change it', async () => {
  const organizationId = await world.organization();
  const member = { kind: 'member', id: 'usr_1', organizationId, sessionId: 'ses_1', permissions: ['organizations_write'] } as const;
  for (const actor of [member, world.visitor]) {
    await assert.rejects(world.do(actor, updateEnvironment, { sessions: { idleMinutes: 10 } }), Fault);
  }
});

test('two changes at once both hold', async () => {
  await Promise.all([
    world.do(world.client, updateEnvironment, { signUp: { seats: 3 } }),
    world.do(world.client, updateEnvironment, { signUp: { organizationsPerPerson: 2 } }),
    world.do(world.client, updateEnvironment, { branding: { radius: 'none' } }),
  ]);
  const { signUpRules, branding } = await now();
  assert.deepEqual([signUpRules.seats, signUpRules.organizationsPerPerson, branding.radius], [3, 2, 'none']);
});

test('test users are at most five marked addresses, named wholly each time, and stay out of production', async () => {
  await environments.updateEnvironment({
    methods: { testUsers: { emails: ['Ada+SKTest@example.com', 'ada+sktest@EXAMPLE.com', 'bob+tenontest@example.com'] } },
  });
  const { environment } = await environments.getEnvironment({});
  assert.deepEqual(environment?.methods?.testUsers?.emails, ['ada+sktest@example.com', 'bob+tenontest@example.com']);
  assert.equal(environment.methods.testUsers.code, '424242');
  const given = (emails: readonly string[], over = {}) => ({ methods: { testUsers: { emails, code: '123456', inProduction: false, ...over } } });
  assert.deepEqual(await brokenFields(given(['ada+sktest@example.com', 'ada@sktest.example'])), ['methods.test_users.emails[1]']);
  await assert.rejects(
    environments.updateEnvironment({ methods: { testUsers: { emails: Array.from({ length: 6 }, (_, index) => `a${index}+sktest@example.com`) } } }),
  );
  await assert.rejects(environments.updateEnvironment({ methods: { testUsers: { emails: [], code: '12345' } } }));

  await environments.updateEnvironment({ methods: { testUsers: { emails: [] } } });
  await world.db.updateTable('environments').set({ kind: 'production' }).where('id', '=', world.environment.id).execute();
  assert.deepEqual(await brokenFields(given(['ada+sktest@example.com'])), ['methods.test_users.in_production']);
  assert.deepEqual(await brokenFields(given(['ada+sktest@example.com'], { inProduction: true })), []);
  await world.db.updateTable('environments').set({ kind: 'development' }).where('id', '=', world.environment.id).execute();
});
