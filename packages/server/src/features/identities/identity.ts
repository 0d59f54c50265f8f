import { Cache } from '../../platform/cache.ts';
import type { ConnectionId, OrganizationId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { hasConnections, insertIdentity, selectIdentitiesOf, selectIdentity, updateIdentity } from './store.ts';

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

/** An identity as it is told of. */
export interface ShownIdentity extends Identity {
  /** `oidc`, `oauth`, `saml`: how its connection speaks with the provider. */
  readonly kind: string;
  readonly provider: string;
  /** Whose connection it is; null: the environment's, to a provider that serves everybody. */
  readonly organizationId: OrganizationId | null;
  readonly createdAt: Date;
  readonly syncedAt: Date;
  readonly lastLoginAt: Date;
}

/** Every list of people asks, and most environments have nothing to come by. */
const connected = new Cache<boolean>(['connections'], 1000);

/** Who these people are at connections, the oldest link first. */
export async function identitiesOf(work: Work, users: readonly UserId[]): Promise<ShownIdentity[]> {
  if (users.length === 0 || !(await connected.get(work, work.environment.id, () => hasConnections(work)))) return [];
  return selectIdentitiesOf(work, users);
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
