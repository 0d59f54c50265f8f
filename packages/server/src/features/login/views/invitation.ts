import { type Filling, type Html, html } from '../../../chassis/html.ts';
import { and, instant } from '../../../chassis/i18n/formats.ts';
import { avatar, brandMark, clip, facts, lead, note, primaryButton, primaryLink, said, secondaryLink } from '../../../chassis/look/parts.ts';
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

const headline = ({ t }: Frame, invited: Invited, organization: string): Html => {
  const inviter = inviterOf(invited);
  return inviter ? t.html('invitation.headingBy', { inviter: said(inviter, 60), organization }) : t.html('invitation.heading', { organization });
};

/** Who invites whom to what, as whom, until when, and one button. */
export function invitationView(frame: Frame, token: string, invited: Invited, { proves }: { readonly proves: boolean }): Page {
  const { t } = frame;
  const organization = organizationTitle(frame, invited.organizationName);
  return inFrame(
    frame,
    t.text('invitation.title', { organization: clip(organization, 60) }),
    html`<div class="join">${avatar(organization, { logoUrl: invited.organizationLogoUrl, large: true })}<i></i>${avatar(invited.invitedName || invited.email, {
      large: true,
      plain: true,
    })}</div>${lead(headline(frame, invited, organization))}${facts([
      [t.text('invitation.joinAs'), said(invited.email, 120)],
      invited.roles.length > 0 && [t.text('invitation.roles', { count: invited.roles.length }), said(and(t.language, invited.roles))],
      organization !== frame.brand.name && [t.text('invitation.app'), said(frame.brand.name)],
      inviterOf(invited) !== undefined && invited.inviterName ? [t.text('invitation.by'), said(invited.inviterEmail || invited.inviterName)] : undefined,
      [t.text('invitation.until'), instant(t.language, invited.expiresAt)],
    ])}${form(frame, `/invite/${token}`, primaryButton(t.html('invitation.join', { organization: said(organization, 40) })))}<p class="hint">${
      proves ? t.text('invitation.notYou') : t.html('invitation.byHand', { email: invited.email })
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
  const { t } = frame;
  const organization = organizationTitle(frame, invited.organizationName);
  const name = said(other.name || other.email, 60);
  const isFor = { organization: html`<b>${said(organization)}</b>`, email: html`<b>${said(invited.email)}</b>` };
  return inFrame(
    frame,
    t.text('wrongPerson.title'),
    html`<div class="join">${avatar(other.name || other.email, { large: true, plain: true })}<i></i>${avatar(invited.invitedName || invited.email, { large: true })}</div>${lead(
      t.html('wrongPerson.heading', { name }),
      other.name ? t.html('wrongPerson.isForAndHere', { ...isFor, other: other.email }) : t.html('wrongPerson.isFor', isFor),
    )}<div class="stack">${form(frame, `/invite/${token}`, primaryButton(t.html('wrongPerson.continueAs', { email: said(invited.email, 60) })), { as: 'invitee' })}${
      other.stayHref
        ? secondaryLink(other.stayHref, t.html('wrongPerson.stayAs', { name }))
        : html`<p class="hint">${t.html('wrongPerson.toStay', { email: other.email })}</p>`
    }</div><p class="hint">${t.html('wrongPerson.warning', { name })}</p>`,
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
  const { t } = frame;
  const organization = organizationTitle(frame, invited?.organizationName ?? '');
  const inviter = invited ? inviterOf(invited) : undefined;
  const whom = inviter ? said(inviter) : t.html('deadInvitation.peopleThere', { organization });
  const toApp = appHref && primaryLink(appHref, t.html('deadInvitation.continueTo', { app: said(frame.brand.name, 40) }));

  const told: Readonly<Record<DeadInvitation, { heading: Filling; title: string; sentences: readonly Filling[]; action?: Filling; status: number }>> = {
    expired: {
      title: t.text('deadInvitation.expired.title'),
      heading: t.html('deadInvitation.expired.heading', { organization }),
      sentences: [invited && t.html('deadInvitation.expired.explained', { until: instant(t.language, invited.expiresAt), whom })],
      action: form(frame, `/invite/${token}`, primaryButton(t.text('deadInvitation.askForNew')), { renew: 'yes' }),
      status: 410,
    },
    accepted: {
      title: t.text('deadInvitation.accepted.title'),
      heading: signedIn && !left ? t.html('deadInvitation.accepted.headingForThem', { organization }) : t.text('deadInvitation.accepted.heading'),
      sentences: [
        left
          ? t.html('deadInvitation.accepted.left', { email: invited?.email ?? '', organization, whom })
          : signedIn
            ? t.text('deadInvitation.accepted.byThem')
            : t.html('deadInvitation.accepted.bySomebody', { email: invited?.email ?? '', organization, whom }),
      ],
      action: !left && toApp,
      status: signedIn && !left ? 200 : 410,
    },
    revoked: {
      title: t.text('deadInvitation.revoked.title'),
      heading: t.html('deadInvitation.revoked.heading', { organization }),
      sentences: [t.html('deadInvitation.revoked.explained', { whom })],
      action: form(frame, `/invite/${token}`, html`<button class="button" type="submit">${t.text('deadInvitation.askForNew')}</button>`, { renew: 'yes' }),
      status: 410,
    },
    replaced: {
      title: t.text('deadInvitation.replaced.title'),
      heading: t.html('deadInvitation.replaced.heading', { organization }),
      sentences: [
        invited?.email ? t.html('deadInvitation.replaced.explainedTo', { email: invited.email, whom }) : t.html('deadInvitation.replaced.explained', { whom }),
      ],
      status: 410,
    },
    unknown: {
      title: t.text('deadInvitation.unknown.title'),
      heading: t.text('deadInvitation.unknown.heading'),
      sentences: [t.text('deadInvitation.unknown.explained')],
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
  const { t } = frame;
  const organization = organizationTitle(frame, invited.organizationName);
  const inviter = inviterOf(invited);
  const whom = inviter ? said(inviter) : t.html('deadInvitation.peopleThere', { organization });
  const sentence: Record<typeof outcome, Filling> = {
    asked: t.html('renewal.asked.explained', { whom, email: invited.email }),
    asked_before: t.html('renewal.asked_before.explained', { whom, email: invited.email }),
    nobody: t.html('renewal.nobody.explained', { organization, email: invited.email }),
  };
  return inFrame(
    frame,
    t.text(outcome === 'nobody' ? 'renewal.nobodyTitle' : 'renewal.title'),
    html`${brandMark(frame.brand)}${lead(t.text(`renewal.${outcome}.heading`), sentence[outcome])}${outcome !== 'nobody' && note(t.text('renewal.close'))}`,
  );
}

/** Joined, and the app has told us no way in. */
export function youAreInView(
  frame: Frame,
  { organizationName, homeHref }: { readonly organizationName: string; readonly homeHref?: string | undefined },
): Page {
  const { t } = frame;
  const app = frame.brand.name;
  const organization = organizationTitle(frame, organizationName);
  return inFrame(
    frame,
    t.text('youAreIn.heading'),
    html`<div class="brand">${avatar(organization)}${said(organization)}</div>${lead(
      t.text('youAreIn.heading'),
      t.html(homeHref ? 'youAreIn.ready' : 'youAreIn.openYourself', { organization: html`<b>${said(organization)}</b>`, app }),
    )}${homeHref && primaryLink(homeHref, t.html('common.openApp', { app: said(app, 40) }))}`,
  );
}
