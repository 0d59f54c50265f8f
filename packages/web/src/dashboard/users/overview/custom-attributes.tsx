import { Button, TextInput } from '@mantine/core';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type UserAttribute, UserAttributeService } from '@tenon/api/tenon/v1/user_attributes_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useRead, useWrite } from '../../../api/index.ts';
import { ErrorState, Facts, FormDrawer, MetadataEditor, Section } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { MOST_PAIRS, pairsSchema, wrongPair } from './pairs.ts';

/** What the environment knows of people beside what every profile has: the declared ones by their names, the others by their keys. */
export function CustomAttributes({ user }: { readonly user: User }): ReactNode {
  const [editing, setEditing] = useState(false);
  const mayWrite = useMayWrite();
  const { data, problem, retry } = useRead(UserAttributeService.method.listUserAttributes, {});
  const update = useWrite(UserService.method.updateUser, { says: 'Saved.' });
  const declared = data?.attributes ?? [];
  const values = user.userProfile?.customAttributes ?? {};
  const others = othersOf(values, declared);
  return (
    <Section
      title="Custom attributes"
      description="What you know of people beside their profile. ID tokens carry those that are declared under Authentication."
      actions={mayWrite && <Button onClick={() => setEditing(true)}>{Object.keys(values).length > 0 ? 'Edit' : 'Add'}</Button>}
    >
      {problem && <ErrorState problem={problem} retry={retry} />}
      {(declared.length > 0 || Object.keys(others).length > 0) && (
        <Facts items={[...declared.map(({ key, displayName }) => [displayName, values[key]] as const), ...Object.entries(others)]} />
      )}
      <FormDrawer
        opened={editing}
        onClose={() => setEditing(false)}
        title="Custom attributes"
        submit="Save"
        initial={{ pairs: { ...values } as Record<string, string> }}
        schema={pairsSchema(Object.keys(values).length > 0)}
        toProblem={problemOf}
        onSubmit={async ({ pairs }) => {
          await update.run({ identities: { case: 'id', value: user.id }, user: { userProfile: { customAttributes: pairs } } });
          setEditing(false);
        }}
      >
        {(form) => {
          const { pairs } = form.values;
          return (
            <>
              {declared.map(({ key, displayName }) => (
                <TextInput
                  key={key}
                  label={displayName}
                  autoComplete="off"
                  maxLength={256}
                  value={pairs[key] ?? ''}
                  onChange={({ currentTarget: { value } }) => {
                    const { [key]: _, ...rest } = pairs;
                    form.setFieldValue('pairs', value === '' ? rest : { ...rest, [key]: value });
                  }}
                />
              ))}
              <MetadataEditor
                label={declared.length > 0 ? 'Others' : 'Attributes'}
                most={MOST_PAIRS - declared.length}
                value={othersOf(pairs, declared)}
                onChange={(next) => form.setFieldValue('pairs', { ...declaredOf(pairs, declared), ...next })}
                error={wrongPair(form.errors)}
              />
            </>
          );
        }}
      </FormDrawer>
    </Section>
  );
}

type Pairs = Readonly<Record<string, string>>;

const declaredOf = (pairs: Pairs, declared: readonly UserAttribute[]) =>
  Object.fromEntries(Object.entries(pairs).filter(([key]) => declared.some((attribute) => attribute.key === key)));

const othersOf = (pairs: Pairs, declared: readonly UserAttribute[]) =>
  Object.fromEntries(Object.entries(pairs).filter(([key]) => !declared.some((attribute) => attribute.key === key)));
