import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../api/index.ts';
import { nameOf } from './name.ts';

const SHOWN = 10;

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly value: Organization | undefined;
  readonly onChange: (organization: Organization | undefined) => void;
  /** Organizations that make no sense here: those somebody is in already. */
  readonly without?: readonly string[];
  readonly error?: ReactNode;
}

/** Chooses one organization, among the newest or by a few letters of its name. */
export function OrganizationPicker({ label, description, value, onChange, without = [], error }: Props): ReactNode {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  const searches = asked.length >= 3 && asked !== (value && nameOf(value));
  const newest = useRead(OrganizationService.method.listOrganization, { pageSize: SHOWN });
  const found = useRead(OrganizationService.method.searchOrganization, { query: asked, pageSize: SHOWN }, { enabled: searches });
  const offered = ((searches ? found.data : newest.data)?.organizations ?? []).filter(({ id }) => !without.includes(id));
  const all = value && !offered.some(({ id }) => id === value.id) ? [value, ...offered] : offered;
  return (
    <Select
      label={label}
      {...(description && { description })}
      error={error}
      placeholder="Type a part of its name"
      searchable
      clearable
      data-autofocus
      data={all.map((organization) => ({ value: organization.id, label: nameOf(organization) }))}
      // The server has found them: by name, id or external id.
      filter={({ options }) => options}
      value={value?.id ?? null}
      onChange={(id) => onChange(all.find((organization) => organization.id === id))}
      searchValue={text}
      onSearchChange={setText}
      rightSection={found.isFetching ? <Loader size={16} /> : undefined}
      nothingFoundMessage={found.isFetching ? 'Looking…' : 'No organization of this name'}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
