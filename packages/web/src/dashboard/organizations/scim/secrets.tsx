import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group } from '@mantine/core';
import { IconKey, IconPlus, IconRefresh } from '@tabler/icons-react';
import { type Directory, DirectoryService } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/index.ts';
import { ConfirmDialog, Line, Lines, Time } from '../../../design/index.ts';
import { SecretDialog, type ShownSecret } from '../secret-dialog.tsx';
import { HINT } from './create-directory.tsx';
import css from './scim.module.css';

/** By what a directory proves itself. Several hold at once, until all of them are replaced by one. */
export function DirectorySecrets({ directory, mayWrite }: { readonly directory: Directory; readonly mayWrite: boolean }): ReactNode {
  const { id, organizationId, name, secrets } = directory;
  const which = { organizationId, directoryId: id };
  const [made, setMade] = useState<ShownSecret>();
  const [replacing, setReplacing] = useState(false);
  const create = useWrite(DirectoryService.method.createDirectorySecret);
  const regenerate = useWrite(DirectoryService.method.regenerateDirectorySecret, { quiet: true });
  return (
    <div>
      <div className={css['heading']}>
        <h3>Secrets</h3>
        {mayWrite && (
          <Group gap="xs">
            {secrets.length > 0 && (
              <Button size="compact-sm" leftSection={<IconRefresh size={15} />} onClick={() => setReplacing(true)}>
                Replace all
              </Button>
            )}
            <Button
              size="compact-sm"
              leftSection={<IconPlus size={15} />}
              loading={create.isBusy}
              onClick={() => create.attempt(which, ({ plainSecret }) => setMade({ title: 'New secret', secret: plainSecret, hint: HINT }))}
            >
              New secret
            </Button>
          </Group>
        )}
      </div>
      {secrets.length === 0 ? (
        <p className={css['quiet']}>None yet. The directory cannot send anything without one.</p>
      ) : (
        <Lines label={`Secrets of ${name}`}>
          {secrets.map((secret) => (
            <Line
              key={secret.id}
              icon={IconKey}
              title={<code>…{secret.secretSuffix}</code>}
              detail={
                <>
                  Made <Time at={secret.createTime && timestampDate(secret.createTime)} /> · last used{' '}
                  <Time at={secret.lastUsedTime && timestampDate(secret.lastUsedTime)} none="never" />
                </>
              }
            />
          ))}
        </Lines>
      )}
      <SecretDialog shown={made} onClose={() => setMade(undefined)} />
      <ConfirmDialog
        opened={replacing}
        onClose={() => setReplacing(false)}
        title={secrets.length === 1 ? 'Replace the secret?' : `Replace all ${secrets.length} secrets?`}
        confirm="Replace"
        isBusy={regenerate.isBusy}
        problem={regenerate.problem}
        onConfirm={() =>
          regenerate.attempt(which, ({ plainSecret }) => {
            setReplacing(false);
            setMade({ title: 'The one secret from now on', secret: plainSecret, hint: HINT });
          })
        }
      >
        <p>
          Every secret there is ends at once, and one new one takes their place. The directory is refused until it has the new one; to change without a gap,
          make a new secret first and replace them all later.
        </p>
      </ConfirmDialog>
    </div>
  );
}
