import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type Client, ClientService } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../api/index.ts';
import { nameOf } from './organizations/name.ts';

/** The API searches from three letters on. */
const SHORTEST = 3;
const SHOWN = 20;

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface PickProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  /** An id; empty is nobody. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly clearable?: boolean;
  readonly disabled?: boolean;
}

interface ByIdProps extends PickProps {
  readonly choices: readonly Choice[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly isSearching: boolean;
  readonly nothing: string;
}

/** One of many, kept in an address by its id, and found by a few letters. */
function PickById({
  choices,
  text,
  onText,
  isSearching,
  nothing,
  label,
  description,
  placeholder,
  value,
  onChange,
  clearable,
  disabled,
}: ByIdProps): ReactNode {
  return (
    <Select
      label={label}
      {...(description && { description })}
      {...(placeholder && { placeholder })}
      data={[...choices]}
      searchable
      clearable={clearable ?? false}
      allowDeselect={clearable ?? false}
      disabled={disabled ?? false}
      // The server has found them, by more than what is shown.
      filter={({ options }) => options}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      searchValue={text}
      onSearchChange={onText}
      rightSection={isSearching ? <Loader size={16} /> : undefined}
      nothingFoundMessage={isSearching ? 'Looking…' : nothing}
    />
  );
}

function useSearchText(current: string | undefined) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  return { text, setText, asked, searches: asked.length >= SHORTEST && asked !== current };
}

const withCurrent = (choices: readonly Choice[], current: Choice | undefined): readonly Choice[] =>
  current && !choices.some(({ value }) => value === current.value) ? [current, ...choices] : choices;

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

const choiceOf = ({ id, email, userProfile }: User): Choice => ({ value: id, label: userProfile?.name ? `${userProfile.name} · ${email}` : email });

/** Somebody of one organization. */
export function PickMember({ organizationId, ...props }: PickProps & { readonly organizationId: string }): ReactNode {
  const newest = useRead(UserService.method.listOrganizationUsers, { organizationId, pageSize: SHOWN }, { enabled: organizationId !== '' });
  const there = (newest.data?.users ?? []).map(choiceOf);
  const known = there.find(({ value }) => value === props.value);
  const chosen = useRead(
    UserService.method.getUser,
    { identities: { case: 'id', value: props.value } },
    { enabled: props.value !== '' && !known && newest.data !== undefined },
  );
  const current = known ?? (props.value && chosen.data?.user ? choiceOf(chosen.data.user) : undefined);
  const { text, setText, asked, searches } = useSearchText(current?.label);
  const found = useRead(
    UserService.method.searchOrganizationUsers,
    { organizationId, query: asked, pageSize: SHOWN },
    { enabled: searches && organizationId !== '' },
  );
  const offered = searches ? (found.data?.users ?? []).map(choiceOf) : there;
  return (
    <PickById
      {...props}
      choices={withCurrent(offered, current)}
      text={text}
      onText={setText}
      isSearching={found.isFetching}
      nothing="Nobody of this name there"
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
