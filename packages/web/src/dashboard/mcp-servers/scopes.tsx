import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconListCheck, IconTrash } from '@tabler/icons-react';
import { ClientService, type Resource, type Scope } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useDryRun, useWrite } from '../../api/index.ts';
import { ConfirmDialog, DryRunNotice, FormModal, Line, Lines, Quiet, Section, StatusBadge } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';

const schema = z.object({ description: z.string().trim().min(1, 'Say what it allows.').max(512, 'At most 512 letters.') });

/** What agents may ask for at a server, in the words people read. */
export function Scopes({ resource }: { readonly resource: Resource }): ReactNode {
  const mayWrite = useMayWrite();
  const [describing, setDescribing] = useState<Scope>();
  const [deleting, setDeleting] = useState<Scope>();
  const update = useWrite(ClientService.method.updateScope, { says: 'Saved. People read it from now on.' });
  return (
    <Section title="Scopes" description="What an agent may ask for. People read the description, so write what it lets somebody do for them.">
      {resource.scopes.length === 0 ? (
        <Quiet>None. An agent gets in, and its token says nothing of what it may do. Add some under Details.</Quiet>
      ) : (
        <Lines label="Scopes">
          {resource.scopes.map((scope) => (
            <Line
              key={scope.id}
              icon={IconListCheck}
              title={<code>{scope.name}</code>}
              detail={scope.description || 'People read its name alone.'}
              action={
                <>
                  {!scope.enabled && <StatusBadge tone="idle">Switched off</StatusBadge>}
                  {mayWrite && (
                    <>
                      <Button size="compact-sm" onClick={() => setDescribing(scope)} aria-label={`Describe ${scope.name}`}>
                        Describe
                      </Button>
                      <ActionIcon aria-label={`Delete ${scope.name}`} onClick={() => setDeleting(scope)}>
                        <IconTrash size={17} />
                      </ActionIcon>
                    </>
                  )}
                </>
              }
            />
          ))}
        </Lines>
      )}
      {deleting && <DeleteScope scope={deleting} onClose={() => setDeleting(undefined)} />}
      {describing && (
        <FormModal
          opened
          onClose={() => setDescribing(undefined)}
          title={`What ${describing.name} allows`}
          submit="Save"
          initial={{ description: describing.description }}
          schema={schema}
          toProblem={problemOf}
          onSubmit={async ({ description }) => {
            await update.run({ id: describing.id, scope: { description: description.trim() } });
            setDescribing(undefined);
          }}
        >
          {(form) => (
            <TextInput
              label="In words"
              description="Read below “It may”. The same at every server that has this scope."
              placeholder="Read your tickets"
              data-autofocus
              autoComplete="off"
              {...form.getInputProps('description')}
            />
          )}
        </FormModal>
      )}
    </Section>
  );
}

function DeleteScope({ scope: { id, name }, onClose }: { readonly scope: Scope; readonly onClose: () => void }): ReactNode {
  const rehearsal = useDryRun(ClientService.method.deleteScope, { id }, true);
  const remove = useWrite(ClientService.method.deleteScope, { says: `${name} deleted.`, quiet: true });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${name}?`}
      confirm="Delete scope"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() => remove.attempt({ id }, onClose)}
    >
      <p>Every server that has it loses it, and nobody can ask for it any more. Tokens that are out carry it until they run out.</p>
      <DryRunNotice {...rehearsal} />
    </ConfirmDialog>
  );
}
