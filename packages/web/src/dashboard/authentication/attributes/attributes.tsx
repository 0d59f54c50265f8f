import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, TextInput } from '@mantine/core';
import { IconId, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type UserAttribute, UserAttributeService } from '@tenon/api/tenon/v1/user_attributes_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useDryRun, useList, useWrite } from '../../../api/index.ts';
import {
  type Column,
  ConfirmDialog,
  CopyId,
  DataTable,
  DryRunNotice,
  EmptyState,
  Facts,
  FormDrawer,
  FormModal,
  Section,
  Tag,
  Time,
  Toolbar,
} from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';

const route = getRouteApi('/authentication/attributes');

const columns: readonly Column<UserAttribute>[] = [
  { key: 'name', header: 'Attribute', cell: ({ displayName }) => <strong style={{ fontWeight: 600 }}>{displayName}</strong> },
  { key: 'key', header: 'Key', cell: ({ key }) => <CopyId id={key} label="key" /> },
  { key: 'type', header: 'Type', width: '90px', cell: () => <Tag>Text</Tag> },
  { key: 'created', header: 'Declared', width: '140px', hideOnPhone: true, cell: ({ createTime }) => <Time at={createTime && timestampDate(createTime)} /> },
];

const rowsOf = ({ attributes }: { readonly attributes: readonly UserAttribute[] }) => attributes;

/** What is known of people beside what every profile has. */
export function AttributesTab(): ReactNode {
  const { create } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMayWrite();
  const [renaming, setRenaming] = useState<UserAttribute>();
  const [deleting, setDeleting] = useState<UserAttribute>();
  const list = useList(UserAttributeService.method.listUserAttributes, () => ({}), rowsOf);
  const setCreating = (opened: boolean) => void navigate({ search: opened ? { create: true } : {} });
  const add = mayWrite && (
    <Button variant="filled" leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
      Declare attribute
    </Button>
  );
  return (
    <>
      <Toolbar>
        <p style={{ color: 'var(--ink-2)' }}>
          Your own fields of people: a department, a cost centre. Your app writes their values by the API, or a company’s identity provider and directory do by
          their attribute mapping. ID tokens carry them under their key.
        </p>
        {list.rows.length > 0 && add}
      </Toolbar>
      <DataTable
        label="User attributes"
        list={list}
        columns={columns}
        rowKey={({ key }) => key}
        nameOf={({ displayName }) => displayName}
        actions={
          mayWrite
            ? (attribute) => [
                { label: 'Rename', icon: IconPencil, run: () => setRenaming(attribute) },
                { label: 'Delete', icon: IconTrash, tone: 'bad', run: () => setDeleting(attribute) },
              ]
            : undefined
        }
        empty={
          <EmptyState icon={IconId} title="No attribute of your own yet" action={add}>
            Declare one and it can be written into profiles, mapped from identity providers, and read from ID tokens and expressions of claims.
          </EmptyState>
        }
      />
      <Section title="What every profile has" description="These need no declaring, and their names are taken.">
        <Facts
          items={[
            ['Names', <code key="names">name, given_name, family_name, preferred_username</code>],
            ['Reaching them', <code key="reach">email, phone_number</code>],
            ['About them', <code key="about">picture, locale, gender, groups</code>],
            ['Yours', <code key="yours">external_id, metadata, custom_attributes</code>],
          ]}
        />
      </Section>
      <Declare opened={mayWrite && create === true} onClose={() => setCreating(false)} />
      {renaming && <Rename attribute={list.rows.find(({ key }) => key === renaming.key) ?? renaming} onClose={() => setRenaming(undefined)} />}
      {deleting && <Delete attribute={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}

const displayName = z.string().trim().min(1, 'Give it a name.').max(100, 'At most 100 letters.');

function Declare({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const create = useWrite(UserAttributeService.method.createUserAttribute, { says: 'Attribute declared.' });
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Declare an attribute"
      submit="Declare attribute"
      initial={{ displayName: '', key: '' }}
      schema={z.object({
        displayName,
        key: z
          .string()
          .trim()
          .max(60, 'At most 60 letters.')
          .regex(/^[a-zA-Z][a-zA-Z0-9_]*$/, 'Letters, digits and _, beginning with a letter.'),
      })}
      onSubmit={async ({ displayName: name, key }) => {
        await create.run({ displayName: name.trim(), key: key.trim() });
        onClose();
      }}
      toProblem={problemOf}
    >
      {(form) => (
        <>
          <TextInput
            label="Name"
            description="What people call it."
            withAsterisk
            data-autofocus
            autoComplete="off"
            placeholder="Department"
            {...form.getInputProps('displayName')}
            onChange={(event) => {
              const name = event.currentTarget.value;
              // The key follows the name until somebody writes one.
              if (form.values.key === keyOf(form.values.displayName)) form.setFieldValue('key', keyOf(name));
              form.setFieldValue('displayName', name);
            }}
          />
          <TextInput
            label="Key"
            description="Where its values stand in profiles and tokens. It stays for ever."
            withAsterisk
            autoComplete="off"
            spellCheck={false}
            placeholder="department"
            {...form.getInputProps('key')}
          />
          <p style={{ color: 'var(--ink-2)', fontSize: '0.875rem' }}>
            Values are text. Numbers and yes or no are written as words: expressions of claims can turn them back.
          </p>
        </>
      )}
    </FormModal>
  );
}

const keyOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60);

function Rename({ attribute, onClose }: { readonly attribute: UserAttribute; readonly onClose: () => void }): ReactNode {
  const update = useWrite(UserAttributeService.method.updateUserAttribute, { says: 'Renamed.' });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={`Rename ${attribute.displayName}`}
      submit="Rename"
      initial={{ displayName: attribute.displayName }}
      schema={z.object({ displayName })}
      onSubmit={async ({ displayName: name }) => {
        await update.run({ key: attribute.key, displayName: name.trim() });
        onClose();
      }}
      toProblem={problemOf}
    >
      {(form) => (
        <TextInput
          label="Name"
          description={`The key ${attribute.key} stays: values stand under it.`}
          data-autofocus
          autoComplete="off"
          {...form.getInputProps('displayName')}
        />
      )}
    </FormDrawer>
  );
}

function Delete({ attribute, onClose }: { readonly attribute: UserAttribute; readonly onClose: () => void }): ReactNode {
  const remove = useWrite(UserAttributeService.method.deleteUserAttribute, { says: 'Attribute deleted.' });
  const { consequences, refusal } = useDryRun(UserAttributeService.method.deleteUserAttribute, { key: attribute.key }, true);
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${attribute.displayName}?`}
      confirm="Delete attribute"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt({ key: attribute.key }, onClose)}
    >
      <p>
        ID tokens do not carry <code>{attribute.key}</code> any more. The values people have stay in their profiles, and come back when it is declared again.
      </p>
      <DryRunNotice consequences={consequences} refusal={refusal} />
    </ConfirmDialog>
  );
}
