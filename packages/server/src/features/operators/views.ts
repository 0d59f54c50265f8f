import { html } from '../../chassis/html.ts';
import { alert, brandMark, field, lead, primaryButton, primaryLink, quietLink, said } from '../../chassis/look/parts.ts';
import { noticePage } from '../../chassis/notice.ts';
import type { Page } from '../../chassis/page.ts';
import { OPERATORS_PATH } from '../../platform/environment.ts';
import type { Entry } from './entry.ts';
import type { Here } from './pages.ts';
import { operatorTexts } from './texts/index.ts';

const code = (text: string) => html`<code>${text}</code>`;
const LINK_COMMAND = 'tenon admin link';

/** A link from the shell was opened: who comes in by it, and one button. */
export function entryView(here: Here, token: string, entry: Entry, sent: { readonly email?: string | undefined; readonly wrong?: string } = {}): Page {
  const t = operatorTexts(here.language);
  if (!entry.good)
    return noticePage(here, { title: t.text('entry.over'), message: t.html('entry.overExplained', { command: code(LINK_COMMAND) }), status: 410 });
  const { email } = entry;
  return {
    brand: here.brand,
    language: here.language,
    title: t.text('entry.heading'),
    ...(sent.wrong === undefined ? {} : { status: 422 }),
    body: html`${brandMark(here.brand)}${lead(
      t.text('entry.heading'),
      email === undefined ? t.text('entry.unknown') : t.html('entry.known', { email: said(email) }),
    )}${sent.wrong !== undefined && alert([sent.wrong, 'email'])}<form method="post" action="/dashboard/enter/${token}">${here.field}${
      email === undefined &&
      field({
        name: 'email',
        label: t.text('entry.email'),
        type: 'email',
        value: sent.email,
        autocomplete: 'email',
        inputmode: 'email',
        required: true,
        maxlength: 254,
        first: true,
        invalid: sent.wrong !== undefined,
      })
    }${primaryButton(t.text('entry.button'))}</form>`,
  };
}

/** They are in, by a link that works once: now is the time to make sure of the next one. */
export function welcomeView(here: Here): Page {
  const t = operatorTexts(here.language);
  return {
    brand: here.brand,
    language: here.language,
    title: t.text('passkey.heading'),
    body: html`${brandMark(here.brand)}${lead(t.text('passkey.heading'), t.text('passkey.explained'))}${primaryLink(
      `${OPERATORS_PATH}/ui/profile/passkeys`,
      t.text('passkey.add'),
    )}<div class="ways">${quietLink('/dashboard', t.text('passkey.later'))}</div>`,
  };
}

export function nobodyView(here: Here): Page {
  const t = operatorTexts(here.language);
  return noticePage(here, { title: t.text('nobody.heading'), message: t.html('nobody.explained', { command: code(LINK_COMMAND) }), status: 403 });
}

export function deniedView(here: Here): Page {
  const t = operatorTexts(here.language);
  return noticePage(here, {
    title: t.text('denied.heading'),
    message: t.text('denied.explained'),
    status: 403,
    on: { href: '/dashboard/sign-in?anew', label: t.text('denied.again') },
  });
}

export function signedOutView(here: Here): Page {
  const t = operatorTexts(here.language);
  return noticePage(here, {
    title: t.text('signedOut.heading'),
    message: '',
    status: 200,
    on: { href: '/dashboard/sign-in', label: t.text('signedOut.again') },
  });
}

export function unbuiltView(here: Here): Page {
  const t = operatorTexts(here.language);
  return noticePage(here, { title: t.text('unbuilt.heading'), message: t.html('unbuilt.explained', { command: code('npm run build') }), status: 503 });
}
