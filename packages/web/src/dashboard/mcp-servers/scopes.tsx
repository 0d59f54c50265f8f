import { ActionIcon, Button } from '@mantine/core';
import { IconListCheck, IconTrash } from '@tabler/icons-react';
import type { Resource, Scope } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import { type ReactNode, useState } from 'react';
import { asListed, Line, Lines, Quiet, Section, StatusBadge, whenThere } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';

const EditScope = whenThere(() => import('../roles/scopes/edit.tsx').then((module) => module.EditScope));
const DeleteScope = whenThere(() => import('../roles/scopes/delete.tsx').then((module) => module.DeleteScope));

/** What agents may ask for at a server, in the words people read. */
export function Scopes({ resource }: { readonly resource: Resource }): ReactNode {
  const mayWrite = useMayWrite();
  const [describing, setDescribing] = useState<Scope>();
  const [deleting, setDeleting] = useState<Scope>();
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
      {describing && <EditScope scope={asListed(resource.scopes, describing)} onClose={() => setDescribing(undefined)} />}
    </Section>
  );
}
