import { html } from '../../../chassis/html.ts';
import { and } from '../../../chassis/i18n/formats.ts';
import { alert, avatar, brandMark, facts, field, lead, primaryButton, primaryLink, said } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import { LONGEST_REASON } from '../../approvals/index.ts';
import type { OpenedApproval, ToApprove } from '../approval.ts';
import { type Frame, form, inFrame, organizationTitle } from './frame.ts';

/** What came of an answer that could not be given. */
interface Tried {
  readonly wrong?: string;
  /** The reason they had typed. */
  readonly typed?: string;
}

/** The page behind an approver's link: what waits and two buttons, or why there are none. */
export function approvalView(frame: Frame, token: string, opened: OpenedApproval, tried: Tried = {}): Page {
  const { t } = frame;
  switch (opened.state) {
    case 'gone':
      return inFrame(frame, t.text('approval.gone'), html`${brandMark(frame.brand)}${lead(t.text('approval.gone'), t.text('approval.goneExplained'))}`, {
        status: 404,
      });
    case 'sign_in':
      return inFrame(
        frame,
        t.text('approval.signIn'),
        html`${brandMark(frame.brand)}${lead(t.text('approval.signIn'), t.text('approval.signInExplained'))}${signIn(frame, token, opened)}`,
        { status: 401 },
      );
    case 'somebody_else':
      return inFrame(
        frame,
        t.text('approval.other'),
        html`${brandMark(frame.brand)}${lead(t.text('approval.other'), t.html('approval.otherExplained', { email: opened.email, other: opened.other }))}${signIn(frame, token, opened)}`,
        { status: 403 },
      );
    case 'lost':
      return inFrame(
        frame,
        t.text('approval.lost'),
        html`${brandMark(frame.brand)}${lead(
          t.text('approval.lost'),
          t.html('approval.lostExplained', { organization: said(organizationTitle(frame, opened.organization.displayName)) }),
        )}`,
        { status: 403 },
      );
    case 'open':
      return opened.what.status === 'waiting' ? question(frame, token, opened.what, tried) : answered(frame, opened.what);
  }
}

/** The way to sign in that leads back to this page. */
const signIn = ({ t }: Frame, token: string, { email, organizationId }: { readonly email: string; readonly organizationId: string }) =>
  primaryLink(
    `/ui/sign-in?${new URLSearchParams({ return_to: `/approve/${token}`, login_hint: email, organization_id: organizationId })}`,
    t.html('approval.signInAs', { email: said(email, 60) }),
  );

function question(frame: Frame, token: string, what: ToApprove, { wrong, typed }: Tried): Page {
  const { t } = frame;
  const organization = organizationTitle(frame, what.organization.displayName);
  const { logoUrl } = what.organization;
  const email = said(what.email, 60);
  const answer = (value: string, button: ReturnType<typeof html>) => form(frame, `/approve/${token}`, button, { answer: value });
  return inFrame(
    frame,
    t.text('approval.title'),
    html`<div class="brand">${avatar(organization, { logoUrl: logoUrl ?? undefined, plain: true })}${said(organization)}</div>${lead(
      what.requesterEmail
        ? t.html('approval.headingBy', { requester: said(what.requesterEmail, 60), email })
        : t.html('approval.heading', { email, organization: said(organization, 60) }),
      t.text('approval.explained'),
    )}${wrong && alert([wrong])}${facts([
      [t.text('approval.who'), said(what.email, 120)],
      what.roles.length > 0 && [t.text('approval.as'), said(and(t.language, what.roles))],
      what.requesterEmail !== undefined && what.requesterEmail !== '' && [t.text('approval.by'), said(what.requesterEmail, 120)],
    ])}${answer('approve', primaryButton(t.text('approval.approve')))}<hr>${answer(
      'refuse',
      html`${field({ name: 'reason', label: t.text('approval.reason'), hint: t.text('approval.reasonRead'), value: typed, maxlength: LONGEST_REASON, autocomplete: 'off' })}<button class="button" type="submit">${t.text('approval.refuse')}</button>`,
    )}`,
    { pictures: [logoUrl ?? undefined], ...(wrong ? { status: 409 } : {}) },
  );
}

function answered(frame: Frame, { status, email, organization, answeredBy, reason }: ToApprove): Page {
  const { t } = frame;
  const name = organizationTitle(frame, organization.displayName);
  const filled = { email: said(email, 60), organization: said(name, 60) };
  const yes = status === 'approved';
  return inFrame(
    frame,
    t.text(yes ? 'approval.approved' : 'approval.refused'),
    html`<div class="brand">${avatar(name, { logoUrl: organization.logoUrl ?? undefined, plain: true })}${said(name)}</div>${lead(
      t.text(yes ? 'approval.approved' : 'approval.refused'),
      t.html(yes ? 'approval.approvedExplained' : 'approval.refusedExplained', filled),
    )}${reason && facts([[t.text('approval.reasonGiven'), said(reason, LONGEST_REASON)]])}${answeredBy && html`<p class="hint">${t.html('approval.answeredBy', { who: answeredBy })}</p>`}`,
    { pictures: [organization.logoUrl ?? undefined] },
  );
}
