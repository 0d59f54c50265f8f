import { ActionIcon, Autocomplete, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconArrowBackUp, IconPlus, IconX } from '@tabler/icons-react';
import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import type { MouseEvent, ReactNode } from 'react';
import { newName, problemOf, useWrite } from '../../api/index.ts';
import { DetailDrawer, FormDrawer, Tag } from '../../design/index.ts';
import { AS_USUAL, type AttributeValues, attributeSchema, FIELDS, type Field, MOST_OWN, mappingsOf, type OwnLine, valuesOf } from './attributes.ts';
import { nameOfDirectory } from './providers.ts';
import css from './scim.module.css';
import { t } from './words/index.ts';

interface Props {
  readonly directory: Directory;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
  /** Attributes of the app's own that were declared: what is likely to be meant. */
  readonly declared?: readonly string[];
}

/** Which attribute of a directory fills which field of a person. All of it is saved together: the list replaces the one before. */
export function DirectoryAttributes({ directory, mayWrite, onClose, declared = [] }: Props): ReactNode {
  const { id, organizationId, attributeMappings } = directory;
  const update = useWrite(DirectoryService.method.updateAttributes, { says: t('attributes.saved') });
  const title = t('attributes.title', { name: nameOfDirectory(directory) });
  const now = valuesOf(attributeMappings?.attributes ?? []);
  if (!mayWrite) {
    return (
      <DetailDrawer opened onClose={onClose} title={title}>
        <Stack gap="sm">
          <p className={css['quiet']}>{t('attributes.means')}</p>
          <Attributes>
            {FIELDS.map(([field, usual]) => (
              <Line key={field} label={<FieldName field={field} isChanged={now.fields[field] !== ''} />}>
                <Name>{now.fields[field] || usual}</Name>
              </Line>
            ))}
            {now.own.map(({ line, here, there }) => (
              <Line key={line} label={<Name>{here}</Name>}>
                <Name>{there}</Name>
              </Line>
            ))}
          </Attributes>
        </Stack>
      </DetailDrawer>
    );
  }
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={title}
      submit={t('attributes.save')}
      initial={now}
      schema={attributeSchema()}
      toProblem={problemOf}
      onSubmit={async (values) => {
        await update.run({ organizationId, id, attributeMapping: { attributes: mappingsOf(values) } });
        onClose();
      }}
    >
      {(form) => (
        <Stack gap="sm">
          <p className={css['quiet']}>{t('attributes.means')}</p>
          <Attributes>
            {FIELDS.map(([field, usual]) => (
              <Line
                key={field}
                label={<FieldName field={field} isChanged={form.values.fields[field] !== ''} />}
                action={
                  form.values.fields[field] !== '' && (
                    <ActionIcon
                      aria-label={t('attributes.resetOf', { field: t(`attributes.${field}`) })}
                      onClick={(event) => {
                        focusFirst(event, 'tr');
                        form.setFieldValue(`fields.${field}`, '');
                      }}
                    >
                      <IconArrowBackUp size={16} />
                    </ActionIcon>
                  )
                }
              >
                <TextInput
                  aria-label={t('attributes.thereOf', { field: t(`attributes.${field}`) })}
                  placeholder={usual}
                  {...PLAIN}
                  {...form.getInputProps(`fields.${field}`)}
                />
              </Line>
            ))}
            {form.values.own.map(({ line }, index) => (
              <Line
                key={line}
                label={
                  <Autocomplete
                    aria-label={t('attributes.ownHere', { number: index + 1 })}
                    placeholder={t('attributes.own')}
                    data={declared.filter((key) => !form.values.own.some((other) => other.here === key))}
                    {...PLAIN}
                    {...form.getInputProps(`own.${index}.here`)}
                  />
                }
                action={
                  <ActionIcon aria-label={t('attributes.ownRemove', { number: index + 1 })} onClick={() => form.removeListItem('own', index)}>
                    <IconX size={16} />
                  </ActionIcon>
                }
              >
                <TextInput aria-label={t('attributes.ownThere', { number: index + 1 })} {...PLAIN} {...form.getInputProps(`own.${index}.there`)} />
              </Line>
            ))}
          </Attributes>
          <Group gap="xs">
            {form.values.own.length < MOST_OWN && (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconPlus size={15} />}
                onClick={() => form.insertListItem('own', { line: newName(), here: '', there: '' } satisfies OwnLine)}
              >
                {t('attributes.add')}
              </Button>
            )}
            {isChanged(form.values) && (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconArrowBackUp size={15} />}
                onClick={(event) => {
                  focusFirst(event, 'form');
                  form.setValues(AS_USUAL);
                  form.clearErrors();
                }}
              >
                {t('attributes.resetAll')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </FormDrawer>
  );
}

/** Names of programs: nobody's keyboard is to mend them, and they are read from left to right everywhere. */
const PLAIN = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false, dir: 'ltr' } as const;

const isChanged = ({ fields, own }: AttributeValues): boolean => own.length > 0 || Object.values(fields).some((name) => name !== '');

/** What was pressed goes away with what it did. */
const focusFirst = ({ currentTarget }: MouseEvent<HTMLElement>, within: string): void =>
  currentTarget.closest(within)?.querySelector<HTMLElement>('input')?.focus();

const Attributes = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <table className={css['attributes']}>
    <thead>
      <tr>
        <th scope="col">{t('attributes.here')}</th>
        <th scope="col">{t('attributes.there')}</th>
        <td />
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);

const Line = ({ label, children, action }: { readonly label: ReactNode; readonly children: ReactNode; readonly action?: ReactNode }): ReactNode => (
  <tr>
    <th scope="row">{label}</th>
    <td>{children}</td>
    <td>{action}</td>
  </tr>
);

const FieldName = ({ field, isChanged: changed }: { readonly field: Field; readonly isChanged: boolean }): ReactNode => (
  <span className={css['field']}>
    <span>
      {t(`attributes.${field}`)} {changed && <Tag>{t('attributes.custom')}</Tag>}
    </span>
    <Name>{field}</Name>
  </span>
);

const Name = ({ children }: { readonly children: string }): ReactNode => (
  <code dir="ltr" lang="en">
    {children}
  </code>
);
