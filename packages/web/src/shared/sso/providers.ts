import { ConnectionProvider, ConnectionType } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import { t } from './words/index.ts';

/** Whose sign-in a connection can lead to. Names of makers, which no language translates. */
const MAKERS = [
  { key: 'OKTA', provider: ConnectionProvider.OKTA, label: 'Okta' },
  { key: 'MICROSOFT_AD', provider: ConnectionProvider.MICROSOFT_AD, label: 'Microsoft Entra ID' },
  { key: 'GOOGLE', provider: ConnectionProvider.GOOGLE, label: 'Google Workspace' },
  { key: 'ONELOGIN', provider: ConnectionProvider.ONELOGIN, label: 'OneLogin' },
  { key: 'JUMPCLOUD', provider: ConnectionProvider.JUMPCLOUD, label: 'JumpCloud' },
  { key: 'PING_IDENTITY', provider: ConnectionProvider.PING_IDENTITY, label: 'Ping Identity' },
  { key: 'AUTH0', provider: ConnectionProvider.AUTH0, label: 'Auth0' },
  { key: 'ADFS', provider: ConnectionProvider.ADFS, label: 'AD FS' },
] as const;

/** Every one to choose from. A function: the last one has a word for a name. */
export const providers = () => [...MAKERS, { key: 'CUSTOM', provider: ConnectionProvider.CUSTOM, label: t('another') }];

/** Apps may have named a provider that has no name here. */
export const nameOfProvider = (key: string): string =>
  providers().find((each) => each.key === key)?.label ??
  key
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/^./, (letter) => letter.toUpperCase());

export const nameOfType = (type: ConnectionType): string => (type === ConnectionType.SAML ? 'SAML' : type === ConnectionType.OIDC ? 'OpenID Connect' : '');
