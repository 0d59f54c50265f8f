import { getRouteApi, Outlet } from '@tanstack/react-router';
import { ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { CopyId, ErrorState, Mark, Page, Tabs } from '../../design/index.ts';

const route = getRouteApi('/mcp-servers/$resourceId');
const BREADCRUMBS = [{ label: 'MCP servers', to: '/mcp-servers' }];

/** One MCP server: its name and its tabs; what stands below is the tab's. */
export function McpServerPage(): ReactNode {
  const { resourceId } = route.useParams();
  const { data, problem, retry } = useRead(ClientService.method.getResource, { resourceId });
  const resource = data?.resource;
  if (problem) {
    return (
      <Page title="MCP server" breadcrumbs={BREADCRUMBS}>
        <ErrorState problem={problem} {...(problem.mayRetry && { retry })} />
      </Page>
    );
  }
  const here = `/mcp-servers/${resourceId}`;
  return (
    <Page
      title={resource?.name ?? ' '}
      mark={<Mark name={resource?.name ?? ''} src={resource?.logoUri || undefined} size={40} />}
      aside={<CopyId id={resourceId} label="resource id" />}
      breadcrumbs={BREADCRUMBS}
      tabs={
        <Tabs
          label="Parts of the MCP server"
          tabs={[
            { label: 'Overview', to: here, exact: true },
            { label: 'Clients', to: `${here}/clients` },
            { label: 'Consents', to: `${here}/consents` },
          ]}
        />
      }
    >
      <Outlet />
    </Page>
  );
}
