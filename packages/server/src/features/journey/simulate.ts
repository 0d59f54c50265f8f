import { CLIENTS, command } from '../../chassis/command.ts';
import type { ClientId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { findClient, isMachine } from '../clients/index.ts';
import type { AuthorizationRequest } from '../interactions/index.ts';
import { wouldAsk } from '../interceptors/index.ts';
import { listMembershipsOf } from '../memberships/index.ts';
import { demandOrganization, type SignInMethod } from '../organizations/index.ts';
import { environmentLimits, type Proof, type Session } from '../sessions/index.ts';
import { findUserByEmail, isEmail, type User } from '../users/index.ts';
import { explain, type Node } from './explain.ts';
import { gather } from './facts.ts';
import { journeyFaults } from './faults.ts';
import { type Passage, waysAhead } from './passage.ts';
import { type Walk, walk } from './walk.ts';

export interface Simulate {
  readonly email: string;
  readonly clientId?: string;
  readonly organizationId?: OrganizationId;
}

export interface Simulation {
  readonly outcome: 'signed_in' | 'waits_on_page' | 'refused';
  readonly walk: Walk;
  /** The pages they would have passed. */
  readonly pages: readonly string[];
  readonly explanation: readonly Node[];
}

/** What would happen if this person signed in now and did what each page asks? Reads, and does nothing else. */
export const simulateSignIn = command({
  needs: CLIENTS,
  reads: true,

  async run(work, { email, clientId, organizationId }: Simulate): Promise<Simulation> {
    if (!isEmail(email)) throw journeyFaults.noAddress();
    const client = clientId === undefined ? undefined : await findClient(work, clientId as ClientId); // a name that is none finds nothing
    if (clientId !== undefined && (!client || isMachine(client))) throw journeyFaults.noSuchApp({ client: clientId });
    if (organizationId) await demandOrganization(work, organizationId);
    const request: AuthorizationRequest = { redirectUri: '', scope: [], prompt: [], loginHint: email, ...(organizationId ? { organizationId } : {}) };
    return play(work, request, email);
  },
});

/** As many pages as anybody could be shown; the model test says that there are fewer. */
const MOST_PAGES = 8;

async function play(work: Work, request: AuthorizationRequest, email: string): Promise<Simulation> {
  const user = await findUserByEmail(work, email);
  const asksApp = await wouldAsk(work, 'PRE_SESSION_CREATION');
  let here = await gather(work, { request, claimedEmail: email }, undefined);
  const pages: string[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const at = walk(here);
    const { way } = at;
    const end = (outcome: Simulation['outcome']): Simulation => ({ outcome, walk: at, pages, explanation: explain(here, { user, walk: at, work, asksApp }) });
    if ('enter' in way) return end('signed_in');
    if ('refuse' in way) return end('refused');
    if (way.page !== 'login') return end('waits_on_page');
    const [method] = waysAhead(here).methods;
    if (!method) return end('waits_on_page');
    if (!user && !work.environment.signUp) return end('refused');
    pages.push('login');
    here = await proven(work, here, { request, user, method, email });
  }
  throw new Error(`a simulated sign-in was shown more than ${MOST_PAGES} pages: ${pages.join()}`);
}

const PROOFS: Readonly<Record<SignInMethod, Proof>> = {
  email_code: 'email_code',
  magic_link: 'magic_link',
  password: 'password',
  passkey: 'passkey',
  social: 'social:provider',
};

/** They show what the page asks for: from here on somebody is signed in, in a session that nobody wrote down. */
async function proven(
  work: Work,
  before: Passage,
  {
    request,
    user,
    method,
    email,
  }: { readonly request: AuthorizationRequest; readonly user: User | undefined; readonly method: SignInMethod; readonly email: string },
): Promise<Passage> {
  const proof = PROOFS[method];
  const byMail = method === 'email_code' || method === 'magic_link';
  const { absoluteMinutes } = environmentLimits(work.environment);
  const session: Session = {
    id: 'ses_0',
    userId: user?.id ?? 'usr_0',
    proofs: [...(before.session?.proofs ?? []), proof],
    provenAt: { ...before.session?.provenAt, [proof]: work.now },
    opensAll: true,
    organizations: [],
    authenticatedAt: work.now,
    createdAt: work.now,
    lastActiveAt: work.now,
    expiresAt: new Date(work.now.getTime() + absoluteMinutes * 60_000),
  };
  const memberships = user ? await listMembershipsOf(work, user.id) : [];
  const known = { email: user?.email ?? email, emailProvenAt: byMail ? work.now : (user?.emailProvenAt ?? null) };
  return gather(work, { request, createdAt: work.now }, { session, user: known, memberships });
}
