import { Button } from '@mantine/core';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useState } from 'react';
import { problemOf, useWrite } from '../../../api/index.ts';
import { Facts, FormDrawer, MetadataEditor, Section } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { MOST_PAIRS, pairsSchema, wrongPair } from './pairs.ts';

/** What the app keeps about a person, and what their identity provider said of them. */
export function Metadata({ user }: { readonly user: User }): ReactNode {
  const [editing, setEditing] = useState(false);
  const mayWrite = useMayWrite();
  const update = useWrite(UserService.method.updateUser, { says: 'Saved.' });
  const pairs = Object.entries(user.metadata);
  const told = Object.entries(user.userProfile?.metadata ?? {});
  return (
    <>
      <Section
        title="Metadata"
        description="Names and values of your own. Tokens can carry them."
        actions={mayWrite && <Button onClick={() => setEditing(true)}>{pairs.length > 0 ? 'Edit' : 'Add'}</Button>}
      >
        {pairs.length > 0 && <Facts items={pairs} />}
        <FormDrawer
          opened={editing}
          onClose={() => setEditing(false)}
          title="Metadata"
          submit="Save"
          initial={{ pairs: { ...user.metadata } as Record<string, string> }}
          schema={pairsSchema(pairs.length > 0)}
          toProblem={problemOf}
          onSubmit={async ({ pairs: metadata }) => {
            await update.run({ identities: { case: 'id', value: user.id }, user: { metadata } });
            setEditing(false);
          }}
        >
          {(form) => (
            <MetadataEditor most={MOST_PAIRS} value={form.values.pairs} onChange={(next) => form.setFieldValue('pairs', next)} error={wrongPair(form.errors)} />
          )}
        </FormDrawer>
      </Section>
      {told.length > 0 && (
        <Section title="As their identity provider tells it" description="What came along when they last signed in there. It is read, not written, here.">
          <Facts items={told} />
        </Section>
      )}
    </>
  );
}
