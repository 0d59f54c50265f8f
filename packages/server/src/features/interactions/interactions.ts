import type { ClientId, InteractionId, OrganizationId } from '../../platform/ids.ts';
import { fingerprint } from '../../platform/seal.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import type { AuthorizationRequest, Interaction } from './interaction.ts';
import { closeInteraction, insertInteraction, selectClientOf, selectInteraction, setClaim, setConsented, setConsentRefused, setOrganization } from './store.ts';

/** How long a request waits for its person, in milliseconds. */
export const PARKED_FOR = 3_600_000;

export interface Parking {
  /** What the request has been called since it came. */
  readonly id?: InteractionId;
  readonly clientId: ClientId;
  readonly request: AuthorizationRequest;
  /** The browser's cookie: nobody else can go on with the request, though its id stands in URLs. */
  readonly browserSecret: string;
  /** It came after this, whatever the clocks of two processes say. */
  readonly after?: Date | undefined;
}

export async function parkRequest(work: Work, { id = work.newId('req'), clientId, request, browserSecret, after }: Parking): Promise<InteractionId> {
  const createdAt = new Date(Math.max(work.now.getTime(), after ? after.getTime() + 1 : 0));
  const expiresAt = new Date(work.now.getTime() + PARKED_FOR);
  await insertInteraction(work, { id, clientId, request, browserHash: fingerprint(browserSecret), createdAt, expiresAt });
  return id;
}

/** The request this browser parked, if it is still waiting. */
export const findInteraction = (work: Work, id: InteractionId, browserSecret: string): Promise<Interaction | undefined> =>
  selectInteraction(work, id, fingerprint(browserSecret));

/** Whose request this browser parked, answered or expired as it may be: a page that comes too late still knows the way back to the app. */
export const clientOfInteraction = (work: Work, id: InteractionId, browserSecret: string): Promise<ClientId | undefined> =>
  selectClientOf(work, id, fingerprint(browserSecret));

/** Whoever calls has found the interaction with the browser's cookie and asked whether the person may enter. */
export function chooseOrganization(work: Work, id: InteractionId, organizationId: OrganizationId): Promise<void> {
  noteStep(work, id, 'organization_chosen', { organizationId });
  return setOrganization(work, id, organizationId);
}

/** The person says whose address they have; whoever calls has found the interaction with the browser's cookie. */
export const claimAddress = (work: Work, id: InteractionId, email: string): Promise<void> => setClaim(work, id, email);

/** The person does not let the app; whoever calls has found the interaction with the browser's cookie. */
export function refuseConsent(work: Work, id: InteractionId): Promise<void> {
  noteStep(work, id, 'consent_refused');
  return setConsentRefused(work, id);
}

/** The person lets the app, in this organization and for this request; what they allow from now on is the consent's to say. */
export const noteConsent = (work: Work, id: InteractionId, organizationId: OrganizationId): Promise<void> => setConsented(work, id, organizationId);

/** The request has its answer. False: it had one before, and gets no second. */
export const finishInteraction = (work: Work, id: InteractionId): Promise<boolean> => closeInteraction(work, id);
