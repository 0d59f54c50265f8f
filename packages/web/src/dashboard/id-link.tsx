import { Link, useRouter } from '@tanstack/react-router';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../api/index.ts';
import { CopyId } from '../design/index.ts';

type Page = readonly [pattern: string, to: (id: string) => string];

const APPLICATION: Page = ['/applications/$clientId', (id) => `/applications/${id}`];

/** Where the thing that an id names has its page. */
const PAGES: Readonly<Record<string, Page>> = {
  org: ['/organizations/$organizationId', (id) => `/organizations/${id}`],
  usr: ['/users/$userId', (id) => `/users/${id}`],
  req: ['/auth-log/$requestId', (id) => `/auth-log/${id}`],
  res: ['/mcp-servers/$resourceId', (id) => `/mcp-servers/${id}`],
  icpt: ['/interceptors/$interceptorId', (id) => `/interceptors/${id}`],
  skc: APPLICATION,
  webc: APPLICATION,
  spac: APPLICATION,
  ntvc: APPLICATION,
  role: ['/roles/$roleId', (id) => `/roles/${id}`],
};

/** An id that leads to the page of what it names, where there is one; others are copied by a click. */
export function IdLink({ id, children }: { readonly id: string; readonly children?: ReactNode }): ReactNode {
  const { routesByPath } = useRouter();
  const [pattern, to] = PAGES[id.split('_')[0] ?? ''] ?? [];
  if (!pattern || !to || !(pattern in routesByPath)) {
    return children ? (
      <>
        {children} <CopyId id={id} />
      </>
    ) : (
      <CopyId id={id} />
    );
  }
  return <Link to={to(id)}>{children ?? <code>{id}</code>}</Link>;
}

/** An organization by its name. One that is gone is shown by its id. */
export function OrganizationLink({ id }: { readonly id: string }): ReactNode {
  const { data } = useRead(OrganizationService.method.getOrganization, { identities: { case: 'id', value: id } });
  const name = data?.organization?.displayName;
  return name ? <IdLink id={id}>{name}</IdLink> : <IdLink id={id} />;
}
