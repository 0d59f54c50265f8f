import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group } from '@mantine/core';
import { IconKey, IconPlus, IconRefresh } from '@tabler/icons-react';
import { type Directory, DirectoryService, type Secret } from '@tenon/api/scalekit/v1/directories/directories_pb.ts';
import { DirectorySecretService } from '@tenon/api/tenon/v1/directory_secrets_pb.ts';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../api/index.ts';
import { ConfirmDialog, Line, Lines, Time } from '../../design/index.ts';
import { nameOfDirectory, namesThere } from './providers.ts';
import css from './scim.module.css';
import { SecretDialog, type ShownSecret } from './secret-dialog.tsx';
import { t } from './words/index.ts';

/** By what a directory proves itself. Several hold at once, until all of them are replaced by one. */
export function DirectorySecrets({ directory, mayWrite }: { readonly directory: Directory; readonly mayWrite: boolean }): ReactNode {
  const { id, organizationId, secrets } = directory;
  const name = nameOfDirectory(directory);
  const { token } = namesThere(directory.directoryProvider);
  const which = { organizationId, directoryId: id };
  const [made, setMade] = useState<ShownSecret>();
  const [replacing, setReplacing] = useState(false);
  const [ending, setEnding] = useState<Secret>();
  const create = useWrite(DirectoryService.method.createDirectorySecret);
  const revoke = useWrite(DirectorySecretService.method.revokeDirectorySecret, { says: t('secrets.revoked'), also: [DirectoryService], quiet: true });
  const regenerate = useWrite(DirectoryService.method.regenerateDirectorySecret, { quiet: true });
  return (
    <div>
      <div className={css['heading']}>
        <h3>{t('secrets.title')}</h3>
        {mayWrite && (
          <Group gap="xs">
            {secrets.length > 0 && (
              <Button size="compact-sm" leftSection={<IconRefresh size={15} />} onClick={() => setReplacing(true)}>
                {t('secrets.replace')}
              </Button>
            )}
            <Button
              size="compact-sm"
              leftSection={<IconPlus size={15} />}
              loading={create.isBusy}
              onClick={() => create.attempt(which, ({ plainSecret }) => setMade({ title: t('secrets.made'), secret: plainSecret, called: token }))}
            >
              {t('secrets.new')}
            </Button>
          </Group>
        )}
      </div>
      {secrets.length === 0 ? (
        <p className={css['quiet']}>{t('secrets.none')}</p>
      ) : (
        <Lines label={t('secrets.list', { name })}>
          {secrets.map((secret) => (
            <Line
              key={secret.id}
              icon={IconKey}
              title={<code>…{secret.secretSuffix}</code>}
              detail={
                <>
                  {t('secrets.madeAt')} <Time at={secret.createTime && timestampDate(secret.createTime)} /> · {t('secrets.usedAt')}{' '}
                  <Time at={secret.lastUsedTime && timestampDate(secret.lastUsedTime)} none={t('secrets.never')} />
                </>
              }
              action={
                mayWrite && (
                  <Button size="compact-sm" aria-label={t('secrets.revokeNamed', { suffix: secret.secretSuffix })} onClick={() => setEnding(secret)}>
                    {t('secrets.revoke')}
                  </Button>
                )
              }
            />
          ))}
        </Lines>
      )}
      <ConfirmDialog
        opened={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t('secrets.revokeTitle', { suffix: `…${ending?.secretSuffix ?? ''}` })}
        confirm={t('secrets.revoke')}
        isBusy={revoke.isBusy}
        problem={revoke.problem}
        onConfirm={() => ending && revoke.attempt({ ...which, secretId: ending.id }, () => setEnding(undefined))}
      >
        <p>{t(secrets.length === 1 ? 'secrets.revokeLast' : 'secrets.revokeMeans')}</p>
      </ConfirmDialog>
      <SecretDialog shown={made} onClose={() => setMade(undefined)} />
      <ConfirmDialog
        opened={replacing}
        onClose={() => setReplacing(false)}
        title={t('secrets.replaceTitle', { count: secrets.length })}
        confirm={t('secrets.replaceDo')}
        isBusy={regenerate.isBusy}
        problem={regenerate.problem}
        onConfirm={() =>
          regenerate.attempt(which, ({ plainSecret }) => {
            setReplacing(false);
            setMade({ title: t('secrets.replaced'), secret: plainSecret, called: token });
          })
        }
      >
        <p>{t('secrets.replaceMeans')}</p>
      </ConfirmDialog>
    </div>
  );
}
