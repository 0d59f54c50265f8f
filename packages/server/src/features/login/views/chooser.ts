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

export interface Chooser {
  readonly email: string;
  readonly organizations: readonly Choice[];
  readonly invitations: readonly OpenInvitation[];
  readonly mayCreate: boolean;
  /** Why the way the app asked for did not lead on. */
  readonly wrong?: string | undefined;
  readonly status?: number;
}

export function chooserView(frame: Frame, { email, organizations, invitations, mayCreate, wrong, status }: Chooser): Page {
  const word = frame.word.toLowerCase();
  const action = withInteraction(frame, '/a/auth/organizations');
  const nowhere = organizations.length === 0 && invitations.length === 0;
  return inFrame(
    frame,
    nowhere ? `No ${word} yet` : `Choose ${aWord(frame.word)}`,
    html`${brandMark(frame.brand)}${heading(frame, { organizations, invitations, mayCreate })}${wrong && alert([wrong])}${
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
    }${mayCreate && html`<a class="button${nowhere && ' primary'}" href="${withInteraction(frame, '/a/auth/organizations/new')}">Create ${aWord(frame.word)}</a>`}<hr>${account(frame, email)}`,
    { pictures: [...organizations, ...invitations].map(({ logoUrl }) => logoUrl), ...(status ? { status } : {}) },
  );
}

function heading(frame: Frame, { organizations, invitations, mayCreate }: Pick<Chooser, 'organizations' | 'invitations' | 'mayCreate'>): Html {
  const { name } = frame.brand;
  const word = frame.word.toLowerCase();
  if (organizations.length > 0) return lead(`Choose ${aWord(frame.word)}`, html`Where do you want to go in ${said(name)}?`);
  if (invitations.length > 0)
    return lead('You are invited', `Join, or ${mayCreate ? `create ${aWord(frame.word)} of your own` : 'come back later'}. Nothing happens until you choose.`);
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
