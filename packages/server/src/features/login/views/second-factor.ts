import { html } from '../../../chassis/html.ts';
import { duration } from '../../../chassis/i18n/formats.ts';
import { codesStyle } from '../../../chassis/look/codes.ts';
import { alert, brandMark, field, lead, note, primaryButton, primaryLink, quietLink } from '../../../chassis/look/parts.ts';
import type { Page } from '../../../chassis/page.ts';
import type { Enrolment } from '../../second-factors/index.ts';
import { accountTexts } from '../account-texts/index.ts';
import { SECOND_FACTOR } from '../passkeys-page.ts';
import { type Frame, form, inFrame, withInteraction } from './frame.ts';
import { passkeyAsSecond, scriptOf } from './passkeys.ts';

/** A passkey is both factors at once, and they have one. */
export function passkeyFactorView(frame: Frame): Page {
  const { t } = frame;
  return inFrame(
    frame,
    t.text('secondFactor.title'),
    html`${brandMark(frame.brand)}${lead(t.text('secondFactor.heading'), t.text('secondFactor.byPasskey'))}${passkeyAsSecond(frame, { has: true, only: true })}<div class="ways">${quietLink(withInteraction(frame, '/a/auth/login'), t.text('secondFactor.anotherWay'))}</div>`,
    { script: scriptOf(frame) },
  );
}

export { SECOND_FACTOR };
export const PASSWORD = '/a/auth/password';

/** The page, asked for an app's code or for a recovery code. */
function pageBy({ interactionId }: Frame, by: 'app' | 'recovery', to: 'password' | 'passkeys' | undefined): string {
  const query = new URLSearchParams({
    ...(interactionId && { interaction: interactionId }),
    ...(by === 'recovery' && { by }),
    ...(to && { to }),
  }).toString();
  return query ? `${SECOND_FACTOR}?${query}` : SECOND_FACTOR;
}

export interface SecondFactorQuestion {
  readonly by: 'app' | 'recovery';
  /** Where they go after it, when that is not where the request goes. */
  readonly onTo?: 'password' | 'passkeys' | undefined;
  /** They have a passkey, too. */
  readonly passkey?: boolean;
  readonly wrong?: { readonly triesLeft: number } | { readonly waitSeconds: number } | undefined;
}

/** A second proof is asked for, and the person has one set up. */
export function secondFactorView(frame: Frame, { by, onTo, wrong, passkey }: SecondFactorQuestion): Page {
  const { t } = frame;
  const say = accountTexts(t.language, t.own);
  const told =
    wrong &&
    ('triesLeft' in wrong ? say.text('second.wrong', { count: wrong.triesLeft }) : say.text('second.wait', { lasts: duration(t.language, wrong.waitSeconds) }));
  const asked = { name: 'code', required: true, first: true, invalid: Boolean(wrong) } as const;
  return inFrame(
    frame,
    t.text('secondFactor.title'),
    html`${brandMark(frame.brand)}${lead(t.text('secondFactor.title'), by === 'app' ? say.html('second.app', { app: frame.brand.name }) : say.text('second.recovery'))}${
      told && alert([told, 'code'])
    }${form(
      frame,
      pageBy(frame, by, onTo),
      html`${
        by === 'app'
          ? field({ ...asked, label: say.text('second.appLabel'), autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: 12, code: true })
          : field({ ...asked, label: say.text('second.recoveryLabel'), autocomplete: 'off', maxlength: 64 })
      }${primaryButton(t.text('common.continue'))}`,
    )}${passkey && passkeyAsSecond(frame, { has: true, only: false })}<div class="ways">${by === 'app' ? quietLink(pageBy(frame, 'recovery', onTo), say.text('second.useRecovery')) : quietLink(pageBy(frame, 'app', onTo), say.text('second.useApp'))}${
      frame.interactionId && quietLink(withInteraction(frame, '/a/auth/login'), t.text('secondFactor.anotherWay'))
    }</div>`,
    { script: scriptOf(frame), status: wrong ? ('triesLeft' in wrong ? 400 : 429) : 200 },
  );
}

export interface SetUpQuestion {
  readonly enrolment: Enrolment;
  readonly wrong?: boolean;
  /** What the page showed before ran out. */
  readonly old?: boolean;
  /** They may make a passkey instead. */
  readonly passkey?: boolean;
}

/** A secret for an app, as a picture and in letters. */
export function setUpView(frame: Frame, { enrolment, wrong, old, passkey }: SetUpQuestion): Page {
  const say = accountTexts(frame.t.language, frame.t.own);
  return inFrame(
    frame,
    say.text('second.setUpTitle'),
    html`${brandMark(frame.brand)}${lead(say.text('second.setUpHeading'), say.text('second.setUp'))}${wrong && alert([say.text('second.setUpWrong'), 'code'])}${
      old && note(say.text('second.setUpOld'))
    }<img class="qr" src="${enrolment.picture}" alt="${say.text('second.picture')}"><div class="key"><span class="hint">${say.text('second.key')}</span><code>${enrolment.secret.replace(/.{4}(?=.)/g, '$& ')}</code></div>${form(
      frame,
      withInteraction(frame, SECOND_FACTOR),
      html`${field({
        name: 'code',
        label: say.text('second.setUpLabel'),
        autocomplete: 'one-time-code',
        inputmode: 'numeric',
        maxlength: 12,
        code: true,
        required: true,
        invalid: Boolean(wrong),
      })}${primaryButton(say.text('second.setUpButton'))}`,
      { enrolment: enrolment.sealed },
    )}${passkey && html`<hr>${note(frame.t.text('secondFactor.makePasskey'))}${passkeyAsSecond(frame, { has: false, only: false })}`}`,
    { styles: [codesStyle], script: scriptOf(frame), ...(wrong ? { status: 400 } : {}) },
  );
}

/** Shown once. */
export function recoveryCodesView(frame: Frame, { codes, on }: { readonly codes: readonly string[]; readonly on: string }): Page {
  const say = accountTexts(frame.t.language, frame.t.own);
  return inFrame(
    frame,
    say.text('second.codesTitle'),
    html`${brandMark(frame.brand)}${lead(say.text('second.codesHeading'), say.text('second.codes'))}<ul class="codes">${codes.map((code) => html`<li>${code}</li>`)}</ul>${primaryLink(on, say.text('second.kept'))}`,
    { styles: [codesStyle] },
  );
}
