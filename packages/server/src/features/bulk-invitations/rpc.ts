import { createHash } from 'node:crypto';
import { BulkInvitationService } from '@tenon/api/tenon/v1/bulk_invitations_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import type { BulkInvitation, Wanted } from './bulk-invitation.ts';
import { cancelBulk, pauseBulk, resumeBulk, startBulk, undoBulk } from './control.ts';
import { bulkMessage, outcomeNamed, rowMessage, verdictNamed } from './message.ts';
import { getBulk, listBulkRows, listBulks, NOTHING_SENT } from './read.ts';
import { peopleIn } from './reading/addresses.ts';
import { type Raw, wanted } from './reading/row.ts';
import { createBulk } from './receive.ts';

const { method } = BulkInvitationService;

export const bulkInvitationService = serve(BulkInvitationService, {
  createBulkInvitation: procedure(method.createBulkInvitation, {
    command: createBulk,
    request: ({ organizationId, key, rows, text, inviterEmail, roles }) => {
      const raw: Raw[] = [
        ...rows.map((row) => ({
          email: row.email,
          first_name: row.firstName,
          last_name: row.lastName,
          name: row.name,
          roles: row.roles,
          external_id: row.externalId,
          metadata: row.metadata,
          send_invitation_email: row.sendInvitationEmail,
        })),
        ...peopleIn(text),
      ];
      const people: readonly Wanted[] = raw.map((row, index) => wanted(index + 1, row.roles?.length ? row : { ...row, roles }));
      return {
        organizationId: parseId('org', organizationId),
        key,
        name: '',
        ...(inviterEmail === undefined ? {} : { inviterEmail }),
        rows: people,
        sourceHash: createHash('sha256').update(JSON.stringify(people)).digest('hex'),
      };
    },
    response: shown,
  }),
  getBulkInvitation: procedure(method.getBulkInvitation, {
    command: getBulk,
    request: which,
    response: ({ bulk, delivery }) => ({ bulkInvitation: bulkMessage(bulk, delivery) }),
  }),
  listBulkInvitations: procedure(method.listBulkInvitations, {
    command: listBulks,
    request: ({ organizationId, pageSize, pageToken }) => ({ organizationId: parseId('org', organizationId), size: pageSize, token: pageToken }),
    response: (page) => ({
      bulkInvitations: page.rows.map((bulk) => bulkMessage(bulk, NOTHING_SENT)),
      nextPageToken: page.next,
      prevPageToken: page.previous,
      totalSize: page.total,
    }),
  }),
  listBulkInvitationRows: procedure(method.listBulkInvitationRows, {
    command: listBulkRows,
    request: (message) => {
      const named = which(message);
      return {
        organizationId: named.organizationId,
        which: named,
        size: message.pageSize,
        token: message.pageToken,
        verdict: verdictNamed(message.verdict),
        outcome: outcomeNamed(message.outcome),
        onlyProblems: message.onlyProblems,
      };
    },
    response: (page) => ({ rows: page.rows.map(rowMessage), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total }),
  }),
  startBulkInvitation: procedure(method.startBulkInvitation, { command: startBulk, request: which, response: shown }),
  pauseBulkInvitation: procedure(method.pauseBulkInvitation, { command: pauseBulk, request: which, response: shown }),
  resumeBulkInvitation: procedure(method.resumeBulkInvitation, { command: resumeBulk, request: which, response: shown }),
  cancelBulkInvitation: procedure(method.cancelBulkInvitation, { command: cancelBulk, request: which, response: shown }),
  undoBulkInvitation: procedure(method.undoBulkInvitation, { command: undoBulk, request: which, response: shown }),
});

function which({ organizationId, id }: { readonly organizationId: string; readonly id: string }) {
  return { organizationId: parseId('org', organizationId), id: parseId('bulk', id) };
}

function shown(bulk: BulkInvitation) {
  return { bulkInvitation: bulkMessage(bulk, NOTHING_SENT) };
}
