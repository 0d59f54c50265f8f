import { DirectoryProvider } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';

/** Whose directory it can be, as they are called. */
export const PROVIDERS = [
  { key: 'OKTA', provider: DirectoryProvider.OKTA, label: 'Okta' },
  { key: 'MICROSOFT_AD', provider: DirectoryProvider.MICROSOFT_AD, label: 'Microsoft Entra ID' },
  { key: 'GOOGLE', provider: DirectoryProvider.GOOGLE, label: 'Google Workspace' },
  { key: 'ONELOGIN', provider: DirectoryProvider.ONELOGIN, label: 'OneLogin' },
  { key: 'JUMPCLOUD', provider: DirectoryProvider.JUMPCLOUD, label: 'JumpCloud' },
  { key: 'PING_IDENTITY', provider: DirectoryProvider.PING_IDENTITY, label: 'Ping Identity' },
  { key: 'AUTH0', provider: DirectoryProvider.AUTH0, label: 'Auth0' },
] as const;

export const nameOfProvider = (provider: DirectoryProvider): string => PROVIDERS.find((each) => each.provider === provider)?.label ?? 'Any that speaks SCIM';
