import type { ConnectionId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { insertIdentity, selectIdentity, updateIdentity } from './store.ts';

export interface Identity {
  readonly connectionId: ConnectionId;
  /** The provider's name for the person: never used twice there, and the same for good. */
  readonly subject: string;
  readonly userId: UserId;
}

export interface NewIdentity extends Identity {
  /** As the provider told of them. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Who this is here, if they came before. Looked for by the subject and by nothing else: addresses change hands. */
export const findIdentity = (work: Work, connectionId: ConnectionId, subject: string): Promise<Identity | undefined> =>
  selectIdentity(work, connectionId, subject);

/**
 * From now on, whoever comes as this is this person. The first link stays.
 * @returns false when it is somebody else's
 */
export async function linkIdentity(work: Work, identity: NewIdentity): Promise<boolean> {
  if (await insertIdentity(work, identity)) return true;
  const known = await selectIdentity(work, identity.connectionId, identity.subject);
  if (known?.userId !== identity.userId) return false;
  await seeIdentity(work, identity);
  return true;
}

/** They came by it just now, and this is what was told of them. */
export const seeIdentity = (work: Work, identity: Pick<NewIdentity, 'connectionId' | 'subject' | 'attributes'>): Promise<void> =>
  updateIdentity(work, identity);
