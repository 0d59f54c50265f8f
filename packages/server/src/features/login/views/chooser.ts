import { type Html, html } from '../../../chassis/html.ts';
import { alert, avatar, brandMark, lead, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import type { InvitationId, OrganizationId } from '../../../platform/ids.ts';
import { aWord, type Frame, form, inFrame, organizationTitle, withInteraction } from './frame.ts';

export interface Choice {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly logoUrl?: string | undefined;
  readonly roles: readonly string[];
}

export interface OpenInvitation {
  readonly invitationId: InvitationId;
  readonly name: string;
  readonly logoUrl?: string | undefined;
  readonly inviter?: string | undefined;
}

export interface Suggested {
  readonly organizationId: OrganizationId;
  readonly name: string;
  readonly logoUrl?: string | undefined;
  /** How many are there, in words. */
  readonly members: string;
  readonly how: 'join' | 'ask' | 'waiting';
}

export interface Chooser {
  readonly email: string;
  readonly organizations: readonly Choice[];
  readonly invitations: readonly OpenInvitation[];
  readonly suggestions: readonly Suggested[];
  readonly mayCreate: boolean;
  /** Why the way the app asked for did not lead on. */
  readonly wrong?: string | undefined;
  readonly status?: number;
}

export function chooserView(frame: Frame, { email, organizations, invitations, suggestions, mayCreate, wrong, status }: Chooser): Page {
  const word = frame.word.toLowerCase();
  const action = withInteraction(frame, '/a/auth/organizations');
  const nowhere = organizations.length === 0 && invitations.length === 0 && suggestions.length === 0;
  return inFrame(
    frame,
    nowhere ? `No ${word} yet` : `Choose ${aWord(frame.word)}`,
    html`${brandMark(frame.brand)}${heading(frame, { organizations, invitations, suggestions, mayCreate })}${wrong && alert([wrong])}${
      organizations.length > 0 &&
      html`<section class="stack">${invitations.length > 0 && html`<h2>You belong to</h2>`}<ul class="list">${organizations.map(
        ({ organizationId, name, logoUrl, roles }) =>
          html`<li>${form(
            frame,
            action,
            html`<button class="row" type="submit">${avatar(organizationTitle(name, frame.word), { logoUrl })}<span class="text"><span>${said(
              organizationTitle(name, frame.word),
            )}</span><small>${said(roles.join(', '))}</small></span><span class="go" aria-hidden="true">›</span></button>`,
            { organization: organizationId },
          )}</li>`,
      )}</ul></section>`
    }${
      invitations.length > 0 &&
      html`<section class="stack"><h2>You are invited to</h2><ul class="list">${invitations.map(
        ({ invitationId, name, logoUrl, inviter }) =>
          html`<li>${form(
            frame,
            action,
            html`<div class="row">${avatar(organizationTitle(name, frame.word), { logoUrl, plain: true })}<span class="text"><span>${said(
              organizationTitle(name, frame.word),
            )}</span>${inviter && html`<small>by ${said(inviter)}</small>`}</span><button class="button small" type="submit">Join<span class="hidden"> ${said(
              organizationTitle(name, frame.word),
            )}</span></button></div>`,
            { join: invitationId },
          )}</li>`,
      )}</ul></section>`
    }${
      suggestions.length > 0 &&
      html`<section class="stack"><h2>${organizations.length + invitations.length > 0 ? 'People with your address are also in' : 'People with your address are in'}</h2><ul class="list">${suggestions.map(
        (suggestion) => html`<li>${suggested(frame, action, suggestion)}</li>`,
      )}</ul></section>`
    }${mayCreate && html`<a class="button${nowhere && ' primary'}" href="${withInteraction(frame, '/a/auth/organizations/new')}">Create ${aWord(frame.word)}</a>`}<hr>${account(frame, email)}`,
    { pictures: [...organizations, ...invitations, ...suggestions].map(({ logoUrl }) => logoUrl), ...(status ? { status } : {}) },
  );
}

/** One that lets people with their address in, lets them ask, or has been asked. */
function suggested(frame: Frame, action: string, { organizationId, name, logoUrl, members, how }: Suggested): Html {
  const title = organizationTitle(name, frame.word);
  const about = how === 'waiting' ? 'You asked to join · waiting for approval' : members;
  const what = how === 'join' ? 'Join' : 'Ask to join';
  const row = html`<div class="row">${avatar(title, { logoUrl, plain: true })}<span class="text"><span>${said(title)}</span><small>${about}</small></span>${
    how !== 'waiting' && html`<button class="button small" type="submit">${what}<span class="hidden"> ${said(title)}</span></button>`
  }</div>`;
  return how === 'waiting' ? row : form(frame, action, row, { suggested: organizationId });
}

function heading(
  frame: Frame,
  { organizations, invitations, suggestions, mayCreate }: Pick<Chooser, 'organizations' | 'invitations' | 'suggestions' | 'mayCreate'>,
): Html {
  const { name } = frame.brand;
  const word = frame.word.toLowerCase();
  if (organizations.length > 0) return lead(`Choose ${aWord(frame.word)}`, html`Where do you want to go in ${said(name)}?`);
  if (invitations.length > 0)
    return lead('You are invited', `Join, or ${mayCreate ? `create ${aWord(frame.word)} of your own` : 'come back later'}. Nothing happens until you choose.`);
  if (suggestions.length > 0) {
    return suggestions.every(({ how }) => how === 'waiting')
      ? lead('Waiting for approval', `Somebody there decides. Come back when they have${mayCreate ? `, or create ${aWord(frame.word)} of your own` : ''}.`)
      : lead('Your colleagues are here', `Join them${mayCreate ? `, or create ${aWord(frame.word)} of your own` : ''}. Nothing happens until you choose.`);
  }
  return lead(
    html`You belong to no ${word} in ${said(name)} yet`,
    mayCreate ? `Create one, or ask somebody who has one to invite you.` : 'Ask somebody who uses it at your company to invite you.',
  );
}

/** Who is signed in, and the way to be somebody else. */
const account = (frame: Frame, email: string): Html =>
  html`<div class="account"><span class="hint">Signed in as <b>${said(email)}</b></span>${form(
    frame,
    withInteraction(frame, '/a/auth/organizations'),
    html`<button class="quiet" type="submit">Use another account</button>`,
    { leave: 'yes' },
  )}</div>`;
