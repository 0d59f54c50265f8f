import { getRouteApi, Outlet, useRouter } from '@tanstack/react-router';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { CopyId, ErrorState, Mark, Page, Tabs } from '../../design/index.ts';
import { nameOf } from './name.ts';
import { hasFeature, TABS } from './tabs.ts';

const route = getRouteApi('/organizations/$organizationId');
const BREADCRUMBS = [{ label: 'Organizations', to: '/organizations' }];

/** One organization: its name and its tabs; what stands below is the tab's. */
export function OrganizationPage(): ReactNode {
  const { organizationId } = route.useParams();
  const { routesByPath } = useRouter();
  const { data, problem, retry } = useRead(OrganizationService.method.getOrganization, { identities: { case: 'id', value: organizationId } });
  const organization = data?.organization;
  if (problem) {
    return (
      <Page title="Organization" breadcrumbs={BREADCRUMBS}>
        <ErrorState problem={problem} {...(problem.mayRetry && { retry })} />
      </Page>
    );
  }
  const here = '/organizations/$organizationId';
  const tabs = TABS.filter(({ path }) => path === '' || `${here}/${path}` in routesByPath)
    .filter(({ feature }) => !feature || (organization && hasFeature(organization, feature)))
    .map(({ label, path }) => ({ label, to: `/organizations/${organizationId}${path && `/${path}`}`, exact: path === '' }));
  return (
    <Page
      title={organization ? nameOf(organization) : ' '}
      mark={<Mark name={organization?.displayName ?? ''} src={organization?.logoUrl || undefined} size={40} />}
      aside={<CopyId id={organizationId} label="organization id" />}
      breadcrumbs={BREADCRUMBS}
      tabs={<Tabs label="Parts of the organization" tabs={tabs} />}
    >
      <Outlet />
    </Page>
  );
}
