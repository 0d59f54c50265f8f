/**
 * An interaction is an authorization request parked while a person passes through the hosted pages:
 * signs in, names an organization, accepts an invitation. It is bound to the browser it came from.
 *
 * It is where login and oauth meet without knowing each other. Every page that has done its part goes
 * back to /oauth/authorize?interaction=…, which looks at the session again and decides what is next;
 * pages never lead to one another. Who the person is stands in the session, not here.
 */
export type { AuthorizationRequest, Interaction } from './interaction.ts';
export {
  chooseOrganization,
  claimAddress,
  clientOfInteraction,
  findInteraction,
  finishInteraction,
  noteConsent,
  PARKED_FOR,
  parkRequest,
  refuseConsent,
} from './interactions.ts';
export { interactionDuty } from './sweep.ts';
