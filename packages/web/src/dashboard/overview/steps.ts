import { ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { AuthLogService } from '@tenon/api/tenon/v1/auth_log_pb.ts';
import { useRead } from '../../api/index.ts';
import type { Problem } from '../../design/index.ts';

export interface Step {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  /** The address of the page where it is done, and what the button there says. */
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly action: string;
  readonly search?: { readonly create: true } | { readonly invite: true };
  /** Places outside the dashboard that have to do with it. */
  readonly elsewhere?: readonly { readonly label: string; readonly href: string }[];
}

interface Progress {
  readonly steps: readonly Step[] | undefined;
  readonly organizations: number;
  readonly users: number;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

/** What others do, somewhere else, is seen here soon after; what is done is not asked about again. */
const SOON = 4_000;

/** How far this environment is on the way to its first sign-in: looked up, never ticked off by hand. */
export function useSteps({ isProduction }: { readonly isProduction: boolean }): Progress {
  const one = { pageSize: 1 } as const;
  const organizations = useRead(OrganizationService.method.listOrganization, one, { every: (known) => (known?.totalSize ? undefined : SOON) });
  const users = useRead(UserService.method.listUsers, one, { every: (known) => (known?.totalSize ? undefined : SOON) });
  const clients = useRead(ClientService.method.listClient, { pageSize: 30, filter: { clientType: ['ENV', 'WEB_APP', 'SPA', 'NTV'] } });
  const signIns = useRead(
    AuthLogService.method.findAuthRequests,
    { pageSize: 1, status: ['SUCCESS'] },
    { every: (known) => (known?.requests.length ? undefined : SOON) },
  );
  const all = [organizations, users, clients, signIns];
  const problem = all.find((answer) => answer.problem)?.problem;
  const retry = () => all.forEach((answer) => void (answer.problem && answer.retry()));
  const base = { organizations: organizations.data?.totalSize ?? 0, users: users.data?.totalSize ?? 0, problem, retry };
  if (!organizations.data || !users.data || !clients.data || !signIns.data) return { ...base, steps: undefined };

  const apps = clients.data.clients;
  const [app] = apps;
  const atTheApp = app ? { to: '/applications/$clientId', params: { clientId: app.id } } : { to: '/applications' };
  const beginsAt = apps.find(({ initiateLoginUri }) => initiateLoginUri !== '')?.initiateLoginUri;
  const [newest] = organizations.data.organizations;
  return {
    ...base,
    steps: [
      {
        title: 'Say where your app takes people back',
        text: 'After signing in, people return to a callback address of your app. Only addresses that are registered are ever used.',
        isDone: apps.some(({ postLoginUris }) => postLoginUris.length > 0),
        ...atTheApp,
        action: 'Register a callback',
      },
      {
        title: 'Say where signing in begins',
        text: 'Whoever accepts an invitation is sent to your app’s initiate-login address, and comes in without being asked again.',
        isDone: beginsAt !== undefined,
        ...atTheApp,
        action: 'Set the address',
      },
      {
        title: 'Create the first organization',
        text: 'An organization is a customer of yours. Its people sign in together and see only what is theirs.',
        isDone: organizations.data.totalSize > 0,
        to: '/organizations',
        search: { create: true },
        action: 'Create organization',
      },
      {
        title: 'Invite somebody',
        text: 'They get a mail with one button, and are a member when they press it.',
        isDone: users.data.totalSize > 0,
        ...(newest
          ? {
              to: '/organizations/$organizationId/users',
              params: { organizationId: newest.id },
              search: { invite: true },
              action: `Invite to ${newest.displayName || 'the organization'}`,
            }
          : { to: '/organizations', action: 'Choose an organization' }),
      },
      {
        title: 'See somebody sign in',
        text: isProduction
          ? 'When whoever you invited presses the button of their mail, they are signed in at your app. The auth log shows each step, and in words why one did not succeed.'
          : 'Open the mail of whoever you invited: in development every mail waits in the mailbox. Its button signs them in at your app, and the auth log shows each step.',
        isDone: signIns.data.requests.length > 0,
        to: '/auth-log',
        action: 'Open the auth log',
        elsewhere: [
          ...(isProduction ? [] : [{ label: 'Open the mailbox', href: '/dev/mailbox' }]),
          ...(beginsAt ? [{ label: 'Sign in at your app', href: beginsAt }] : []),
        ],
      },
    ],
  };
}
