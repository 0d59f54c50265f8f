import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button } from '@mantine/core';
import { IconBuilding, IconLink, IconPlus, IconShieldLock, IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type ReactNode, useCallback, useState } from 'react';
import { useList, useWrite } from '../../api/index.ts';
import { type Column, CopyId, DataTable, EmptyState, Identity, Page, RowLink, SearchField, Time, whenOpened, whenThere } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';
import { nameOf } from './name.ts';
import { FEATURES, hasFeature } from './tabs.ts';

const CreateOrganization = whenOpened(() => import('./create.tsx').then((module) => module.CreateOrganization));
const DeleteOrganization = whenThere(() => import('./delete.tsx').then((module) => module.DeleteOrganization));
const PortalLinkDialog = whenThere(() => import('./overview/portal-link-dialog.tsx').then((module) => module.PortalLinkDialog));

const route = getRouteApi('/organizations');
const PAGE = 30;

const columns: readonly Column<Organization>[] = [
  {
    key: 'name',
    header: 'Organization',
    cell: (organization) => (
      <Identity name={nameOf(organization)} src={organization.logoUrl || undefined} detail={organization.slug || organization.externalId}>
        <RowLink to="/organizations/$organizationId" params={{ organizationId: organization.id }}>
          {nameOf(organization)}
        </RowLink>
      </Identity>
    ),
  },
  { key: 'id', header: 'Id', hideOnPhone: true, width: '264px', cell: ({ id }) => <CopyId id={id} label="organization id" /> },
  { key: 'features', header: 'Features', width: '19%', cell: (organization) => featuresOf(organization) },
  { key: 'created', header: 'Created', width: '140px', cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

/** What is turned on and off most, without opening the organization. */
const IN_THE_MENU = ['sso', 'dir_sync'] as const;
const MENU_WORDS = { sso: 'single sign-on', dir_sync: 'SCIM' };
const ICONS = { sso: IconShieldLock, dir_sync: IconUsersGroup };

const featuresOf = (organization: Organization): ReactNode => {
  const on = FEATURES.filter(({ name }) => hasFeature(organization, name)).map(({ label }) => label);
  return on.length === 0 ? <span style={{ color: 'var(--ink-3)' }}>–</span> : on.join(', ');
};

/** All organizations, newest first, or those that a few letters find. */
export function OrganizationsPage(): ReactNode {
  const { q = '', create } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const mayWrite = useMayWrite();
  const [deleting, setDeleting] = useState<Organization>();
  const [linking, setLinking] = useState<Organization>();
  const search = useCallback((text: string) => void navigate({ search: text ? { q: text } : {}, replace: true }), [navigate]);
  const setCreating = (opened: boolean) =>
    void navigate({ search: (before) => ({ ...(before.q && { q: before.q }), ...(opened && { create: true as const }) }) });

  const all = useList(OrganizationService.method.listOrganization, (pageToken) => ({ pageSize: PAGE, pageToken }), rowsOf, { enabled: q === '' });
  const found = useList(OrganizationService.method.searchOrganization, (pageToken) => ({ query: q, pageSize: PAGE, pageToken }), rowsOf, { enabled: q !== '' });
  const list = q === '' ? all : found;
  const change = useWrite(OrganizationService.method.updateOrganizationSettings, { says: 'Saved.', inTurn: true });
  const turning = (organization: Organization, name: (typeof IN_THE_MENU)[number]) => {
    const isOn = hasFeature(organization, name);
    return {
      label: `Turn ${MENU_WORDS[name]} ${isOn ? 'off' : 'on'}`,
      icon: ICONS[name],
      run: () => change.attempt({ id: organization.id, settings: { features: [{ name, enabled: !isOn }] } }),
    };
  };
  const addButton = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Create organization
    </Button>
  );

  return (
    <Page title="Organizations" description="Your customers: each with its own people, roles, domains and ways to sign in." actions={addButton}>
      <SearchField
        label="Search by name, domain, slug, id or external id"
        value={q}
        onSearch={search}
        shortest={3}
        isSearching={q !== '' && found.isStale === true}
      />
      <DataTable
        label="Organizations"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        nameOf={nameOf}
        actions={
          mayWrite
            ? (organization) => [
                ...IN_THE_MENU.map((name) => turning(organization, name)),
                { label: 'Portal link', icon: IconLink, run: () => setLinking(organization) },
                { label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(organization) },
              ]
            : undefined
        }
        empty={
          q === '' ? (
            <EmptyState icon={IconBuilding} title="No organization yet" action={addButton}>
              An organization is a customer of yours. Its people sign in together and see only what is theirs.
            </EmptyState>
          ) : (
            <EmptyState title={`Nothing found for “${q}”`} action={<Button onClick={() => search('')}>Show all</Button>}>
              Names, slugs and ids are found by any part of them, domains by how they begin; from three letters on.
            </EmptyState>
          )
        }
      />
      <CreateOrganization
        opened={mayWrite && create === true}
        onClose={() => setCreating(false)}
        onCreated={({ id }) => void router.navigate({ to: '/organizations/$organizationId', params: { organizationId: id } })}
      />
      {deleting && <DeleteOrganization organization={deleting} onClose={() => setDeleting(undefined)} />}
      {linking && <PortalLinkDialog organization={linking} onClose={() => setLinking(undefined)} />}
    </Page>
  );
}

const rowsOf = ({ organizations }: { readonly organizations: readonly Organization[] }) => organizations;
