import { CLIENTS, command, OPERATORS, openTo } from '../../chassis/command.ts';
import type { OrganizationId, PortalLinkId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import { organizationFaults } from './faults.ts';
import { demandOrganization } from './get.ts';
import type { Feature } from './organization.ts';
import { deletePortalLinkRows, insertPortalLink, selectPortalLinkByToken, selectPortalLinks } from './portal-store.ts';

const SECONDS_OPEN = 60;

/** A link for an organization's own administrator to the pages where they set up their side. */
export interface PortalLink {
  readonly id: PortalLinkId;
  readonly expiresAt: Date;
}

export interface MakePortalLink {
  readonly organizationId: OrganizationId;
  /** What the portal shows; none: whatever the organization has. */
  readonly features: readonly Feature[];
}

/** Makes a link that works once, for a minute. Only its hash is kept, so it is shown here and nowhere else. */
export const makePortalLink = command({
  needs: CLIENTS,
  action: 'portal_link.created',

  async run(work, { organizationId, features }: MakePortalLink): Promise<PortalLink & { readonly location: string }> {
    await demandOrganization(work, organizationId);
    const token = uuidFrom(work.newSecret());
    const link = { id: work.newId('lnk'), expiresAt: new Date(work.now.getTime() + SECONDS_OPEN * 1000) };
    await insertPortalLink(work, { ...link, organizationId, features, token });
    return { ...link, location: `${work.environment.url}/magicLink/${token}` };
  },
});

/** The links that can be opened right now. */
export const listPortalLinks = command({
  needs: OPERATORS,
  reads: true,

  async run(work, { organizationId }: { readonly organizationId: OrganizationId }): Promise<readonly PortalLink[]> {
    await demandOrganization(work, organizationId);
    return selectPortalLinks(work, organizationId);
  },
});

export const deletePortalLinks = command({
  needs: OPERATORS,
  action: 'portal_link.deleted',

  async run(work, { organizationId }: { readonly organizationId: OrganizationId }): Promise<void> {
    await demandOrganization(work, organizationId);
    await deletePortalLinkRows(work, organizationId);
  },
});

export const deletePortalLink = command({
  needs: CLIENTS,
  action: 'portal_link.deleted',

  async run(work, { organizationId, id }: { readonly organizationId: OrganizationId; readonly id: PortalLinkId }): Promise<void> {
    await demandOrganization(work, organizationId);
    if (!(await deletePortalLinkRows(work, organizationId, id))) throw organizationFaults.noPortalLink({ link: id });
  },
});

export type PortalLinkState = 'open' | 'over' | 'unknown';

/** What a link is worth. Looking uses nothing up: programs that check mails and chats look, too. */
export const lookAtPortalLink = command({
  needs: openTo('It tells whoever holds a link whether the link still works.'),
  reads: true,

  async run(work, token: string): Promise<PortalLinkState> {
    const link = await selectPortalLinkByToken(work, token);
    if (!link) return 'unknown';
    return link.usedAt === null && link.expiresAt > work.now ? 'open' : 'over';
  },
});

/** 122 bits of chance in the shape of a UUID (RFC 9562 section 5.4), which is what apps expect at the end of the link. */
function uuidFrom(secret: string): string {
  const hex = fingerprint(secret);
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4];
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
