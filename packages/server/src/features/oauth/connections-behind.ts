import { type ConnectionId, isId, type OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { connectionsFor } from '../connections/index.ts';
import type { Session } from '../sessions/index.ts';

/**
 * The connections that answered for somebody in this session, the latest first: those of the environment, and of the
 * organization they are going to. How another organization knows its people is nothing that is told in this one.
 */
export const connectionsBehind = (work: Work, { proofs }: Pick<Session, 'proofs'>, organizationId: OrganizationId): Promise<ConnectionId[]> =>
  connectionsFor(work, organizationId, proofs.flatMap(connectionOf).reverse());

/** `social:conn_1`, `sso:conn_1`. */
function connectionOf(proof: Session['proofs'][number]): ConnectionId[] {
  const [, id] = /^(?:social|sso):(.+)$/.exec(proof) ?? [];
  return id !== undefined && isId('conn', id) ? [id] : [];
}
