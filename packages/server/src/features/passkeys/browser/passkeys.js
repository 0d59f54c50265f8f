// The one script of the hosted pages. `npm run gen` puts it into ../script.json. It makes and shows passkeys, and everything it says
// stands in the page already: it only shows and hides. Without it, every page does all it can do without a passkey.
import { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, startAuthentication, startRegistration } from '@simplewebauthn/browser';

/** Challenges are good for five minutes; one that waits in an address field is renewed before. */
const RENEW_AFTER = 240_000;

/** Counts up with every ceremony: one that is not the newest has nothing to say any more. */
let turn = 0;

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!browserSupportsWebAuthn()) {
    say(form, 'unsupported');
    continue;
  }
  say(form, undefined);
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void press(form);
  });
  if ('autofill' in form.dataset) void offer(form);
}

/** The button: asks at once. */
async function press(form) {
  const mine = ++turn;
  say(form, undefined);
  try {
    const optionsJSON = await ask(form);
    send(form, await (form.dataset.passkey === 'new' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })));
  } catch (error) {
    if (mine !== turn) return;
    say(form, why(error));
    if ('autofill' in form.dataset) void offer(form);
  }
}

/** The address field: whoever clicks into it finds their passkeys among what the browser fills in. */
async function offer(form) {
  const mine = ++turn;
  setTimeout(() => mine === turn && offer(form), RENEW_AFTER);
  try {
    if (!(await browserSupportsWebAuthnAutofill())) return;
    const optionsJSON = await ask(form);
    if (mine === turn) send(form, await startAuthentication({ optionsJSON, useBrowserAutofill: true }));
  } catch {
    // Nobody asked for anything, so nothing is said.
  }
}

async function ask(form) {
  const answer = await fetch(form.dataset.options, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function send(form, credential) {
  turn += 1;
  form.elements.namedItem('credential').value = JSON.stringify(credential);
  form.submit();
}

function why({ name }) {
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled';
  return name === 'InvalidStateError' ? 'known' : 'failed';
}

function say(form, what) {
  for (const sentence of form.parentElement.querySelectorAll('[data-says]')) sentence.hidden = sentence.dataset.says !== what;
}
