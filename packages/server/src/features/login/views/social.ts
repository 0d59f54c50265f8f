import { html } from '../../../chassis/html.ts';
import { markStyle } from '../../../chassis/look/marks.ts';
import { brandMark, lead, primaryLink, quietLink } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import type { SocialProvider } from '../../../platform/environment.ts';
import { PROVIDER_NAMES } from '../../social/index.ts';
import type { ProviderFailure } from '../sign-in-by-provider.ts';
import { type Frame, form, inFrame, withInteraction } from './frame.ts';

export interface SocialButton {
  readonly provider: SocialProvider;
  /** What it says instead of the provider's name. */
  readonly title?: string;
}

/** What a page with these buttons needs. */
export const socialStyle = (buttons: readonly SocialButton[]): Pick<Page, 'styles'> => (buttons.length > 0 ? { styles: [markStyle] } : {});

/** A button for each provider. One form: the button that is pressed says where to. */
export function socialButtons(
  frame: Frame,
  buttons: readonly SocialButton[],
  { last, besideOthers }: { readonly last?: string | undefined; readonly besideOthers: boolean },
) {
  if (buttons.length === 0) return undefined;
  const { t } = frame;
  const list = html`<div class="socials${buttons.length > 3 && ' many'}">${buttons.map(
    ({ provider, title }) =>
      html`<button class="button" type="submit" name="provider" value="${provider}"><i class="mark ${provider}" aria-hidden="true"></i><span>${
        title || (buttons.length > 3 ? PROVIDER_NAMES[provider] : t.html('social.continueWith', { provider: PROVIDER_NAMES[provider] }))
      }</span>${last === `social:${provider}` && html`<small>${t.text('social.lastUsed')}</small>`}</button>`,
  )}</div>`;
  const heading = buttons.length > 3 && html`<h2>${t.text('social.continueWithOneOf')}</h2>`;
  const or = besideOthers && html`<div class="join"><i></i><span class="hint">${t.text('social.or')}</span><i></i></div>`;
  const chosen = form(frame, withInteraction(frame, '/a/auth/social'), html`${heading}${list}`);
  // Where they stand is the environment's to say.
  return frame.brand.socialButtons === 'bottom' ? html`${or}${chosen}` : html`${chosen}${or}`;
}

/** For the moment in which the browser goes on by itself, and for one that does not. */
export function departureView(frame: Frame, { provider, to }: { readonly provider: SocialProvider; readonly to: string }): Page {
  const { t } = frame;
  const name = PROVIDER_NAMES[provider];
  return inFrame(
    frame,
    t.text('social.departureTitle'),
    html`${brandMark(frame.brand)}${lead(t.html('social.departureHeading', { provider: name }), t.html('social.departure', { provider: name, app: frame.brand.name }))}${primaryLink(
      to,
      t.html('social.continueTo', { provider: name }),
    )}`,
  );
}

/** They were at a provider, or could not be sent there, and are not signed in. What exactly is wrong stands in the auth log. */
export function socialFailedView(
  frame: Frame,
  {
    failed,
    provider,
    why,
  }: { readonly failed: ProviderFailure | 'too_fast'; readonly provider?: SocialProvider | undefined; readonly why?: string | undefined },
): Page {
  const { t } = frame;
  const name = provider ? PROVIDER_NAMES[provider] : t.text('social.theProvider');
  const again = provider !== undefined && failed !== 'not_set_up' && failed !== 'misconfigured' && failed !== 'too_fast';
  return inFrame(
    frame,
    t.text('social.failedTitle'),
    html`${brandMark(frame.brand)}${lead(t.html(`social.failed.${failed}.heading`, { provider: name }), why ?? t.html(`social.failed.${failed}.explained`, { provider: name, app: frame.brand.name }))}${
      again &&
      form(
        frame,
        withInteraction(frame, '/a/auth/social'),
        html`<button class="button primary" type="submit" name="provider" value="${provider}"><span>${t.html('social.tryAgain', { provider: name })}</span></button>`,
      )
    }${again ? quietLink(withInteraction(frame, '/a/auth/login'), t.text('social.anotherWay')) : primaryLink(withInteraction(frame, '/a/auth/login'), t.text('social.anotherWay'))}`,
    { status: STATUS[failed] },
  );
}

const STATUS: Readonly<Record<ProviderFailure | 'too_fast', number>> = {
  denied: 403,
  too_late: 410,
  stale: 410,
  unreachable: 502,
  misconfigured: 502,
  strange_answer: 502,
  no_address: 403,
  not_set_up: 404,
  too_fast: 429,
};
