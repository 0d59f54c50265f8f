import type { DirectoryGroupId } from '../../platform/ids.ts';
import type { Page, PageRequest } from '../../platform/paging.ts';
import type { DirectoryGroup, DirectoryUser } from './directory.ts';
import { directoryFaults } from './faults.ts';
import { type DirectoryReference, demandDirectory, directoryCommand } from './manage.ts';
import { allGroups, groupIsThere, pageOfGroups, pageOfUsers } from './store.ts';

export interface ListContents extends PageRequest {
  readonly which: DirectoryReference;
  /** With everything the directory told. */
  readonly detail: boolean;
  /** Only what changed since. */
  readonly updatedAfter?: Date;
}

export interface ListDirectoryUsers extends ListContents {
  /** Only the members of this group. */
  readonly groupId?: DirectoryGroupId;
}

export interface Contents<Row> {
  readonly page: Page<Row>;
  readonly detail: boolean;
}

/** The people the directory has told of, in the order it did. */
export const listDirectoryUsers = directoryCommand({
  needs: 'directories_read',
  within: ({ which }: ListDirectoryUsers) => which.organizationId,
  reads: true,
  async run(work, ask): Promise<Contents<DirectoryUser>> {
    await demandDirectory(work, ask.which);
    if (ask.groupId !== undefined && !(await groupIsThere(work, ask.which.id, ask.groupId))) throw directoryFaults.groupNotFound({ group: ask.groupId });
    return { page: await pageOfUsers(work, ask), detail: ask.detail };
  },
});

export const listDirectoryGroups = directoryCommand({
  needs: 'directories_read',
  within: ({ which }: ListContents) => which.organizationId,
  reads: true,
  async run(work, ask): Promise<Contents<DirectoryGroup>> {
    await demandDirectory(work, ask.which);
    return { page: await pageOfGroups(work, ask), detail: ask.detail };
  },
});

/** All groups at once, to choose from. */
export const summarizeDirectoryGroups = directoryCommand({
  needs: 'directories_read',
  within: ({ organizationId }: DirectoryReference) => organizationId,
  reads: true,
  async run(work, which: DirectoryReference): Promise<DirectoryGroup[]> {
    await demandDirectory(work, which);
    return allGroups(work, which.id);
  },
});
