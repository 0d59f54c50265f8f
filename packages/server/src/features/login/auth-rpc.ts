import type { JsonObject, MessageInitShape } from '@bufbuild/protobuf';
import { type AuthMethodSchema, AuthService, Intent as Intents } from '@tenon/api/scalekit/v1/auth/auth_pb.ts';
import { ConnectionType, PasswordlessType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { command, openTo } from '../../chassis/command.ts';
import { notServed, procedure, serve } from '../../chassis/serve.ts';
import { type Branding, DEFAULT_BRANDING, type Environment } from '../../platform/environment.ts';
import { CODE_DIGITS } from '../challenges/index.ts';
import { wayFaults } from './faults.ts';
import { findWayIn, type Intent, listWaysIn, type WayIn } from './ways-in.ts';

const { method } = AuthService;

const onPages = notServed('it is for the pages of a sign-in, which are ours and need no call');
const ownSignIn = notServed('nobody is sent to the sign-in of an app of their own here, so there is no such request to answer');

const environmentOf = command({
  needs: openTo('The sign-in page shows the same to everybody who opens it.'),
  reads: true,
  run: async (work, _: undefined): Promise<Environment> => work.environment,
});

export const authService = serve(AuthService, {
  listAuthMethods: procedure(method.listAuthMethods, {
    command: listWaysIn,
    request: ({ intent }) => ({ intent: intentNamed(intent) }),
    response: (ways, { environment }) => ({ authMethods: ways.map((way) => wayMessage(way, environment)) }),
  }),
  discoveryAuthMethod: procedure(method.discoveryAuthMethod, {
    command: findWayIn,
    request: ({ discoveryRequest }) => ({
      email: discoveryRequest?.email ?? '',
      intent: discoveryRequest?.intent === Intents.sign_up ? ('sign_up' as const) : ('sign_in' as const),
    }),
    response: (way, { environment }) => ({ authMethod: wayMessage(way, environment) }),
  }),
  getAuthCustomizations: procedure(method.getAuthCustomizations, {
    command: environmentOf,
    request: () => undefined,
    response: ({ branding, organizationWord }) => ({
      customizationSettings: customizations(branding, organizationWord),
      settings: { customBranding: LOOKS.some((name) => branding[name] !== DEFAULT_BRANDING[name]) },
    }),
  }),
  getAuthFeatures: procedure(method.getAuthFeatures, { command: environmentOf, request: () => undefined, response: (it) => ({ features: features(it) }) }),
  verifyPasswordLessOtp: onPages,
  resendPasswordless: onPages,
  listUserOrganizations: onPages,
  signupOrganization: onPages,
  getAuthState: onPages,
  getAuthError: onPages,
  logout: onPages,
  updateLoginUserDetails: ownSignIn,
});

function intentNamed(intent: string): Intent {
  if (intent !== '' && intent !== 'sign_in' && intent !== 'sign_up') throw wayFaults.unknownIntent();
  return intent === 'sign_up' ? 'sign_up' : 'sign_in';
}

/** Every way begins with the app's own request for a code; one that leads to somebody else's sign-in is named in it. */
function wayMessage(way: WayIn, { url, methods }: Environment): MessageInitShape<typeof AuthMethodSchema> {
  const authInitiationUri = `${url}/oauth/authorize`;
  if ('connection' in way) {
    const { id, kind, provider } = way.connection;
    return {
      connectionId: id,
      connectionType: ConnectionType[kind.toUpperCase() as Uppercase<typeof kind>],
      provider,
      authInitiationUri: `${authInitiationUri}?connection_id=${id}`,
    };
  }
  switch (way.method) {
    case 'mail': {
      const passwordlessType = way.code && way.link ? PasswordlessType.LINK_OTP : way.code ? PasswordlessType.OTP : PasswordlessType.LINK;
      return {
        connectionType: ConnectionType.PASSWORDLESS,
        authInitiationUri,
        passwordlessType,
        ...(way.code ? { codeChallengeLength: CODE_DIGITS } : {}),
      };
    }
    case 'password':
      return { connectionType: ConnectionType.PASSWORD, authInitiationUri };
    case 'passkey':
      return {
        connectionType: ConnectionType.WEBAUTHN,
        authInitiationUri,
        enableWebauthnAutoRegistration: false,
        showPasskeyButton: methods.passkeyButton,
        enableWebauthnConditionalLogin: methods.passkeyAutofill,
      };
  }
}

/** What is seen: the language alone is no branding. */
const LOOKS = ['accentColor', 'logoUrl', 'faviconUrl', 'radius', 'background', 'logoPlacement', 'logoAlignment', 'headerAlignment', 'socialButtons'] as const;

const customizations = (branding: Branding, organizationWord: string): JsonObject => ({
  accent_color: branding.accentColor,
  logo_url: branding.logoUrl,
  favicon_url: branding.faviconUrl,
  radius: branding.radius,
  background: branding.background,
  language: branding.language,
  logo_placement: branding.logoPlacement,
  logo_alignment: branding.logoAlignment,
  header_alignment: branding.headerAlignment,
  social_buttons: branding.socialButtons,
  organization_branding: branding.organizationBranding,
  organization_word: organizationWord,
});

const features = ({ signUp, methods }: Environment): JsonObject => ({
  sign_up: signUp,
  email_code: methods.emailCode,
  magic_link: methods.magicLink,
  password: methods.password,
  passkeys: methods.passkeys,
  social_providers: [...methods.socialProviders],
  second_factor: methods.secondFactor,
});
