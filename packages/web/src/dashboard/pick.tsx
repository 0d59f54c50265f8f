import { Select } from '@mantine/core';
import { type Client, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../api/index.ts';
import { PickById, type PickProps, SHOWN, useSearchText, withCurrent } from '../shared/members/pick.tsx';
import { nameOf } from './organizations/name.ts';

export function PickOrganization(props: PickProps): ReactNode {
  const chosen = useRead(OrganizationService.method.getOrganization, { identities: { case: 'id', value: props.value } }, { enabled: props.value !== '' });
  const organization = props.value === '' ? undefined : chosen.data?.organization;
  const current = organization && { value: organization.id, label: nameOf(organization) };
  const { text, setText, asked, searches } = useSearchText(current?.label);
  const newest = useRead(OrganizationService.method.listOrganization, { pageSize: SHOWN });
  const found = useRead(OrganizationService.method.searchOrganization, { query: asked, pageSize: SHOWN }, { enabled: searches });
  const offered = ((searches ? found.data : newest.data)?.organizations ?? []).map((one) => ({ value: one.id, label: nameOf(one) }));
  return (
    <PickById
      {...props}
      choices={withCurrent(offered, current)}
      text={text}
      onText={setText}
      isSearching={found.isFetching}
      nothing="No organization of this name"
    />
  );
}

const APPS = ['ENV', 'WEB_APP', 'SPA', 'NTV'];

export const useApps = (): readonly Client[] => useRead(ClientService.method.listClient, { pageSize: 30, filter: { clientType: APPS } }).data?.clients ?? [];

/** An application that people sign in to. */
export function PickApp(props: PickProps): ReactNode {
  const apps = useApps();
  return (
    <Select
      label={props.label}
      {...(props.description && { description: props.description })}
      {...(props.placeholder && { placeholder: props.placeholder })}
      clearable={props.clearable ?? false}
      allowDeselect={props.clearable ?? false}
      data={apps.map(({ id, name }) => ({ value: id, label: name || id }))}
      value={props.value || null}
      onChange={(id) => props.onChange(id ?? '')}
    />
  );
}
