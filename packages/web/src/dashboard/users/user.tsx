import { getRouteApi, Outlet } from '@tanstack/react-router';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { CopyId, ErrorState, Mark, Page, Tabs } from '../../design/index.ts';
import { nameOfUser } from '../../shared/members/member.ts';

const route = getRouteApi('/users/$userId');
const BREADCRUMBS = [{ label: 'Users', to: '/users' }];

/** One person: their name and the tabs; what stands below is the tab's. */
export function UserPage(): ReactNode {
  const { userId } = route.useParams();
  const { data, problem, retry } = useRead(UserService.method.getUser, { identities: { case: 'id', value: userId } });
  const user = data?.user;
  if (problem) {
    return (
      <Page title="User" breadcrumbs={BREADCRUMBS}>
        <ErrorState problem={problem} {...(problem.mayRetry && { retry })} />
      </Page>
    );
  }
  const here = `/users/${userId}`;
  return (
    <Page
      title={user ? nameOfUser(user) : ' '}
      mark={<Mark name={user ? nameOfUser(user) : ''} src={user?.userProfile?.picture || undefined} size={40} />}
      aside={<CopyId id={userId} label="user id" />}
      breadcrumbs={BREADCRUMBS}
      tabs={
        <Tabs
          label="Parts of the user"
          tabs={[
            { label: 'Overview', to: here, exact: true },
            { label: 'Organizations', to: `${here}/organizations` },
            { label: 'Sign-in', to: `${here}/sign-in` },
          ]}
        />
      }
    >
      <Outlet />
    </Page>
  );
}
