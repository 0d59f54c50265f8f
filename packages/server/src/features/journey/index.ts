/**
 * The journey is the way from an app's request to its code: one state machine, written down as data in `steps.ts` and
 * drawn from there in docs/reference/journey.md.
 *
 * It owns the order of the steps, what each asks for and which page asks it, and it gathers the facts that the answers
 * depend on. It shows no page, proves nobody and issues nothing: login does its part on hosted pages, oauth gives the
 * code, and both come back here to be told what is next. What the machine says is all there is to say: nobody else
 * decides whether a session is good enough for an organization.
 */
export { journeyReference } from './draw.ts';
export type { Node } from './explain.ts';
export { type AtRequest, type Known, leadsInto, owesSso, passageOf, travellerIn } from './facts.ts';
export { connectionAhead, membershipAhead, type Passage, waysAhead } from './passage.ts';
export { type Simulation, simulateSignIn } from './simulate.ts';
export type { GateName, HostedPage } from './steps.ts';
export { type Walk, type Way, walk, whatIsNext } from './walk.ts';
