import type { DirectoryId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { demandOrganization, featured } from '../organizations/index.ts';
import {
  type AttributeMapping,
  type Directory,
  type DirectoryKind,
  type DirectoryProvider,
  type DirectoryStatus,
  directoryData,
  firstName,
  type WholeDirectory,
} from './directory.ts';
import { directoryFaults } from './faults.ts';
import { deleteDisabledDirectory, insertDirectory, selectDirectory, switchDirectory, updateDirectoryRow, wholeDirectories } from './store.ts';

/** A directory is named together with its organization: who may handle one organization's need not know of another's. */
export interface DirectoryReference {
  readonly organizationId: OrganizationId;
  readonly id: DirectoryId;
}

const within = ({ organizationId }: { readonly organizationId: OrganizationId }) => organizationId;

/** About the directories of one organization. */
export const directoryCommand = featured('dir_sync');

export interface NewDirectory {
  readonly organizationId: OrganizationId;
  readonly kind: DirectoryKind;
  readonly provider: DirectoryProvider | null;
}

export const createDirectory = directoryCommand({
  needs: 'directories_write',
  action: 'directory.created',
  within,
  async run(work, { organizationId, kind, provider }: NewDirectory): Promise<WholeDirectory> {
    await demandOrganization(work, organizationId);
    const directory: Directory = {
      id: work.newId('dir'),
      organizationId,
      name: firstName(provider),
      kind,
      provider,
      enabled: true,
      status: 'draft',
      attributeMappings: [],
      syncedAt: null,
      updatedAt: work.now,
    };
    await insertDirectory(work, directory);
    announceSwitched(work, directory);
    return getWhole(work, directory);
  },
});

export const getDirectory = directoryCommand({
  needs: 'directories_read',
  within,
  reads: true,
  run: (work, which: DirectoryReference): Promise<WholeDirectory> => getWhole(work, which),
});

/** All of an organization's, the oldest first: the first one counts as its primary one. */
export const listDirectories = directoryCommand({
  needs: 'directories_read',
  within,
  reads: true,
  async run(work, { organizationId }: { readonly organizationId: OrganizationId }): Promise<WholeDirectory[]> {
    const directories = await wholeDirectories(work, { organizationId });
    if (directories.length === 0) await demandOrganization(work, organizationId);
    return directories;
  },
});

/** What is absent stays. */
export interface DirectoryChanges {
  readonly name?: string;
  readonly kind?: DirectoryKind;
  readonly provider?: DirectoryProvider;
  readonly status?: DirectoryStatus;
  readonly attributeMappings?: readonly AttributeMapping[];
}

export const updateDirectory = directoryCommand({
  needs: 'directories_write',
  action: 'directory.updated',
  within: ({ which }: { readonly which: DirectoryReference; readonly changes: DirectoryChanges }) => which.organizationId,
  async run(work, { which, changes: { kind, ...changes } }): Promise<WholeDirectory> {
    const before = await demandDirectory(work, which);
    if (kind !== undefined && kind !== before.kind) throw directoryFaults.otherKind({ kind: before.kind.toUpperCase() });
    if (!(await updateDirectoryRow(work, which, changes))) throw noSuch(which);
    return getWhole(work, which);
  },
});

/** Says which attributes fill which fields; the list replaces the one before. */
export const mapAttributes = directoryCommand({
  needs: 'directories_write',
  action: 'directory.attributes_mapped',
  within: ({ which }: { readonly which: DirectoryReference; readonly attributeMappings: readonly AttributeMapping[] }) => which.organizationId,
  async run(work, { which, attributeMappings }): Promise<readonly AttributeMapping[]> {
    if (!(await updateDirectoryRow(work, which, { attributeMappings }))) throw noSuch(which);
    return attributeMappings;
  },
});

/** One that stands as it is asked to stays so, and nothing is told of it. */
const switching = (enabled: boolean) =>
  directoryCommand({
    needs: 'directories_write',
    action: enabled ? 'directory.enabled' : 'directory.disabled',
    within,
    async run(work, which: DirectoryReference): Promise<void> {
      const switched = await switchDirectory(work, which, enabled);
      if (switched) announceSwitched(work, switched);
      else await demandDirectory(work, which);
    },
  });

export const enableDirectory = switching(true);
export const disableDirectory = switching(false);

/** An enabled one is in use: nobody deletes it by mistake. */
export const deleteDirectory = directoryCommand({
  needs: 'directories_write',
  action: 'directory.deleted',
  within,
  async run(work, which: DirectoryReference): Promise<void> {
    if (await deleteDisabledDirectory(work, which)) return;
    await demandDirectory(work, which);
    throw directoryFaults.enabled({ directory: which.id });
  },
});

export async function demandDirectory(work: Work, which: DirectoryReference): Promise<Directory> {
  const directory = await selectDirectory(work, which);
  if (!directory) throw noSuch(which);
  return directory;
}

export const noSuch = ({ id }: DirectoryReference) => directoryFaults.notFound({ directory: id });

export async function getWhole(work: Work, which: DirectoryReference): Promise<WholeDirectory> {
  const [directory] = await wholeDirectories(work, which);
  if (!directory) throw noSuch(which);
  return directory;
}

function announceSwitched(work: Work, directory: Directory): void {
  work.announce({
    type: directory.enabled ? 'organization.directory_enabled' : 'organization.directory_disabled',
    object: 'Directory',
    subject: directory.id,
    organizationId: directory.organizationId,
    data: directoryData(directory),
  });
}
