import type { MessageInitShape } from '@bufbuild/protobuf';
import {
  CornerRadius,
  EnvironmentKind,
  type EnvironmentSchema,
  SecondFactor as Factor,
  MetadataClaim as Metadata,
  SocialProvider as Provider,
  type UpdateEnvironmentRequest,
} from '@tenon/api/tenon/v1/environments_pb.ts';
import type { Branding, Environment, MetadataClaim, MethodSettings, Radius, SecondFactor, SignUpRules, SocialProvider } from '../../platform/environment.ts';
import type { EnvironmentChanges, SessionTimes } from './settings.ts';

const KINDS: Record<Environment['kind'], EnvironmentKind> = { development: EnvironmentKind.DEVELOPMENT, production: EnvironmentKind.PRODUCTION };
const FACTORS: Record<SecondFactor, Factor> = { off: Factor.OFF, optional: Factor.OPTIONAL, required: Factor.REQUIRED };
const RADII: Record<Radius, CornerRadius> = {
  none: CornerRadius.NONE,
  small: CornerRadius.SMALL,
  medium: CornerRadius.MEDIUM,
  large: CornerRadius.LARGE,
};
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
    },
    signUp: { ...rules, organizationWord: environment.organizationWord, contactEmail: rules.contactEmail ?? '', contactUrl: rules.contactUrl ?? '' },
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
    },
    claims: {
      claims: environment.claims.map(({ name, expression }) => ({ name, expression })),
      metadata: { metadata: environment.metadataClaims.map((name) => METADATA[name]) },
    },
  };
}

/** What a request changes. Numbers that no name stands for were refused before: see the rules in the contract. */
export function changesOf({ methods, signUp, sessions, branding, claims }: UpdateEnvironmentRequest): EnvironmentChanges {
  return {
    ...(methods && { methods: methodsOf(methods) }),
    ...(signUp && { signUp: signUpOf(signUp) }),
    ...(sessions && { sessions: sessionsOf(sessions) }),
    ...(branding && { branding: brandingOf(branding) }),
    ...(claims && { claims: claims.claims.map(({ name, expression }) => ({ name, expression })) }),
    ...(claims?.metadata && { metadataClaims: claims.metadata.metadata.flatMap((value) => nameOf(METADATA, value) ?? []) }),
  };
}

type Group<Name extends keyof UpdateEnvironmentRequest> = NonNullable<UpdateEnvironmentRequest[Name]>;

function methodsOf(given: Group<'methods'>): Partial<MethodSettings> {
  const { emailCode, magicLink, password, passkeys, mailSeconds, codeTries } = given;
  return stated({
    emailCode,
    magicLink,
    password,
    passkeys,
    mailSeconds,
    codeTries,
    socialProviders: given.socialProviders?.providers.flatMap((provider) => nameOf(PROVIDERS, provider) ?? []),
    secondFactor: nameOf(FACTORS, given.secondFactor),
  });
}

function signUpOf(given: Group<'signUp'>): Partial<SignUpRules> & { readonly organizationWord?: string } {
  const { organizationWord, blockPublicDomains, blockDisposableDomains, organizationsPerPerson, seats, nameOrganization } = given;
  return stated({
    organizationWord,
    contactEmail: orNull(given.contactEmail),
    contactUrl: orNull(given.contactUrl),
    blockPublicDomains,
    blockDisposableDomains,
    organizationsPerPerson,
    seats,
    nameOrganization,
  });
}

const sessionsOf = ({ absoluteMinutes, idleMinutes, accessTokenSeconds, idTokenSeconds }: Group<'sessions'>): Partial<SessionTimes> =>
  stated({ absoluteMinutes, idleMinutes: idleMinutes === 0 ? null : idleMinutes, accessTokenSeconds, idTokenSeconds });

const brandingOf = ({ accentColor, logoUrl, faviconUrl, radius, background }: Group<'branding'>): Partial<Branding> =>
  stated({
    accentColor: orNull(accentColor?.toLowerCase()),
    logoUrl: orNull(logoUrl),
    faviconUrl: orNull(faviconUrl),
    radius: nameOf(RADII, radius),
    background: orNull(background?.trim()),
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
