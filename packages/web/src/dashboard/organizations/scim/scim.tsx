import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { UserAttributeService } from '@tenon/api/tenon/v1/user_attributes_pb.ts';
import type { ComponentProps, ReactNode } from 'react';
import { useDryRun, useRead } from '../../../api/index.ts';
import { Answered, DryRunNotice, EmptyState, Note, Section, Stacked } from '../../../design/index.ts';
import { CreateDirectory } from '../../../shared/scim/create-directory.tsx';
import { DirectoryAttributes } from '../../../shared/scim/directory-attributes.tsx';
import { DirectoryCard } from '../../../shared/scim/directory-card.tsx';
import { DirectoryGroups } from '../../../shared/scim/directory-groups.tsx';
import { DirectoryUsers } from '../../../shared/scim/directory-users.tsx';
import { GroupRoles } from '../../../shared/scim/group-roles.tsx';
import { useMayWrite } from '../../operator.ts';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';

const route = getRouteApi('/organizations/$organizationId/scim');

/** The directories that say who works at an organization. */
export function OrganizationScim(): ReactNode {
  const { organizationId } = useOrganization();
  const { directory: shownId, show, open } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const list = useRead(DirectoryService.method.listDirectories, { organizationId });
  const shown = list.data?.directories.find(({ id }) => id === shownId);
  const setCreating = (creating: boolean) => void navigate({ search: creating ? { open: 'create' } : {} });
  const close = () => void navigate({ search: {} });

  const add = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Add directory
    </Button>
  );

  return (
    <>
      <TabHead actions={(list.data?.directories.length ?? 0) > 0 && add}>
        The customer’s directory brings its people and groups here and keeps them in step: who starts there becomes a member, who leaves there loses access
        here.
      </TabHead>
      <Note tone="wait">
        <b>Directories can be prepared, and not used yet</b>
        <span>
          Everything here is kept, and endpoint and secrets stay as they are, so the other side can be set up today. What a directory sends is taken from a
          later release on, which serves the protocol itself.
        </span>
      </Note>
      <Answered answer={list} lines={6}>
        {({ directories }) =>
          directories.length === 0 ? (
            <Section title="Directories">
              <EmptyState icon={IconUsersGroup} title="No directory yet" action={add}>
                Add one, make a secret for it, and hand both to whoever looks after the customer’s directory.
              </EmptyState>
            </Section>
          ) : (
            <Stacked>
              {directories.map((directory) => (
                <DirectoryCard
                  key={directory.id}
                  directory={directory}
                  mayWrite={mayWrite}
                  whatElse={directory.enabled ? undefined : <WhatElse directory={directory} />}
                  show={(what) => void navigate({ search: { directory: directory.id, show: what } })}
                />
              ))}
            </Stacked>
          )
        }
      </Answered>
      <CreateDirectory organizationId={organizationId} opened={open === 'create'} onClose={() => setCreating(false)} />
      {shown && show === 'users' && <DirectoryUsers directory={shown} onClose={close} />}
      {shown && show === 'groups' && <DirectoryGroups directory={shown} onClose={close} />}
      {shown && show === 'roles' && mayWrite && <GroupRoles directory={shown} onClose={close} />}
      {shown && show === 'attributes' && <Attributes directory={shown} mayWrite={mayWrite} onClose={close} />}
    </>
  );
}

/** With the attributes that were declared, to choose from. */
function Attributes(props: Omit<ComponentProps<typeof DirectoryAttributes>, 'declared'>): ReactNode {
  const { data } = useRead(UserAttributeService.method.listUserAttributes, {});
  return <DirectoryAttributes {...props} declared={data?.attributes.map(({ key }) => key) ?? []} />;
}

/** What would go with it. One that is enabled cannot be tried. */
function WhatElse({ directory: { organizationId, id } }: { readonly directory: Directory }): ReactNode {
  return <DryRunNotice {...useDryRun(DirectoryService.method.deleteDirectory, { organizationId, id }, true)} />;
}
