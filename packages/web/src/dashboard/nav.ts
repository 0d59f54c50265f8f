import {
  type Icon,
  IconActivity,
  IconApps,
  IconBuilding,
  IconCompass,
  IconFingerprint,
  IconHistory,
  IconKey,
  IconMail,
  IconPalette,
  IconPlugConnected,
  IconRobot,
  IconSettings,
  IconShieldLock,
  IconUserCheck,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import { type ComponentType, lazy } from 'react';
import { fetched } from '../design/file.ts';

const WaitingBadge = lazy(() =>
  fetched(() => import('./requests/badge.tsx')).then(
    (module) => ({ default: module.WaitingBadge }),
    () => ({ default: () => null }),
  ),
);

export interface NavItem {
  readonly label: string;
  readonly to: string;
  readonly icon: Icon;
  /** Words somebody may type for it in the palette. */
  readonly also?: string;
  /** Stands at the end of it: how many of something wait there. */
  readonly badge?: ComponentType;
}

export interface NavGroup {
  readonly label?: string;
  readonly items: readonly NavItem[];
}

/**
 * The side of the dashboard, whole. An item shows as soon as a route with its address is registered in `routes.ts`, so a
 * new page changes nothing here.
 */
export const NAV: readonly NavGroup[] = [
  {
    items: [
      { label: 'Overview', to: '/', icon: IconCompass, also: 'home start next step quickstart' },
      { label: 'Organizations', to: '/organizations', icon: IconBuilding, also: 'customers workspaces teams tenants' },
      { label: 'Users', to: '/users', icon: IconUsers, also: 'people members accounts' },
      { label: 'Requests', to: '/requests', icon: IconUserCheck, also: 'approvals inbox waiting join invitations', badge: WaitingBadge },
    ],
  },
  {
    label: 'Configure',
    items: [
      { label: 'Authentication', to: '/authentication', icon: IconFingerprint, also: 'sign-in methods sign-up redirects session token claims attributes' },
      { label: 'Roles & permissions', to: '/roles', icon: IconShieldLock, also: 'access rbac scopes' },
      { label: 'MCP servers', to: '/mcp-servers', icon: IconRobot, also: 'agents resources' },
    ],
  },
  {
    label: 'Customize',
    items: [
      { label: 'Branding', to: '/branding', icon: IconPalette, also: 'logo colour accent look' },
      { label: 'Emails', to: '/emails', icon: IconMail, also: 'mail templates smtp' },
    ],
  },
  {
    label: 'Developers',
    items: [
      { label: 'Applications', to: '/applications', icon: IconApps, also: 'clients secrets redirect callback' },
      { label: 'Webhooks', to: '/webhooks', icon: IconWebhook, also: 'events endpoints' },
      { label: 'Interceptors', to: '/interceptors', icon: IconPlugConnected, also: 'hooks triggers' },
      { label: 'Auth log', to: '/auth-log', icon: IconActivity, also: 'sign-ins requests' },
      { label: 'Audit log', to: '/audit-log', icon: IconHistory, also: 'changes who did what' },
    ],
  },
  {
    label: 'Administration',
    items: [
      { label: 'API credentials', to: '/credentials', icon: IconKey, also: 'client id secret keys' },
      { label: 'Settings', to: '/settings', icon: IconSettings, also: 'environment operators team' },
    ],
  },
];
