import { applicationRoutes } from './applications/routes.ts';
import { auditLogRoutes } from './audit-log/routes.ts';
import { authLogRoutes } from './auth-log/routes.ts';
import { authenticationRoutes } from './authentication/routes.ts';
import { brandingRoutes } from './branding/routes.ts';
import { credentialRoutes } from './credentials/routes.ts';
import { designRoutes } from './design-page/routes.ts';
import { emailRoutes } from './emails/routes.ts';
import { interceptorRoutes } from './interceptors/routes.ts';
import { mcpServerRoutes } from './mcp-servers/routes.ts';
import { organizationRoutes } from './organizations/routes.ts';
import { overviewRoutes } from './overview/routes.ts';
import { requestRoutes } from './requests/routes.ts';
import { roleRoutes } from './roles/routes.ts';
import { rootRoute } from './root-route.ts';
import { settingRoutes } from './settings/routes.ts';
import { userRoutes } from './users/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

/** Every page of the dashboard: one line for each folder, in the order of the alphabet. */
// biome-ignore format: a line each, so that two people who add pages meet nowhere
export const routeTree = rootRoute.addChildren([
  ...applicationRoutes,
  ...authenticationRoutes,
  ...auditLogRoutes,
  ...authLogRoutes,
  ...brandingRoutes,
  ...credentialRoutes,
  ...designRoutes,
  ...emailRoutes,
  ...interceptorRoutes,
  ...mcpServerRoutes,
  ...organizationRoutes,
  ...overviewRoutes,
  ...requestRoutes,
  ...roleRoutes,
  ...settingRoutes,
  ...userRoutes,
  ...webhookRoutes,
]);
