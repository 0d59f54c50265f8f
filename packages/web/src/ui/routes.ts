import { createRootRoute, createRoute, createRouter, type RouteComponent, type RouterHistory } from '@tanstack/react-router';
import { lazyRouteComponent } from '../design/lazy-route.ts';
import { Broken, NotFound, Shell } from './shell/shell.tsx';
import { saying } from './words/speak.ts';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
const at = <const Path extends string>(path: Path, component: RouteComponent) => createRoute({ getParentRoute: () => root, path, component });

/** Every page, loaded when somebody goes there. `pages.ts` says for whom. */
const tree = root.addChildren([
  at(
    '/',
    lazyRouteComponent(() => import('./account/account.tsx'), 'AccountPage'),
  ),
  at(
    '/security',
    lazyRouteComponent(() => import('./security/security.tsx'), 'SecurityPage'),
  ),
  at(
    '/organization',
    lazyRouteComponent(() => import('./organization/general.tsx'), 'GeneralPage'),
  ),
  at(
    '/members',
    lazyRouteComponent(() => import('./members/members.tsx'), 'MembersPage'),
  ),
  at(
    '/members/bulk',
    lazyRouteComponent(
      saying('bulk', () => import('./members/bulk.tsx')),
      'BulkStartPage',
    ),
  ),
  at(
    '/members/bulk/$bulkId',
    lazyRouteComponent(
      saying('bulk', () => import('./members/bulk.tsx')),
      'BulkListPage',
    ),
  ),
  at(
    '/sso',
    lazyRouteComponent(
      saying('sso', () => import('./sso/sso.tsx')),
      'SsoPage',
    ),
  ),
  at(
    '/sso/$connectionId',
    lazyRouteComponent(
      saying('sso', () => import('./sso/connection.tsx')),
      'ConnectionPage',
    ),
  ),
  at(
    '/scim',
    lazyRouteComponent(
      saying('scim', () => import('./scim/scim.tsx')),
      'ScimPage',
    ),
  ),
  at(
    '/domains',
    lazyRouteComponent(() => import('./domains/domains.tsx'), 'DomainsPage'),
  ),
  at(
    '/session-policy',
    lazyRouteComponent(() => import('./session-policy/session-policy.tsx'), 'SessionPolicyPage'),
  ),
  at(
    '/audit',
    lazyRouteComponent(
      saying('audit', () => import('./audit/audit.tsx')),
      'AuditPage',
    ),
  ),
]);

export const createUiRouter = (more: { readonly history?: RouterHistory } = {}) =>
  createRouter({ ...more, routeTree: tree, basepath: '/ui', defaultPreload: 'intent', defaultErrorComponent: Broken, scrollRestoration: true });
