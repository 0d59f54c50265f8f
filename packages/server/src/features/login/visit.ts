import type { BrandedOrganization } from '../../chassis/brand.ts';
import { command, openTo } from '../../chassis/command.ts';
import type { ChallengeId, InteractionId, OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { type Challenge, findChallenge } from '../challenges/index.ts';
import { addressesFor, findClient, findDefaultApp, withHints } from '../clients/index.ts';
import { findInteraction, type Interaction } from '../interactions/index.ts';
import { passageOf, waysAhead } from '../journey/index.ts';
import { findMembership, type Membership } from '../memberships/index.ts';
import { findOrganization } from '../organizations/index.ts';
import type { Session } from '../sessions/index.ts';
import { type Social, socialChoices } from '../social/index.ts';
import { findUser, type User } from '../users/index.ts';
import { sessionOf } from './session.ts';

export interface Visiting {
  readonly browserSecret: string;
  readonly sessionSecret?: string | undefined;
  readonly interactionId?: InteractionId | undefined;
  readonly challengeId?: ChallengeId | undefined;
  /** The page that is shown to the browser now: said in the auth log. */
  readonly shows?: string | undefined;
}

/** What a hosted page knows about the browser that opened it. */
export interface Visit {
  /** The authorization request that waits, if it is this browser's and still waits. */
  readonly interaction?: Interaction;
  readonly challenge?: Challenge;
  readonly session?: Session;
  readonly user?: User;
  /** What leads to where the request goes. */
  readonly ways?: Ways;
  /** Providers whose accounts lead there. */
  readonly socials?: readonly Social[];
  readonly app: App;
}

/** What may be shown to get there: the ways in that count, or somebody else's sign-in alone. */
export type Ways = ReturnType<typeof waysAhead>;

/** The app the pages stand before. */
export interface App {
  readonly initiateLogin?: string;
  readonly home?: string;
  /** Every address it registered: where a form of ours may lead in the end. */
  readonly addresses: readonly string[];
  /** The organization the request is for, where the environment shows it. */
  readonly organization?: BrandedOrganization;
}

export const visit = command({
  needs: openTo('It reads what this browser itself asked for, and who is signed in on it.'),
  reads: true,

  async run(work, { browserSecret, sessionSecret, interactionId, challengeId, shows }: Visiting): Promise<Visit> {
    const challenge = challengeId && (await findChallenge(work, challengeId, browserSecret));
    const waiting = interactionId ?? challenge?.interactionId;
    const interaction = waiting && (await findInteraction(work, waiting, browserSecret));
    if (interaction && shows) noteStep(work, interaction.id, 'page_shown', { details: { page: shows } });
    const session = await sessionOf(work, sessionSecret);
    const user = session && (await findUser(work, { id: session.userId }));
    const ways = interaction && waysAhead(await passageOf(work, { ...interaction, sessionSecret }));
    return {
      ...(interaction ? { interaction } : {}),
      ...(challenge ? { challenge } : {}),
      ...(session && user ? { session, user } : {}),
      ...(ways ? { ways } : {}),
      ...(ways?.methods.includes('social') ? { socials: await socialChoices(work) } : {}),
      app: { ...(await appOf(work, interaction)), ...(await shownOrganization(work, interaction)) },
    };
  },
});

/** With the very address the request leads back to: it may be one of many that the app registered as one. */
async function appOf(work: Work, interaction: Interaction | undefined): Promise<App> {
  const app = await appFor(work, interaction?.clientId);
  return interaction ? { ...app, addresses: [...app.addresses, interaction.request.redirectUri] } : app;
}

/** Its name and logo, and nothing else: whoever holds the id of an organization learns no more from a page. */
async function shownOrganization(work: Work, interaction: Interaction | undefined): Promise<Pick<App, 'organization'>> {
  const id = interaction?.organizationId ?? interaction?.request.organizationId;
  if (!work.environment.branding.organizationBranding || id === undefined) return {};
  const organization = await findOrganization(work, id);
  return organization?.displayName ? { organization: { name: organization.displayName, logoUrl: organization.logoUrl ?? undefined } } : {};
}

/**
 * The app a person is on the way to: the one that sent them or, when nothing waits, the first that says
 * where its sign-in starts.
 */
export async function appFor(work: Work, clientId?: string, membership?: Membership): Promise<App> {
  const client = (clientId && (await findClient(work, clientId))) || (await findDefaultApp(work));
  if (!client) return { addresses: [] };
  const { initiateLoginUri, homeUri, redirectUris, postLogoutUris } = client;
  return {
    ...addressesFor(work.environment, client, membership && scopeOf(membership)),
    addresses: [initiateLoginUri, homeUri, ...redirectUris, ...postLogoutUris].filter((uri) => uri !== undefined),
  };
}

const scopeOf = ({ organization }: Membership) => ({
  ...(organization.slug ? { slug: organization.slug } : {}),
  ...(organization.externalId ? { externalId: organization.externalId } : {}),
  metadata: organization.metadata,
});

/**
 * Where a browser goes once it joined: the app's start of a sign-in, told what this is about in case it wants to know. An
 * invitation is named by its id, never by its token.
 */
export const wayIntoApp = command({
  needs: openTo('It reads the addresses of the app, which are no secret.'),
  reads: true,

  async run(
    work,
    { organizationId, user, invitationId }: { organizationId: OrganizationId; user: Pick<User, 'id' | 'email'>; invitationId?: string | undefined },
  ): Promise<App & { readonly organizationName: string }> {
    const membership = await findMembership(work, organizationId, user.id);
    const app = await appFor(work, undefined, membership);
    return {
      ...app,
      organizationName: membership?.organization.displayName ?? '',
      ...(app.initiateLogin
        ? {
            initiateLogin: withHints(app.initiateLogin, {
              organization_id: organizationId,
              login_hint: user.email,
              iss: work.environment.url,
              invitation: invitationId,
            }),
          }
        : {}),
    };
  },
});
