import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  Alignment,
  ButtonPosition,
  CornerRadius,
  EnvironmentKind,
  type EnvironmentSchema,
  SecondFactor as Factor,
  LogoPlacement,
  type MailServerSchema,
  type MailTestSchema,
  MetadataClaim as Metadata,
  SocialProvider as Provider,
  MailSecurity as Security,
  ServerSetting,
  MailTestResult as Told,
  type UpdateEnvironmentRequest,
} from '@tenon/api/tenon/v1/environments_pb.ts';
import {
  type Branding,
  DEFAULT_METHODS,
  type Environment,
  type MailSecurity,
  type MailTest,
  type MetadataClaim,
  type MethodSettings,
  type OrganizationWord,
  type OrganizationWords,
  type OwnMailServer,
  type Radius,
  type SecondFactor,
  type ServerSettings,
  type SocialProvider,
  type TestUsers,
} from '../../platform/environment.ts';
import { languageOfTag } from '../../platform/languages.ts';
import type { AskedChanges, AskedMailServer, EnvironmentChanges, SessionTimes } from './settings.ts';

const KINDS: Record<Environment['kind'], EnvironmentKind> = { development: EnvironmentKind.DEVELOPMENT, production: EnvironmentKind.PRODUCTION };
const FACTORS: Record<SecondFactor, Factor> = { off: Factor.OFF, optional: Factor.OPTIONAL, required: Factor.REQUIRED };
const RADII: Record<Radius, CornerRadius> = {
  none: CornerRadius.NONE,
  small: CornerRadius.SMALL,
  medium: CornerRadius.MEDIUM,
  large: CornerRadius.LARGE,
};
const PLACEMENTS: Record<Branding['logoPlacement'], LogoPlacement> = { inside: LogoPlacement.INSIDE, outside: LogoPlacement.OUTSIDE };
const ALIGNMENTS: Record<Branding['logoAlignment'], Alignment> = { start: Alignment.START, center: Alignment.CENTER };
const POSITIONS: Record<Branding['socialButtons'], ButtonPosition> = { top: ButtonPosition.TOP, bottom: ButtonPosition.BOTTOM };
const METADATA: Record<MetadataClaim, Metadata> = {
  user: Metadata.USER,
  membership: Metadata.MEMBERSHIP,
  organization: Metadata.ORGANIZATION,
};
const PROVIDERS: Record<SocialProvider, Provider> = {
  google: Provider.GOOGLE,
  microsoft: Provider.MICROSOFT,
  github: Provider.GITHUB,
  gitlab: Provider.GITLAB,
  linkedin: Provider.LINKEDIN,
  salesforce: Provider.SALESFORCE,
};

const SERVER_SETTINGS: readonly (readonly [keyof ServerSettings, ServerSetting])[] = [
  ['signUp', ServerSetting.SIGN_UP],
  ['invitationDays', ServerSetting.INVITATION_DAYS],
];

/** An environment in the contract's words. */
export function environmentMessage(environment: Environment): MessageInitShape<typeof EnvironmentSchema> {
  const { methods, signUpRules: rules, branding } = environment;
  return {
    id: environment.id,
    name: environment.name,
    url: environment.url,
    kind: KINDS[environment.kind],
    signUpEnabled: environment.signUp,
    invitationDays: environment.invitationDays,
    methods: {
      ...methods,
      socialProviders: { providers: methods.socialProviders.map((name) => PROVIDERS[name]) },
      secondFactor: FACTORS[methods.secondFactor],
      testUsers: { ...methods.testUsers, emails: [...methods.testUsers.emails] },
    },
    signUp: {
      ...rules,
      organizationWord: environment.organizationWord,
      organizationWords: { words: wordsMessage(environment.organizationWords) },
      contactEmail: rules.contactEmail ?? '',
      contactUrl: rules.contactUrl ?? '',
    },
    sessions: {
      absoluteMinutes: environment.sessionAbsoluteMinutes,
      idleMinutes: environment.sessionIdleMinutes ?? 0,
      accessTokenSeconds: environment.accessTokenSeconds,
      idTokenSeconds: environment.idTokenSeconds,
    },
    branding: {
      accentColor: branding.accentColor ?? '',
      logoUrl: branding.logoUrl ?? '',
      faviconUrl: branding.faviconUrl ?? '',
      radius: RADII[branding.radius],
      background: branding.background ?? '',
      logoPlacement: PLACEMENTS[branding.logoPlacement],
      logoAlignment: ALIGNMENTS[branding.logoAlignment],
      headerAlignment: ALIGNMENTS[branding.headerAlignment],
      socialButtons: POSITIONS[branding.socialButtons],
      organizationBranding: branding.organizationBranding,
      language: branding.language ?? '',
    },
    agents: environment.agents,
    claims: {
      claims: environment.claims.map(({ name, expression }) => ({ name, expression })),
      metadata: { metadata: environment.metadataClaims.map((name) => METADATA[name]) },
    },
    serverSettings: {
      signUpEnabled: environment.byServer.signUp,
      invitationDays: environment.byServer.invitationDays,
      mailServer: environment.mail.byServer.server ?? '',
      mailFrom: environment.mail.byServer.from,
    },
    ...(environment.mail.own && { mailServer: mailServerMessage(environment.mail.own) }),
    ...(environment.mail.lastTest && { mailTest: mailTestMessage(environment.mail.lastTest) }),
    ownSettings: [
      ...SERVER_SETTINGS.flatMap(([name, setting]) => (environment.own[name] === undefined ? [] : [setting])),
      ...(environment.mail.own ? [ServerSetting.MAIL_SERVER] : []),
    ],
  };
}

/** What a request changes. Numbers that no name stands for were refused before: see the rules in the contract. */
export function changesOf(request: UpdateEnvironmentRequest): AskedChanges {
  const { methods, signUp, sessions, branding, agents, claims, signUpEnabled, invitationDays, followServer, mailServer } = request;
  const followsMail = followServer.includes(ServerSetting.MAIL_SERVER);
  const own = {
    ...stated({ signUp: signUpEnabled, invitationDays }),
    ...Object.fromEntries(SERVER_SETTINGS.filter(([, setting]) => followServer.includes(setting)).map(([name]) => [name, null])),
  };
  return {
    ...(Object.keys(own).length > 0 && { own }),
    ...(followsMail ? { mail: null } : mailServer && { mailServer: mailServerOf(mailServer) }),
    ...(methods && { methods: methodsOf(methods) }),
    ...(signUp && { signUp: signUpOf(signUp) }),
    ...(sessions && { sessions: sessionsOf(sessions) }),
    ...(agents && { agents: stated({ registration: agents.registration, metadata: agents.metadata }) }),
    ...(branding && { branding: brandingOf(branding) }),
    ...(claims && { claims: claims.claims.map(({ name, expression }) => ({ name, expression })) }),
    ...(claims?.metadata && { metadataClaims: claims.metadata.metadata.flatMap((value) => nameOf(METADATA, value) ?? []) }),
  };
}

const SECURITY: Record<MailSecurity, Security> = { tls: Security.TLS, starttls: Security.STARTTLS, none: Security.NONE };
const TOLD: Record<MailTest['how'], Told> = { accepted: Told.ACCEPTED, deferred: Told.DEFERRED, refused: Told.REFUSED };

const mailServerMessage = ({ security, sealedPassword, ...server }: OwnMailServer): MessageInitShape<typeof MailServerSchema> => ({
  ...server,
  security: SECURITY[security],
  hasPassword: sealedPassword !== null,
});

const mailTestMessage = ({ at, how, answer }: MailTest): MessageInitShape<typeof MailTestSchema> => ({
  time: timestampFromDate(at),
  result: TOLD[how],
  answer,
});

const mailServerOf = ({ host, port, security, username, password, fromAddress, fromName }: Group<'mailServer'>): AskedMailServer => ({
  host: host.toLowerCase(),
  port,
  security: nameOf(SECURITY, security) ?? 'starttls',
  username,
  ...(password && { password }),
  fromAddress,
  fromName: fromName.trim(),
});

type Group<Name extends keyof UpdateEnvironmentRequest> = NonNullable<UpdateEnvironmentRequest[Name]>;

function methodsOf(given: Group<'methods'>): Partial<MethodSettings> {
  const { emailCode, magicLink, password, passkeys, passkeyButton, passkeyAutofill, mailSeconds, codeTries } = given;
  return stated({
    emailCode,
    magicLink,
    password,
    passkeys,
    passkeyButton,
    passkeyAutofill,
    mailSeconds,
    codeTries,
    socialProviders: given.socialProviders?.providers.flatMap((provider) => nameOf(PROVIDERS, provider) ?? []),
    secondFactor: nameOf(FACTORS, given.secondFactor),
    testUsers: given.testUsers && testUsersOf(given.testUsers),
  });
}

/** All of them: whoever is not named is none any more. */
const testUsersOf = ({ emails, code, inProduction }: NonNullable<Group<'methods'>['testUsers']>): TestUsers => ({
  emails: [...new Set(emails.map((email) => email.toLowerCase()))],
  code: code || DEFAULT_METHODS.testUsers.code,
  inProduction,
});

function signUpOf(given: Group<'signUp'>): NonNullable<EnvironmentChanges['signUp']> {
  const { organizationWord, blockPublicDomains, blockDisposableDomains, organizationsPerPerson, seats, nameOrganization } = given;
  return stated({
    organizationWord,
    organizationWords: given.organizationWords && wordsOf(given.organizationWords.words),
    contactEmail: orNull(given.contactEmail),
    contactUrl: orNull(given.contactUrl),
    blockPublicDomains,
    blockDisposableDomains,
    organizationsPerPerson,
    seats,
    nameOrganization,
  });
}

const wordsMessage = (words: OrganizationWords) =>
  Object.fromEntries(Object.entries(words).map(([language, { singular, plural = '', one = '', yours = '' }]) => [language, { singular, plural, one, yours }]));

/** All of them: a language that is not named has none any more. */
const wordsOf = (words: NonNullable<Group<'signUp'>['organizationWords']>['words']): OrganizationWords =>
  Object.fromEntries(
    Object.entries(words).map(([language, { singular, plural, one, yours }]): [string, OrganizationWord] => [
      language,
      { singular, ...(plural && { plural }), ...(one && { one }), ...(yours && { yours }) },
    ]),
  );

const sessionsOf = ({ absoluteMinutes, idleMinutes, accessTokenSeconds, idTokenSeconds }: Group<'sessions'>): Partial<SessionTimes> =>
  stated({ absoluteMinutes, idleMinutes: idleMinutes === 0 ? null : idleMinutes, accessTokenSeconds, idTokenSeconds });

/** What a message says about the look; the rest stays as it is. */
export const brandingOf = (given: Group<'branding'>): Partial<Branding> =>
  stated({
    accentColor: orNull(given.accentColor?.toLowerCase()),
    logoUrl: orNull(given.logoUrl),
    faviconUrl: orNull(given.faviconUrl),
    radius: nameOf(RADII, given.radius),
    background: orNull(given.background?.trim()),
    logoPlacement: nameOf(PLACEMENTS, given.logoPlacement),
    logoAlignment: nameOf(ALIGNMENTS, given.logoAlignment),
    headerAlignment: nameOf(ALIGNMENTS, given.headerAlignment),
    socialButtons: nameOf(POSITIONS, given.socialButtons),
    organizationBranding: given.organizationBranding,
    language: given.language === '' ? null : languageOfTag(given.language),
  });

/** Empty takes a value away. */
const orNull = (text: string | undefined): string | null | undefined => (text === '' ? null : text);

function nameOf<Name extends string>(names: Readonly<Record<Name, number>>, value: number | undefined): Name | undefined {
  for (const name in names) if (names[name] === value) return name;
  return undefined;
}

type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

/** Without what the request says nothing about. */
const stated = <T extends object>(fields: T): Given<T> => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
