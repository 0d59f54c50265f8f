import type { SocialProvider } from '../../platform/environment.ts';

/** What is particular to a provider; everything else is OAuth 2 and OpenID Connect. */
export interface Provider {
  /** It speaks OpenID Connect: its document is found under this. Absent: it speaks OAuth alone, at `endpoints`. */
  readonly issuer?: (tenant: string | undefined) => string;
  readonly endpoints?: { readonly authorize: string; readonly token: string; readonly userInfo: string };
  readonly scopes: readonly string[];
  /** What a connection may have it ask (`prompt`). */
  readonly prompts: readonly string[];
  /** How it is told to ask its person anew, when our app wants a new proof. */
  readonly again?: string;
  /** It ignores or refuses PKCE, or does not repeat our nonce: then the state alone ties the answer to the browser. */
  readonly withoutPkce?: true;
  readonly withoutNonce?: true;
  /** Whether it says, of the address it names, that the person reads mail there. */
  readonly provesAddress: (claims: Readonly<Record<string, unknown>>) => boolean;
}

/** Our names for them, as their people know them. */
export const PROVIDER_NAMES: Readonly<Record<SocialProvider, string>> = {
  google: 'Google',
  microsoft: 'Microsoft',
  github: 'GitHub',
  gitlab: 'GitLab',
  linkedin: 'LinkedIn',
  salesforce: 'Salesforce',
};

const isYes = (claim: unknown): boolean => claim === true || claim === 'true';
const verified = (claims: Readonly<Record<string, unknown>>): boolean => isYes(claims['email_verified']);
const OPENID = ['openid', 'profile', 'email'];

export const PROVIDERS: Readonly<Record<SocialProvider, Provider>> = {
  google: {
    issuer: () => 'https://accounts.google.com',
    scopes: OPENID,
    prompts: ['none', 'consent', 'select_account'],
    again: 'select_account',
    provesAddress: verified,
  },
  microsoft: {
    issuer: (tenant = 'common') => `https://login.microsoftonline.com/${tenant}/v2.0`,
    scopes: OPENID,
    prompts: ['none', 'login', 'consent', 'select_account'],
    again: 'login',
    // An administrator of any tenant can write any address into an account of theirs. This optional claim alone says that
    // the domain's owner was asked; `email_verified` is none of Microsoft's.
    provesAddress: ({ xms_edov: owned }) => isYes(owned) || owned === 1 || owned === '1',
  },
  github: {
    endpoints: {
      authorize: 'https://github.com/login/oauth/authorize',
      token: 'https://github.com/login/oauth/access_token',
      userInfo: 'https://api.github.com/user',
    },
    scopes: ['read:user', 'user:email'],
    prompts: ['select_account'],
    again: 'select_account',
    provesAddress: verified,
  },
  gitlab: {
    issuer: () => 'https://gitlab.com',
    scopes: OPENID,
    prompts: ['none', 'login', 'consent'],
    again: 'login',
    provesAddress: verified,
  },
  linkedin: {
    issuer: () => 'https://www.linkedin.com/oauth',
    scopes: OPENID,
    prompts: [],
    withoutPkce: true,
    withoutNonce: true,
    provesAddress: verified,
  },
  salesforce: {
    issuer: () => 'https://login.salesforce.com',
    scopes: OPENID,
    prompts: ['none', 'login', 'consent', 'select_account'],
    again: 'login',
    provesAddress: verified,
  },
};
