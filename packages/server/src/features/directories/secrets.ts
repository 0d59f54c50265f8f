import type { DirectorySecretId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { type DirectorySecret, MOST_SECRETS } from './directory.ts';
import { directoryFaults } from './faults.ts';
import { type DirectoryReference, directoryCommand, noSuch } from './manage.ts';
import { beginConfiguring, countSecrets, deleteSecret, deleteSecrets, insertSecret, lockDirectory } from './store.ts';

const SUFFIX = 6;

export interface NewSecret {
  readonly secret: DirectorySecret;
  /** Shown now and never again. */
  readonly plain: string;
}

const within = ({ organizationId }: DirectoryReference) => organizationId;

/** One more, beside those that work already: the directory is given the new one before the old one ends. */
export const createDirectorySecret = directoryCommand({
  needs: 'directories_write',
  action: 'directory_secret.created',
  within,
  async run(work, which: DirectoryReference): Promise<NewSecret> {
    await lock(work, which);
    if ((await countSecrets(work, which.id)) >= MOST_SECRETS) throw directoryFaults.tooManySecrets({ directory: which.id, most: MOST_SECRETS });
    return addSecret(work, which);
  },
});

/** A new one, and the end of every one before it. */
export const regenerateDirectorySecret = directoryCommand({
  needs: 'directories_write',
  action: 'directory_secret.regenerated',
  within,
  async run(work, which: DirectoryReference): Promise<NewSecret> {
    await lock(work, which);
    await deleteSecrets(work, which.id);
    return addSecret(work, which);
  },
});

/** Ends one of several: the directory has been given another, or somebody saw it who should not have. */
export const revokeDirectorySecret = directoryCommand({
  needs: 'directories_write',
  action: 'directory_secret.revoked',
  within: ({ which }: RevokeSecret) => which.organizationId,
  async run(work, { which, secretId }): Promise<void> {
    await lock(work, which);
    if (!(await deleteSecret(work, which.id, secretId))) throw directoryFaults.secretNotFound({ secret: secretId });
  },
});

interface RevokeSecret {
  readonly which: DirectoryReference;
  readonly secretId: DirectorySecretId;
}

/** Two who come at once must not both count what was there before them. */
async function lock(work: Work, which: DirectoryReference): Promise<void> {
  if (!(await lockDirectory(work, which))) throw noSuch(which);
}

async function addSecret(work: Work, { id }: DirectoryReference): Promise<NewSecret> {
  const plain = work.newSecret();
  const secret: DirectorySecret = { id: work.newId('sec'), directoryId: id, suffix: plain.slice(-SUFFIX), createdAt: work.now, lastUsedAt: null };
  await insertSecret(work, secret, fingerprint(plain));
  await beginConfiguring(work, id);
  return { secret, plain };
}
