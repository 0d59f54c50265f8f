import { type Directory, DirectoryProvider } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { t } from './words/index.ts';

/** Whose directory it can be, as they are called, and what address and token are called in their English pages. */
export const PROVIDERS = [
  { key: 'OKTA', provider: DirectoryProvider.OKTA, label: 'Okta', url: 'SCIM connector base URL', token: 'HTTP Header › Authorization › Bearer' },
  {
    key: 'MICROSOFT_AD',
    provider: DirectoryProvider.MICROSOFT_AD,
    label: 'Microsoft Entra ID',
    url: 'Provisioning › Admin Credentials › Tenant URL',
    token: 'Secret Token',
  },
  { key: 'GOOGLE', provider: DirectoryProvider.GOOGLE, label: 'Google Workspace', url: '', token: '' },
  { key: 'ONELOGIN', provider: DirectoryProvider.ONELOGIN, label: 'OneLogin', url: 'Configuration › SCIM Base URL', token: 'SCIM Bearer Token' },
  { key: 'JUMPCLOUD', provider: DirectoryProvider.JUMPCLOUD, label: 'JumpCloud', url: 'Identity Management › Base URL', token: 'Token Key' },
  {
    key: 'PING_IDENTITY',
    provider: DirectoryProvider.PING_IDENTITY,
    label: 'Ping Identity',
    url: 'SCIM Outbound › SCIM Base URL',
    token: 'OAuth Access Token',
  },
  { key: 'AUTH0', provider: DirectoryProvider.AUTH0, label: 'Auth0', url: '', token: '' },
] as const;

const known = (provider: DirectoryProvider) => PROVIDERS.find((each) => each.provider === provider);

export const nameOfProvider = (provider: DirectoryProvider): string => known(provider)?.label ?? t('any');

/** What a directory is called: as somebody named it, or in the reader's language as the server named it. */
export function nameOfDirectory({ name, directoryProvider }: Pick<Directory, 'name' | 'directoryProvider'>): string {
  const maker = known(directoryProvider)?.label;
  if (name === `${maker} directory`) return t('named', { provider: maker ?? '' });
  return name === 'Directory' ? t('add.what') : name;
}

/** What they are called over there; empty where that is not known. */
export const namesThere = (provider: DirectoryProvider): { readonly url: string; readonly token: string } => known(provider) ?? { url: '', token: '' };
