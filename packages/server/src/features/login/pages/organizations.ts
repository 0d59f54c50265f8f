import type { Routes } from '../../../chassis/http.ts';
import { Fault } from '../../../platform/fault.ts';
import { isId, type OrganizationId } from '../../../platform/ids.ts';
import { isLackOfSeats } from '../../memberships/index.ts';
import { fullName } from '../../users/index.ts';
import { createOrganization, organizationNameFault } from '../create-organization.ts';
import { organizationsStep } from '../journey.ts';
import { leave } from '../leave.ts';
import { chooseOrganization, joinOrganization, joinSuggested, listPlaces, type Places } from '../organizations.ts';
import { chooserView } from '../views/chooser.ts';
import { withInteraction } from '../views/frame.ts';
import { makeOrganizationView, nameOrganizationView, signUpOffView } from '../views/sign-up.ts';
import { goOn, type Hall, hall, readForm, type Waiting, whileRequestWaits } from './hall.ts';

/** Where to go: one of one's organizations, one that invites, or a new one. */
export const organizationPages: Routes = (app, house) => {
  app.get('/a/auth/organizations', async (request, reply) => {
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    const places = await here.do(listPlaces, here);
    switch (step(places)) {
      case 'sign_in':
        return goOn(here, waiting.visit);
      case 'name_the_first':
        return here.go(withInteraction(waiting, '/a/auth/organizations/new'));
      case 'choose':
        return here.show(chooser(waiting, places));
    }
  });

  app.post('/a/auth/organizations', async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    if (field('leave')) {
      await here.do(leave, here);
      here.signedOut();
      return goOn(here, waiting.visit);
    }
    const places = await here.do(listPlaces, here);
    if (!places) return goOn(here, waiting.visit);
    const at = { ...here, interactionId: waiting.interactionId };
    const [organizationId, invitationId, suggested] = [field('organization'), field('join'), field('suggested')];

    if (suggested && isId('org', suggested)) return answerSuggestion(here, waiting, places, suggested);

    if (invitationId && isId('inv', invitationId)) {
      const { outcome } = await here.do(joinOrganization, { ...at, invitationId });
      if (outcome === 'joined') return goOn(here, waiting.visit);
      if (outcome === 'prove_first') return goOn(here, waiting.visit);
      return here.show(chooser(waiting, places, here.t.text('chooser.invitationClosed')));
    }
    if (organizationId && isId('org', organizationId) && places.organizations.some(({ organization }) => organization.id === organizationId)) {
      await here.do(chooseOrganization, { ...at, organizationId });
      return goOn(here, waiting.visit);
    }
    return here.show(chooser(waiting, places, here.t.text('chooser.notIn')));
  });

  app.get('/a/auth/organizations/new', async (request, reply) => {
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    const places = await here.do(listPlaces, here);
    if (!places) return goOn(here, waiting.visit);
    if (places.noNewOne) return here.show(refusal(here, waiting, places, places.noNewOne));
    if (places.organizations.length === 0 && !here.caller.environment.signUpRules.nameOrganization) {
      return here.show(makeOrganizationView(waiting.frame, places.user.email));
    }
    return here.show(nameOrganizationView(waiting.frame, { suggestion: suggestion(here, places), ...about(places) }));
  });

  app.post('/a/auth/organizations/new', async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    const places = await here.do(listPlaces, here);
    if (!places) return goOn(here, waiting.visit);

    const skipped = field('skip') === 'yes' && places.organizations.length === 0;
    const name = skipped ? '' : (field('name') ?? '');
    const bad = skipped ? undefined : organizationNameFault(name);
    const wrong = bad && here.said(bad);
    if (wrong) return here.show(nameOrganizationView(waiting.frame, { suggestion: name, wrong, ...about(places) }));
    try {
      await here.do(createOrganization, { ...here, interactionId: waiting.interactionId, name });
    } catch (error) {
      // Somebody who pressed twice made one, and the second press is let through: so it is the command that refuses.
      if (places.noNewOne && error instanceof Fault) return here.show(refusal(here, waiting, places, error));
      if (error instanceof Fault && error.code.startsWith('interceptors.')) {
        // The app says no: in its own words, where it has some.
        const said = error.code === 'interceptors.denied' ? error.message : here.said(error);
        return here.show({ ...nameOrganizationView(waiting.frame, { suggestion: name, wrong: said, ...about(places) }), status: 403 });
      }
      throw error;
    }
    return goOn(here, waiting.visit);
  });
};

async function answerSuggestion(here: Hall, waiting: Waiting, places: Places, organizationId: OrganizationId) {
  try {
    const answer = await here.do(joinSuggested, { ...here, interactionId: waiting.interactionId, organizationId });
    if (answer === 'joined') return goOn(here, waiting.visit);
    if (answer === 'waiting') return here.show(chooser(waiting, await here.do(listPlaces, here)));
    return here.show(chooser(waiting, places, here.t.text('chooser.notJoinable')));
  } catch (error) {
    if (error instanceof Fault && isLackOfSeats(error)) return here.show(chooser(waiting, places, here.said(error)));
    throw error;
  }
}

const step = (places: Places | undefined) =>
  organizationsStep({
    signedIn: places !== undefined,
    organizations: places?.organizations.length ?? 0,
    invitations: places?.invitations.length ?? 0,
    suggestions: places?.suggestions.length ?? 0,
    mayCreate: places?.noNewOne === undefined,
  });

const chooser = ({ frame }: Waiting, places: Places | undefined, wrong?: string) =>
  chooserView(frame, {
    email: places?.user.email ?? '',
    organizations: (places?.organizations ?? []).map(({ organization, roles }) => ({
      organizationId: organization.id,
      name: organization.displayName,
      logoUrl: organization.logoUrl ?? undefined,
      roles: roles.map(({ displayName }) => displayName),
    })),
    invitations: (places?.invitations ?? []).map(({ id, membership: { organization, inviterEmail } }) => ({
      invitationId: id,
      name: organization.displayName,
      logoUrl: organization.logoUrl ?? undefined,
      inviter: inviterEmail ?? undefined,
    })),
    suggestions: (places?.suggestions ?? []).map(({ organization, members, waiting }) => ({
      organizationId: organization.id,
      name: organization.displayName,
      logoUrl: organization.logoUrl ?? undefined,
      members,
      how: waiting ? 'waiting' : organization.joinApproval ? 'ask' : 'join',
    })),
    mayCreate: places !== undefined && places.noNewOne === undefined,
    ...(wrong ? { wrong, status: 409 } : {}),
  });

/** They may make none: the page says why, and shows where they can go. */
const refusal = (here: Hall, waiting: Waiting, places: Places, fault: Fault) =>
  here.caller.environment.signUp ? { ...chooser(waiting, places, here.said(fault)), status: 403 } : signUpOffView(waiting.frame);

const about = ({ user, organizations }: Places) => ({ first: organizations.length === 0, email: user.email });

/** "Ada's Workspace": something to keep or to write over. */
function suggestion(here: Hall, { user, organizations }: Places): string {
  const first = user.profile.givenName || fullName(user).split(' ')[0];
  if (!first || organizations.length > 0) return '';
  return here.t.text('organization.suggestion', { ...here.word, name: first }).slice(0, 200);
}
