import { command, openTo } from '../../chassis/command.ts';
import type { Work } from '../../platform/work.ts';
import { noteStep } from '../auth-log/index.ts';
import { type Client, findClient } from '../clients/index.ts';
import { giveConsent } from '../consents/index.ts';
import { type Interaction, noteConsent, refuseConsent as noteRefusal } from '../interactions/index.ts';
import { membershipAhead, passageOf, walk } from '../journey/index.ts';
import type { Membership } from '../memberships/index.ts';
import { demandResource, type Resource } from '../resources/index.ts';
import { findUser, type User } from '../users/index.ts';

/** What a person is asked: may this app of somebody else's do that for them, there? */
export interface ConsentAsked {
  readonly user: User;
  readonly client: Client;
  readonly resource: Resource;
  readonly organization: Membership['organization'];
  /** As the app asked for them: ours, and those of the resource. */
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
  /** Where they go back to. */
  readonly redirectUri: string;
}

interface AtConsent {
  readonly interaction: Interaction;
  readonly sessionSecret: string | undefined;
}

/** `undefined`: there is nothing to ask, or it is not time yet. */
export const whatIsAsked = command({
  needs: openTo('It shows a signed-in person what a request of this very browser asks of them.'),
  reads: true,
  run: (work, at: AtConsent): Promise<ConsentAsked | undefined> => asked(work, at),
});

export const answerConsent = command({
  needs: openTo('A signed-in person answers for themselves, to a request of this very browser.'),
  action: 'consent.given',

  async run(work, { allows, ...at }: AtConsent & { readonly allows: boolean }): Promise<void> {
    const question = await asked(work, at);
    if (!question) return;
    const { interaction } = at;
    if (!allows) return noteRefusal(work, interaction.id);
    const { user, client, organization, resource } = question;
    await giveConsent(work, {
      userId: user.id,
      clientId: client.id,
      organizationId: organization.id,
      resourceId: resource.id,
      scopes: interaction.request.scope,
    });
    await noteConsent(work, interaction.id, organization.id);
    noteStep(work, interaction.id, 'consent_given', {
      userId: user.id,
      organizationId: organization.id,
      resourceId: resource.id,
      details: { scopes: interaction.request.scope.join(' ') },
    });
  },
});

/** Only where the journey stands before this very question: whoever has not come that far has nothing to say yes to. */
async function asked(work: Work, { interaction, sessionSecret }: AtConsent): Promise<ConsentAsked | undefined> {
  const { request, clientId } = interaction;
  const passage = await passageOf(work, { ...interaction, sessionSecret });
  const { way } = walk(passage);
  const membership = membershipAhead(passage);
  if (!('page' in way) || way.page !== 'consent' || !membership || !passage.session || !request.resourceId) return undefined;
  const [client, user, resource] = [
    await findClient(work, clientId),
    await findUser(work, { id: passage.session.userId }),
    await demandResource(work, request.resourceId),
  ];
  if (!client || !user) return undefined;
  const words = new Map(resource.scopes.map(({ name, description }) => [name, description]));
  const scopes = request.scope.map((name) => ({ name, description: words.get(name) ?? '' }));
  return { user, client, resource, organization: membership.organization, scopes, redirectUri: request.redirectUri };
}
