import { ConnectionProvider } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { SocialProvider } from '@tenon/api/tenon/v1/environments_pb.ts';

/** A company whose account people may sign in with, and where one gets an app there. */
export interface KnownProvider {
  /** As it stands in addresses of this page. */
  readonly key: string;
  readonly label: string;
  readonly provider: ConnectionProvider;
  readonly social: SocialProvider;
  /** Where its credentials are made. */
  readonly console: string;
  /** What the credentials and our address are called there. */
  readonly words: { readonly id: string; readonly secret: string; readonly callback: string };
  /** What is worth knowing before. */
  readonly hint?: string;
}

const OAUTH_WORDS = { id: 'Client ID', secret: 'Client secret', callback: 'Authorized redirect URI' } as const;

export const PROVIDERS: readonly KnownProvider[] = [
  {
    key: 'google',
    label: 'Google',
    provider: ConnectionProvider.GOOGLE,
    social: SocialProvider.GOOGLE,
    console: 'https://console.cloud.google.com/auth/clients',
    words: OAUTH_WORDS,
  },
  {
    key: 'microsoft',
    label: 'Microsoft',
    provider: ConnectionProvider.MICROSOFT,
    social: SocialProvider.MICROSOFT,
    console: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps',
    words: { id: 'Application (client) ID', secret: 'Client secret (its value, not its id)', callback: 'Redirect URI (Web)' },
    hint: 'Add the optional claim xms_edov to the ID token: it alone says that an address was proven. Without it people confirm theirs by a code.',
  },
  {
    key: 'github',
    label: 'GitHub',
    provider: ConnectionProvider.GITHUB,
    social: SocialProvider.GITHUB,
    console: 'https://github.com/settings/developers',
    words: { id: 'Client ID', secret: 'Client secret', callback: 'Authorization callback URL' },
  },
  {
    key: 'gitlab',
    label: 'GitLab',
    provider: ConnectionProvider.GITLAB,
    social: SocialProvider.GITLAB,
    console: 'https://gitlab.com/-/user_settings/applications',
    words: { id: 'Application ID', secret: 'Secret', callback: 'Redirect URI' },
    hint: 'The scopes openid, profile and email have to be ticked there.',
  },
  {
    key: 'linkedin',
    label: 'LinkedIn',
    provider: ConnectionProvider.LINKEDIN,
    social: SocialProvider.LINKEDIN,
    console: 'https://www.linkedin.com/developers/apps',
    words: { id: 'Client ID', secret: 'Primary client secret', callback: 'Authorized redirect URL' },
    hint: 'Request the product “Sign In with LinkedIn using OpenID Connect” for the app there.',
  },
  {
    key: 'salesforce',
    label: 'Salesforce',
    provider: ConnectionProvider.SALESFORCE,
    social: SocialProvider.SALESFORCE,
    console: 'https://login.salesforce.com',
    words: { id: 'Consumer key', secret: 'Consumer secret', callback: 'Callback URL' },
  },
];
