import { createRoute } from '@tanstack/react-router';
import { lazyRouteComponent } from '../../design/lazy-route.ts';
import { rootRoute } from '../root-route.ts';
import { searchTexts } from '../search-texts.ts';

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organizations',
  component: lazyRouteComponent(() => import('./list.tsx'), 'OrganizationsPage'),
  validateSearch: ({ q, create }: Record<string, unknown>): { readonly q?: string; readonly create?: true } => ({
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(create ? { create: true as const } : {}),
  }),
});

/** The page of one organization. Each of its tabs is a child: add one here and it shows, see `tabs.ts`. */
export const organizationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/organizations/$organizationId',
  component: lazyRouteComponent(() => import('./organization.tsx'), 'OrganizationPage'),
});

const overview = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./overview/overview.tsx'), 'OrganizationOverview'),
});

const users = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('./users/users.tsx'), 'OrganizationUsers'),
  validateSearch: ({ q, invite }: Record<string, unknown>): { readonly q?: string; readonly invite?: true } => ({
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(invite ? { invite: true as const } : {}),
  }),
});

const sso = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/sso',
  component: lazyRouteComponent(() => import('./sso/sso.tsx'), 'OrganizationSso'),
  validateSearch: searchTexts('connection', 'guide', 'open'),
});

const scim = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/scim',
  component: lazyRouteComponent(() => import('./scim/scim.tsx'), 'OrganizationScim'),
  validateSearch: searchTexts('directory', 'show', 'open'),
});

const bulk = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/users/bulk',
  component: lazyRouteComponent(() => import('./users/bulk.tsx'), 'BulkStartPage'),
  validateSearch: searchTexts('by'),
});

const oneBulk = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/users/bulk/$bulkId',
  component: lazyRouteComponent(() => import('./users/bulk.tsx'), 'BulkInvitationPage'),
  validateSearch: searchTexts('show'),
});

const roles = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/roles',
  component: lazyRouteComponent(() => import('./roles/roles.tsx'), 'OrganizationRoles'),
  validateSearch: searchTexts('role', 'open'),
});

const domains = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/domains',
  component: lazyRouteComponent(() => import('./domains/domains.tsx'), 'OrganizationDomains'),
  validateSearch: searchTexts('open'),
});

const signInPolicy = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/sign-in-policy',
  component: lazyRouteComponent(() => import('./sign-in-policy/sign-in-policy.tsx'), 'OrganizationSignInPolicy'),
});

const sessionPolicy = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/session-policy',
  component: lazyRouteComponent(() => import('./session-policy/session-policy.tsx'), 'OrganizationSessionPolicy'),
});

const clients = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/clients',
  component: lazyRouteComponent(() => import('./clients/clients.tsx'), 'OrganizationClients'),
  validateSearch: searchTexts('client', 'open'),
});

const events = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/events',
  component: lazyRouteComponent(() => import('./events/events.tsx'), 'OrganizationEvents'),
  validateSearch: searchTexts('type', 'when', 'event'),
});

const audit = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/audit',
  component: lazyRouteComponent(() => import('./audit/audit.tsx'), 'OrganizationAudit'),
  validateSearch: searchTexts('target', 'action', 'actor', 'request', 'when', 'entry'),
});

const approvals = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/approvals',
  component: lazyRouteComponent(() => import('./approvals/approvals.tsx'), 'OrganizationApprovals'),
  validateSearch: searchTexts('status'),
});

export const organizationRoutes = [
  list,
  organizationRoute.addChildren([overview, users, bulk, oneBulk, sso, scim, roles, domains, signInPolicy, sessionPolicy, clients, events, audit, approvals]),
] as const;
