import {
  type Icon,
  IconAdjustments,
  IconClockShield,
  IconFileText,
  IconKey,
  IconRefresh,
  IconShieldLock,
  IconUser,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import type { Feature, Me, Permission } from './me.ts';
import { t } from './words/index.ts';

export interface PageEntry {
  readonly path: string;
  readonly label: () => string;
  readonly icon: Icon;
  /** Whose it is: everybody's own, or the organization's. */
  readonly of: 'you' | 'organization';
  readonly needs?: Permission;
  readonly feature?: Feature;
}

/** Every page there is, in the order of the side. */
export const PAGES: readonly PageEntry[] = [
  { path: '/', label: () => t('nav.account'), icon: IconUser, of: 'you' },
  { path: '/security', label: () => t('nav.security'), icon: IconShieldLock, of: 'you' },
  { path: '/organization', label: () => t('nav.general'), icon: IconAdjustments, of: 'organization', needs: 'organizations_read' },
  { path: '/members', label: () => t('nav.members'), icon: IconUsers, of: 'organization', needs: 'organizations_users_read' },
  { path: '/sso', label: () => t('nav.sso'), icon: IconKey, of: 'organization', needs: 'connections_read', feature: 'sso' },
  { path: '/scim', label: () => t('nav.scim'), icon: IconRefresh, of: 'organization', needs: 'directories_read', feature: 'dir_sync' },
  // Records that are put into somebody's DNS are for those who may put them there.
  { path: '/domains', label: () => t('nav.domains'), icon: IconWorld, of: 'organization', needs: 'organizations_write', feature: 'domain_verification' },
  {
    path: '/session-policy',
    label: () => t('nav.sessions'),
    icon: IconClockShield,
    of: 'organization',
    needs: 'organizations_sessions_read',
    feature: 'session_policy',
  },
  { path: '/audit', label: () => t('nav.audit'), icon: IconFileText, of: 'organization', needs: 'organizations_write' },
];

/** The page at an address. */
export const pageAt = (pathname: string): PageEntry | undefined => PAGES.find(({ path }) => path === pathname);

/** Those that another page leads to, and what they need beyond what that one needs. */
const BELOW: readonly PageEntry[] = [
  { path: '/members/bulk', label: () => t('members.bulk'), icon: IconUsers, of: 'organization', needs: 'organizations_users_invite' },
];

/** Whose page an address is, and what that one is below: all of them have to be for whoever looks. */
export const pagesAt = (pathname: string): readonly PageEntry[] =>
  [...BELOW, ...PAGES].filter(({ path }) => path === pathname || (path !== '/' && pathname.startsWith(`${path}/`)));

/** A page is shown where it is turned on and whoever looks may read it. The server holds them to it in any case. */
export const isFor = ({ permissions, features }: Me, { needs, feature }: PageEntry): boolean =>
  (!needs || permissions.includes(needs)) && (!feature || features.includes(feature));
