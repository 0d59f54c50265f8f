import { type Html, html } from '../../../chassis/html.ts';
import { and } from '../../../chassis/i18n/formats.ts';
import { alert, avatar, brandMark, lead, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import type { InvitationId, OrganizationId } from '../../../platform/ids.ts';
import { MOST_COUNTED } from '../../domains/index.ts';
import { type Frame, form, inFrame, organizationTitle, withInteraction } from './frame.ts';

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
  /** How many are there, counted up to a point. */
  readonly members: number;
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
  const { t, word } = frame;
  const action = withInteraction(frame, '/a/auth/organizations');
  const nowhere = organizations.length === 0 && invitations.length === 0 && suggestions.length === 0;
  return inFrame(
    frame,
    t.text(nowhere ? 'chooser.none' : 'chooser.choose', word),
    html`${brandMark(frame.brand)}${heading(frame, { organizations, invitations, suggestions, mayCreate })}${wrong && alert([wrong])}${
      organizations.length > 0 &&
      html`<section class="stack">${invitations.length > 0 && html`<h2>${t.text('chooser.belong', word)}</h2>`}<ul class="list">${organizations.map(
        ({ organizationId, name, logoUrl, roles }) =>
          html`<li>${form(
            frame,
            action,
            html`<button class="row" type="submit">${avatar(organizationTitle(frame, name), { logoUrl })}<span class="text"><span>${said(
              organizationTitle(frame, name),
            )}</span><small>${said(and(t.language, roles))}</small></span><span class="go" aria-hidden="true">›</span></button>`,
            { organization: organizationId },
          )}</li>`,
      )}</ul></section>`
    }${
      invitations.length > 0 &&
      html`<section class="stack"><h2>${t.text('chooser.invitedTo')}</h2><ul class="list">${invitations.map(
        ({ invitationId, name, logoUrl, inviter }) =>
          html`<li>${form(
            frame,
            action,
            html`<div class="row">${avatar(organizationTitle(frame, name), { logoUrl, plain: true })}<span class="text"><span>${said(
              organizationTitle(frame, name),
            )}</span>${inviter && html`<small>${t.html('chooser.invitedBy', { inviter })}</small>`}</span><button class="button small" type="submit">${t.text('chooser.join')}<span class="hidden"> ${said(
              organizationTitle(frame, name),
            )}</span></button></div>`,
            { join: invitationId },
          )}</li>`,
      )}</ul></section>`
    }${
      suggestions.length > 0 &&
      html`<section class="stack"><h2>${t.text(organizations.length + invitations.length > 0 ? 'chooser.sameAddressToo' : 'chooser.sameAddress')}</h2><ul class="list">${suggestions.map(
        (suggestion) => html`<li>${suggested(frame, action, suggestion)}</li>`,
      )}</ul></section>`
    }${mayCreate && html`<a class="button${nowhere && ' primary'}" href="${withInteraction(frame, '/a/auth/organizations/new')}">${t.text('chooser.create', word)}</a>`}<hr>${account(frame, email)}`,
    { pictures: [...organizations, ...invitations, ...suggestions].map(({ logoUrl }) => logoUrl), ...(status ? { status } : {}) },
  );
}

/** One that lets people with their address in, lets them ask, or has been asked. */
function suggested(frame: Frame, action: string, { organizationId, name, logoUrl, members, how }: Suggested): Html {
  const { t } = frame;
  const title = organizationTitle(frame, name);
  const about =
    how === 'waiting'
      ? t.text('chooser.asked')
      : members >= MOST_COUNTED
        ? t.text('chooser.manyMembers', { most: MOST_COUNTED })
        : t.text('chooser.members', { count: members });
  const what = t.text(how === 'join' ? 'chooser.join' : 'chooser.askToJoin');
  const row = html`<div class="row">${avatar(title, { logoUrl, plain: true })}<span class="text"><span>${said(title)}</span><small>${about}</small></span>${
    how !== 'waiting' && html`<button class="button small" type="submit">${what}<span class="hidden"> ${said(title)}</span></button>`
  }</div>`;
  return how === 'waiting' ? row : form(frame, action, row, { suggested: organizationId });
}

function heading(
  frame: Frame,
  { organizations, invitations, suggestions, mayCreate }: Pick<Chooser, 'organizations' | 'invitations' | 'suggestions' | 'mayCreate'>,
): Html {
  const { t, word } = frame;
  const app = frame.brand.name;
  if (organizations.length > 0) return lead(t.text('chooser.choose', word), t.html('chooser.where', { app }));
  if (invitations.length > 0) return lead(t.text('chooser.invited'), mayCreate ? t.text('chooser.joinOrCreate', word) : t.text('chooser.joinOrLater'));
  if (suggestions.length > 0) {
    return suggestions.every(({ how }) => how === 'waiting')
      ? lead(t.text('chooser.waiting'), mayCreate ? t.text('chooser.waitingOrCreate', word) : t.text('chooser.waitingExplained'))
      : lead(t.text('chooser.colleagues'), mayCreate ? t.text('chooser.colleaguesOrCreate', word) : t.text('chooser.colleaguesExplained'));
  }
  return lead(t.html('chooser.nowhere', { ...word, app }), t.text(mayCreate ? 'chooser.nowhereCreate' : 'chooser.nowhereAsk', word));
}

/** Who is signed in, and the way to be somebody else. */
const account = (frame: Frame, email: string): Html =>
  html`<div class="account"><span class="hint">${frame.t.html('common.signedInAs', { email: html`<b>${said(email)}</b>` })}</span>${form(
    frame,
    withInteraction(frame, '/a/auth/organizations'),
    html`<button class="quiet" type="submit">${frame.t.text('chooser.anotherAccount')}</button>`,
    { leave: 'yes' },
  )}</div>`;
