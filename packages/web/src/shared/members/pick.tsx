import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../api/index.ts';
import { t as d } from '../../design/words/index.ts';
import { t } from './words/index.ts';

/** The API searches from three letters on. */
const SHORTEST = 3;
export const SHOWN = 20;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface PickProps {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  /** Among filters a field has no label above it: what stands in it while nobody is chosen is its name. */
  readonly bare?: boolean;
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
export function PickById({
  choices,
  text,
  onText,
  isSearching,
  nothing,
  label,
  description,
  placeholder,
  bare = false,
  value,
  onChange,
  clearable,
  disabled,
}: ByIdProps): ReactNode {
  return (
    <Select
      {...(bare ? { 'aria-label': label, placeholder: label } : { label, ...(placeholder && { placeholder }) })}
      {...(description && { description })}
      data={[...choices]}
      searchable
      clearable={clearable ?? false}
      clearButtonProps={{ 'aria-label': d('filter.clear', { what: label }) }}
      allowDeselect={clearable ?? false}
      disabled={disabled ?? false}
      // The server has found them, by more than what is shown.
      filter={({ options }) => options}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      searchValue={text}
      onSearchChange={onText}
      rightSection={isSearching ? <Loader size={16} /> : undefined}
      nothingFoundMessage={isSearching ? t('pick.looking') : nothing}
    />
  );
}

export function useSearchText(current: string | undefined) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  return { text, setText, asked, searches: asked.length >= SHORTEST && asked !== current };
}

export const withCurrent = (choices: readonly Choice[], current: Choice | undefined): readonly Choice[] =>
  current && !choices.some(({ value }) => value === current.value) ? [current, ...choices] : choices;

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
  return <PickById {...props} choices={withCurrent(offered, current)} text={text} onText={setText} isSearching={found.isFetching} nothing={t('pick.nobody')} />;
}
