import { command, SIGNED_IN } from '../../chassis/command.ts';
import type { PasskeyId, UserId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { listMembershipsOf } from '../memberships/index.ts';
import { policyOf } from '../organizations/index.ts';
import { passkeyFaults } from './faults.ts';
import type { Passkey } from './passkey.ts';
import { deletePasskey, selectPasskey, selectPasskeys, updateName } from './store.ts';

interface OnePasskey {
  readonly passkeyId: PasskeyId;
}

/** By API: the app's server for anybody, a person for themselves. */
export const renamePasskey = command({
  needs: SIGNED_IN,
  action: 'passkey.renamed',

  run: (work, { passkeyId, name }: OnePasskey & { readonly name: string }): Promise<Passkey> =>
    rename(work, { passkeyId, name, userId: work.by.kind === 'member' ? work.by.id : undefined }),
});

/** The app's server may take away any, as when a device is lost. A person may not take away their own last way in. */
export const removePasskey = command({
  needs: SIGNED_IN,
  action: 'passkey.removed',

  run: (work, { passkeyId }: OnePasskey): Promise<Passkey> => remove(work, { passkeyId, userId: work.by.kind === 'member' ? work.by.id : undefined }),
});

interface OfPerson extends OnePasskey {
  /** Only if it is theirs. Undefined: whose it is makes no difference. */
  readonly userId: UserId | undefined;
}

export async function rename(work: Work, { passkeyId, userId, name }: OfPerson & { readonly name: string }): Promise<Passkey> {
  await lockOne(work, { passkeyId, userId });
  const renamed = await updateName(work, passkeyId, name);
  if (!renamed) throw passkeyFaults.notFound({ passkey: passkeyId });
  return renamed;
}

export async function remove(work: Work, { passkeyId, userId }: OfPerson): Promise<Passkey> {
  const passkey = await lockOne(work, { passkeyId, userId });
  if (userId) await demandAnotherWay(work, userId);
  await deletePasskey(work, passkeyId);
  return passkey;
}

/** Those of others are not there for a person. */
async function lockOne(work: Work, { passkeyId, userId }: OfPerson): Promise<Passkey> {
  const passkey = await selectPasskey(work, passkeyId, { lock: true });
  if (!passkey || (userId && passkey.userId !== userId)) throw passkeyFaults.notFound({ passkey: passkeyId });
  return passkey;
}

/** Whoever has none left comes in by mail: that has to be on, and to count wherever they belong. */
async function demandAnotherWay(work: Work, userId: UserId): Promise<void> {
  if ((await selectPasskeys(work, userId)).length > 1) return;
  const where = (await demandsOn(work, userId)).find(({ byMail }) => !byMail)?.where;
  if (where !== undefined) throw passkeyFaults.lastWayIn({ where });
}

/** What is demanded of somebody where they belong, as far as their mailbox goes. With mail off, that is so everywhere. */
export async function demandsOn(work: Work, userId: UserId): Promise<{ readonly where: string; readonly byMail: boolean; readonly second: boolean }[]> {
  const { emailCode, magicLink, secondFactor } = work.environment.methods;
  const memberships = (await listMembershipsOf(work, userId)).filter(({ status }) => status === 'ACTIVE');
  return [
    { where: work.environment.name, byMail: emailCode || magicLink, second: secondFactor === 'required' },
    ...memberships.map(({ organization }) => {
      const policy = policyOf(work.environment, organization);
      const byMail = policy.methods.some((method) => method === 'email_code' || method === 'magic_link');
      return { where: organization.displayName, byMail, second: policy.secondFactor === 'required' };
    }),
  ];
}
