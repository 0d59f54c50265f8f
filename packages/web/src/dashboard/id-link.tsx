import { Link } from '@tanstack/react-router';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../api/index.ts';
import { CopyId } from '../design/index.ts';

/** Where the thing that an id names has its page. */
const PAGES: Readonly<Record<string, string>> = {
  org: '/organizations',
  usr: '/users',
  req: '/auth-log',
  res: '/mcp-servers',
  icpt: '/interceptors',
  whe: '/webhooks',
  skc: '/applications',
  webc: '/applications',
  spac: '/applications',
  ntvc: '/applications',
  role: '/roles',
};

/** An id that leads to the page of what it names, where there is one; others are copied by a click. */
export function IdLink({ id, children }: { readonly id: string; readonly children?: ReactNode }): ReactNode {
  const place = PAGES[id.split('_')[0] ?? ''];
  if (!place) {
    return children ? (
      <>
        {children} <CopyId id={id} />
      </>
    ) : (
      <CopyId id={id} />
    );
  }
  const to: string = `${place}/${id}`;
  return <Link to={to}>{children ?? <code>{id}</code>}</Link>;
}

/** An organization by its name. One that is gone is shown by its id. */
export function OrganizationLink({ id }: { readonly id: string }): ReactNode {
  const { data } = useRead(OrganizationService.method.getOrganization, { identities: { case: 'id', value: id } });
  const name = data?.organization?.displayName;
  return name ? <IdLink id={id}>{name}</IdLink> : <IdLink id={id} />;
}
