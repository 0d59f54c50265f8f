import { command, unaudited } from '../../chassis/command.ts';
import { Fault } from '../../platform/fault.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { demandNoApproval, mayAssert } from '../invitations/index.ts';
import { demandMayHandle, freeSeats } from '../memberships/index.ts';
import { demandOrganization } from '../organizations/index.ts';
import { chooseRoles } from '../roles/index.ts';
import { isEmail, unwelcome } from '../users/index.ts';
import { type BulkInvitation, type Column, MOST_ROWS, type Wanted, WORDS } from './bulk-invitation.ts';
import { bulkFaults } from './faults.ts';
import {
  beginAgain,
  deleteBulk,
  insertBulk,
  insertRows,
  judgeRows,
  type Looked,
  lockBulkByKey,
  lockUpload,
  refuseBeyond,
  refuseRole,
  selectNamedRoles,
  selectOrigin,
  selectRoles,
  settleUpload,
  type Which,
} from './store.ts';

const within = ({ organizationId }: { readonly organizationId: OrganizationId }) => organizationId;
const INVITE = 'organizations_users_invite';
const PART = unaudited('It is a part of an upload, which is in the log once it has arrived.');

export interface NewUpload {
  readonly organizationId: OrganizationId;
  /** Empty: nobody will ask for it again. */
  readonly key: string;
  readonly name: string;
  readonly inviterEmail?: string;
}

/** What is being sent, and by which sending of it. */
export interface Upload extends Which {
  readonly upload: string;
}

/** What the key stands for: something new, or what was sent before with this fingerprint. */
export type Begun = { readonly fresh: Upload } | { readonly known: BulkInvitation; readonly sourceHash: string | null };

/** Makes room for rows. A key whose rows never arrived in full begins anew; one whose rows did is answered with them. */
export const beginUpload = command({
  needs: INVITE,
  action: PART,
  within,

  async run(work, { organizationId, key, name, inviterEmail }: NewUpload): Promise<Begun> {
    await demandOrganization(work, organizationId);
    await demandNoApproval(work, organizationId);
    const id = work.newId('bulk');
    const upload = work.newSecret();
    const about = { name: name.slice(0, 255), inviterEmail: inviterEmail ?? null };
    const made = await insertBulk(work, { id, organizationId, key: key || id, upload, ...about });
    if (made) return { fresh: { organizationId, id, upload } };
    const known = await lockBulkByKey(work, organizationId, key);
    if (!known) throw bulkFaults.overtaken();
    if (known.status !== 'receiving') return { known, sourceHash: (await selectOrigin(work, known))?.sourceHash ?? null };
    await beginAgain(work, known.id, upload, about);
    return { fresh: { organizationId, id: known.id, upload } };
  },
});

/** Keeps some rows, with what can be said of each by itself. */
export const stageRows = command({
  needs: INVITE,
  action: PART,
  within,
  run: (work, { rows, ...upload }: Upload & { readonly rows: readonly Wanted[] }): Promise<void> => stage(work, upload, rows),
});

async function stage(work: Work, upload: Upload, rows: readonly Wanted[]): Promise<void> {
  if ((rows.at(-1)?.number ?? 0) > MOST_ROWS) throw bulkFaults.tooManyRows({ limit: MOST_ROWS });
  if (!(await lockUpload(work, upload, upload.upload))) throw bulkFaults.overtaken();
  await insertRows(
    work,
    upload.id,
    rows.map((row) => look(work, row)),
  );
}

function look(work: Work, row: Wanted): Looked {
  if (!isEmail(row.email)) return { ...row, problem: row.problem ?? '', verdict: 'bad_email' };
  if (row.problem !== undefined) return { ...row, verdict: 'malformed' };
  if (row.send === false && !mayAssert(work.by)) return { ...row, verdict: 'may_not_add' };
  const no = unwelcome(work.environment, row.email);
  return no ? { ...row, verdict: 'blocked_domain', problem: no.message } : { ...row, verdict: 'ok' };
}

export interface Arrived extends Upload {
  readonly columns: readonly Column[];
  /** Of all that was sent. */
  readonly sourceHash: string;
}

/** All rows have arrived: now they are looked at together. */
export const appraiseRows = command({
  needs: INVITE,
  action: 'bulk_invitation.created',
  within,

  async run(work, arrived: Arrived): Promise<BulkInvitation> {
    if (!(await lockUpload(work, arrived, arrived.upload))) throw bulkFaults.overtaken();
    return appraise(work, arrived);
  },
});

async function appraise(work: Work, arrived: Arrived): Promise<BulkInvitation> {
  const organization = await demandOrganization(work, arrived.organizationId);
  await judgeRoles(work, arrived);
  await judgeRows(work, arrived);
  const { free } = await freeSeats(work, organization);
  if (Number.isFinite(free)) await refuseBeyond(work, arrived.id, Math.max(0, free));
  const bulk = await settleUpload(work, arrived, arrived);
  if (bulk.rows === 0) throw bulkFaults.empty();
  return bulk;
}

async function judgeRoles(work: Work, { organizationId, id }: Which): Promise<void> {
  const named = await selectNamedRoles(work, id);
  if (named.length === 0) return;
  const candidates = await selectRoles(work, organizationId, named);
  const known = new Set(candidates.flatMap((role) => [role.id as string, role.name]));
  const unknown = named.filter((reference) => !known.has(reference));
  const strong: string[] = [];
  for (const reference of named.filter((one) => known.has(one))) {
    const roles = chooseRoles(candidates, [reference]);
    await demandMayHandle(work, organizationId, roles).catch((error: unknown) => {
      if (!(error instanceof Fault)) throw error;
      strong.push(reference);
    });
  }
  await refuseRole(work, id, unknown, 'unknown_role', 'There is no role "{role}" in this organization.');
  await refuseRole(work, id, strong, 'role_too_strong', WORDS.role_too_strong);
}

/** It cannot be read, or is no longer wanted: nothing of it stays. */
export const discardUpload = command({
  needs: INVITE,
  action: PART,
  within,
  run: (work, upload: Upload): Promise<void> => deleteBulk(work, upload, upload.upload),
});

export interface CreateBulk extends NewUpload {
  readonly rows: readonly Wanted[];
  readonly sourceHash: string;
}

/** The same in one go, for as many rows as one message holds. */
export const createBulk = command({
  needs: INVITE,
  action: 'bulk_invitation.created',
  within,

  async run(work, { rows, sourceHash, ...wanted }: CreateBulk): Promise<BulkInvitation> {
    const begun = await beginUpload.run(work, wanted, undefined);
    if ('known' in begun) return sameAs(begun, sourceHash);
    await stage(work, begun.fresh, rows);
    return appraise(work, { ...begun.fresh, columns: [], sourceHash });
  },
});

/** The same key has to stand for the same rows. */
export function sameAs({ known, sourceHash }: Extract<Begun, { known: BulkInvitation }>, sent: string): BulkInvitation {
  if (sourceHash !== sent) throw bulkFaults.keyReused({ key: known.key.slice(0, 100) });
  return known;
}
