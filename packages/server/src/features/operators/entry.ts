import { command, OPERATORS, openTo } from '../../chassis/command.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { activateMembership, addActiveMembership, findMembership, giveRoles } from '../memberships/index.ts';
import { creatorRoles } from '../roles/index.ts';
import { endSession, findSession, startSession } from '../sessions/index.ts';
import { findOrCreateUser, findUser, findUserByEmail, getUser, markProven, parseEmail, recordLogin, type User } from '../users/index.ts';
import { operatorFaults } from './faults.ts';
import { operatorRole } from './operator.ts';
import { insertEntryLink, selectEntryLink, selectFirstOwner, selectOperatorsOrganization, useEntryLink } from './store.ts';

const GOOD_FOR_MINUTES = 15;

/**
 * A link that lets one operator in, once, within 15 minutes: whoever may run programs on the server may run it. Without an
 * address it is for the first owner; while there is none, whoever opens it says which address is theirs and becomes one.
 * @returns the whole address; it is shown this once and never logged
 */
export const createEntryLink = command({
  needs: OPERATORS,
  action: 'operator.entry_link_created',

  async run(work, { email }: { readonly email?: string | undefined }): Promise<{ readonly token: string; readonly expiresAt: Date }> {
    const userId = email === undefined ? await selectFirstOwner(work) : (await operatorWith(work, email)).id;
    const token = work.newSecret();
    const expiresAt = new Date(work.now.getTime() + GOOD_FOR_MINUTES * 60_000);
    await insertEntryLink(work, { id: work.newId('enl'), token, userId: userId ?? null, expiresAt });
    return { token, expiresAt };
  },
});

async function operatorWith(work: Work, email: string): Promise<User> {
  const user = await findUserByEmail(work, email);
  const membership = user && (await findMembership(work, await selectOperatorsOrganization(work), user.id));
  if (!user || membership?.status !== 'ACTIVE' || !operatorRole(membership.roles.map(({ name }) => name))) throw operatorFaults.noOperator({ email });
  return user;
}

/** What a link is for. Opening it changes nothing. */
export type Entry = { readonly good: false } | { readonly good: true; readonly email: string | undefined };

export const peekEntry = command({
  needs: openTo('Whoever has the link was given it at the shell of the server.'),
  reads: true,

  async run(work, { token }: { readonly token: string }): Promise<Entry> {
    const link = await selectEntryLink(work, token);
    if (!link) return { good: false };
    return { good: true, email: link.userId ? (await findUser(work, { id: link.userId }))?.email : undefined };
  },
});

export interface Enter {
  readonly token: string;
  /** Which address is theirs, where the link does not say who they are. */
  readonly email: string | undefined;
  /** Of the browser that opened it. */
  readonly sessionSecret: string | undefined;
}

/** Uses the link: a new session, in which whoever opened it is the operator. */
export const enter = command({
  needs: openTo('Whoever has the link was given it at the shell of the server.'),
  action: 'operator.entered',

  async run(work, { token, email, sessionSecret }: Enter): Promise<{ readonly secret: string }> {
    const link = await selectEntryLink(work, token);
    if (!link) throw operatorFaults.usedLink();
    if (!link.userId && !email) throw operatorFaults.emailNeeded();
    if (!(await useEntryLink(work, link.id))) throw operatorFaults.usedLink();
    const organizationId = await selectOperatorsOrganization(work);
    const user = link.userId ? await getUser(work, link.userId) : await newOwner(work, organizationId, parseEmail(email ?? ''));
    const before = sessionSecret ? await findSession(work, sessionSecret) : undefined;
    if (before) await endSession(work, before.id, 'replaced');
    const { secret } = await startSession(work, { userId: user.id, proof: 'entry_link', opensAll: true, organizationId });
    await recordLogin(work, user.id);
    return { secret };
  },
});

/**
 * The person is as good as their word: whoever may run programs on the server need not show us their mailbox, and there may
 * be no mail server yet. Asserted alone, it would be asked for at the next sign-in.
 */
async function newOwner(work: Work, organizationId: OrganizationId, email: string): Promise<User> {
  const user = await findOrCreateUser(work, { email, proven: true });
  await markProven(work, user.id);
  const roles = await creatorRoles(work, organizationId);
  const membership = await findMembership(work, organizationId, user.id);
  if (!membership) {
    await addActiveMembership(work, { organizationId, userId: user.id, roleIds: roles.map(({ id }) => id), provisioningMethod: 'org_creator' });
    return user;
  }
  if (membership.status === 'PENDING_INVITE') await activateMembership(work, membership.id);
  await giveRoles(
    work,
    user,
    organizationId,
    roles.map(({ id }) => id),
  );
  return user;
}
