import { type Filling, type Html, html } from '../../../chassis/html.ts';
import { avatar, brandMark, clip, facts, instant, lead, note, primaryButton, primaryLink, said, secondaryLink } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { type Frame, form, inFrame, organizationTitle } from './frame.ts';

/** An invitation as its page tells it. */
export interface Invited {
  readonly organizationName: string;
  readonly organizationLogoUrl?: string | undefined;
  readonly email: string;
  readonly invitedName?: string | undefined;
  readonly roles: readonly string[];
  readonly inviterName?: string | undefined;
  readonly inviterEmail?: string | undefined;
  readonly expiresAt: Date;
}

const inviterOf = ({ inviterName, inviterEmail }: Pick<Invited, 'inviterName' | 'inviterEmail'>): string | undefined =>
  inviterName || inviterEmail || undefined;

const headline = (invited: Invited, organization: string): Html => {
  const inviter = inviterOf(invited);
  return inviter ? html`${said(inviter, 60)} invites you to ${said(organization)}` : html`You are invited to ${said(organization)}`;
};

/** Who invites whom to what, as whom, until when, and one button. */
export function invitationView(frame: Frame, token: string, invited: Invited, { proves }: { readonly proves: boolean }): Page {
  const organization = organizationTitle(invited.organizationName, frame.word);
  return inFrame(
    frame,
    `Join ${clip(organization, 60)}`,
    html`<div class="join">${avatar(organization, { logoUrl: invited.organizationLogoUrl, large: true })}<i></i>${avatar(invited.invitedName || invited.email, {
      large: true,
      plain: true,
    })}</div>${lead(headline(invited, organization))}${facts([
      ['You join as', said(invited.email, 120)],
      invited.roles.length > 0 && [invited.roles.length > 1 ? 'Roles' : 'Role', said(invited.roles.join(', '))],
      organization !== frame.brand.name && ['App', said(frame.brand.name)],
      inviterOf(invited) !== undefined && invited.inviterName ? ['Invited by', said(invited.inviterEmail || invited.inviterName)] : undefined,
      ['Open until', instant(invited.expiresAt)],
    ])}${form(frame, `/invite/${token}`, primaryButton(html`Join ${said(organization, 40)}`))}<p class="hint">${
      proves
        ? 'Not you, or not expected? Close this page: nothing happens until you join.'
        : html`This link was passed on by hand, so we send a code to ${said(invited.email)} first.`
    }</p>`,
    { pictures: [invited.organizationLogoUrl] },
  );
}

/** Somebody else is signed in on this browser. */
export function wrongPersonView(
  frame: Frame,
  token: string,
  invited: Invited,
  other: { readonly name: string; readonly email: string; readonly stayHref?: string | undefined },
): Page {
  const organization = organizationTitle(invited.organizationName, frame.word);
  return inFrame(
    frame,
    'Who are you here?',
    html`<div class="join">${avatar(other.name || other.email, { large: true, plain: true })}<i></i>${avatar(invited.invitedName || invited.email, { large: true })}</div>${lead(
      html`You are signed in as ${said(other.name || other.email, 60)}`,
      html`This invitation to <b>${said(organization)}</b> is for <b>${said(invited.email)}</b>${other.name ? html`. This browser is signed in as ${said(other.email)}` : ''}.`,
    )}<div class="stack">${form(frame, `/invite/${token}`, primaryButton(html`Continue as ${said(invited.email, 60)}`), { as: 'invitee' })}${
      other.stayHref
        ? secondaryLink(other.stayHref, html`Stay signed in as ${said(other.name || other.email, 60)}`)
        : html`<p class="hint">To stay signed in as ${said(other.email)}, close this page.</p>`
    }</div><p class="hint">Continuing signs ${said(other.name || other.email, 60)} out on this browser, and joins.</p>`,
    { pictures: [invited.organizationLogoUrl] },
  );
}

export type DeadInvitation = 'expired' | 'accepted' | 'revoked' | 'replaced' | 'unknown';

export interface Dead {
  readonly state: DeadInvitation;
  readonly invited?: Pick<Invited, 'organizationName' | 'organizationLogoUrl' | 'email' | 'inviterName' | 'inviterEmail' | 'expiresAt'> | undefined;
  /** Where the app starts a sign-in, or its home. */
  readonly appHref?: string | undefined;
  /** The person who was invited is the one signed in here. */
  readonly signedIn?: boolean;
  /** Whoever accepted is in no more. */
  readonly left?: boolean;
}

/** A link that opens nothing any more: what happened, and what to do now. */
export function deadInvitationView(frame: Frame, token: string, { state, invited, appHref, signedIn, left }: Dead): Page {
  const organization = organizationTitle(invited?.organizationName ?? '', frame.word);
  const inviter = invited ? inviterOf(invited) : undefined;
  const whom = inviter ? said(inviter) : html`the people who run ${said(organization)}`;
  const toApp = appHref && primaryLink(appHref, html`Continue to ${said(frame.brand.name, 40)}`);

  const told: Readonly<Record<DeadInvitation, { heading: Filling; title: string; sentences: readonly Filling[]; action?: Filling; status: number }>> = {
    expired: {
      title: 'Invitation expired',
      heading: html`This invitation to ${said(organization)} has expired`,
      sentences: [invited && html`It was open until ${instant(invited.expiresAt)}. Ask for a new one: we write to ${whom}, who can send it with one press.`],
      action: form(frame, `/invite/${token}`, primaryButton('Ask for a new invitation'), { renew: 'yes' }),
      status: 410,
    },
    accepted: {
      title: 'Already joined',
      heading: signedIn && !left ? html`You are already in ${said(organization)}` : html`This invitation was used already`,
      sentences: [
        left
          ? html`${said(invited?.email ?? '')} joined ${said(organization)} with it and is no longer a member. To come back, ask ${whom} for a new invitation.`
          : signedIn
            ? 'Each invitation works once, and you used this one. There is nothing left to do here.'
            : html`Somebody joined ${said(organization)} with it as ${said(invited?.email ?? '')}. If that was you, continue to the app. If not, tell ${whom}.`,
      ],
      action: !left && toApp,
      status: signedIn && !left ? 200 : 410,
    },
    revoked: {
      title: 'Invitation withdrawn',
      heading: html`This invitation to ${said(organization)} was withdrawn`,
      sentences: [html`It cannot be used any more. If you think that is a mistake, ask for a new one: we write to ${whom}.`],
      action: form(frame, `/invite/${token}`, html`<button class="button" type="submit">Ask for a new invitation</button>`, { renew: 'yes' }),
      status: 410,
    },
    replaced: {
      title: 'A newer invitation was sent',
      heading: html`A newer invitation to ${said(organization)} was sent`,
      sentences: [
        html`Only the newest link works. Look for the latest mail${invited?.email ? html` to ${said(invited.email)}` : ''}, in the spam folder too, or ask ${whom} to send it again.`,
      ],
      status: 410,
    },
    unknown: {
      title: 'Unknown invitation',
      heading: 'We do not know this invitation',
      sentences: [
        'The link may have been cut in two by the mail program: copy all of it, or press the button in the mail. If it still does not open, ask for a new invitation.',
      ],
      status: 404,
    },
  };
  const { title, heading, sentences, action, status } = told[state];
  return inFrame(
    frame,
    title,
    html`${invited ? html`<div class="brand">${avatar(organization, { logoUrl: invited.organizationLogoUrl, plain: true })}${said(organization)}</div>` : brandMark(frame.brand)}${lead(heading, ...sentences)}${action}`,
    { status, pictures: [invited?.organizationLogoUrl] },
  );
}

/** The invitee asked for a new invitation. */
export function renewalView(
  frame: Frame,
  invited: Pick<Invited, 'organizationName' | 'inviterName' | 'inviterEmail' | 'email'>,
  outcome: 'asked' | 'asked_before' | 'nobody',
): Page {
  const organization = organizationTitle(invited.organizationName, frame.word);
  const inviter = inviterOf(invited);
  const whom = inviter ? said(inviter) : html`the people who run ${said(organization)}`;
  const sentence: Record<typeof outcome, Filling> = {
    asked: html`We wrote to ${whom}. When they send it, a new mail comes to ${said(invited.email)}.`,
    asked_before: html`We wrote to ${whom} already, less than a day ago, so we did not write again. A new mail will come to ${said(invited.email)}.`,
    nobody: html`There is nobody we can write to. Ask somebody at ${said(organization)} to invite ${said(invited.email)} again.`,
  };
  return inFrame(
    frame,
    outcome === 'nobody' ? 'Ask at your company' : 'We passed it on',
    html`${brandMark(frame.brand)}${lead(outcome === 'nobody' ? 'Ask somebody there' : outcome === 'asked' ? 'We asked for you' : 'They know already', sentence[outcome])}${
      outcome !== 'nobody' && note('You can close this page.')
    }`,
  );
}

/** Joined, and the app has told us no way in. */
export function youAreInView(
  frame: Frame,
  { organizationName, homeHref }: { readonly organizationName: string; readonly homeHref?: string | undefined },
): Page {
  const organization = organizationTitle(organizationName, frame.word);
  return inFrame(
    frame,
    'You are in',
    html`<div class="brand">${avatar(organization)}${said(organization)}</div>${lead(
      html`You are in`,
      html`You joined <b>${said(organization)}</b>${homeHref ? html`. ${said(frame.brand.name)} is ready for you.` : html`. Open ${said(frame.brand.name)} the way you always do and sign in: you will be let through.`}`,
    )}${homeHref && primaryLink(homeHref, html`Open ${said(frame.brand.name, 40)}`)}`,
  );
}
