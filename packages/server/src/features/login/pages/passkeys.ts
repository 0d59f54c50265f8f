import type { FastifyReply } from 'fastify';
import { noteMakesPasskeys, notePasskeysLater } from '../../../chassis/cookies.ts';
import type { Routes } from '../../../chassis/http.ts';
import { day } from '../../../chassis/i18n/formats.ts';
import { Fault } from '../../../platform/fault.ts';
import { isId } from '../../../platform/ids.ts';
import type { Language } from '../../../platform/languages.ts';
import { DAYS_BETWEEN_OFFERS, LONGEST_NAME, type Passkey, passkeyScript, passkeysWork } from '../../passkeys/index.ts';
import { isEmail } from '../../users/index.ts';
import {
  addPasskey,
  confirmByMail,
  declinePasskey,
  type MyPasskeys,
  myPasskeys,
  newPasskeyOptions,
  passkeyOptions,
  removeMyPasskey,
  renameMyPasskey,
} from '../passkeys.ts';
import { PASSKEY_OFFER, PASSKEYS_PAGE, SCRIPT_PATH, SECOND_FACTOR } from '../passkeys-page.ts';
import { signInByPasskey } from '../sign-in-by-passkey.ts';
import { withInteraction } from '../views/frame.ts';
import {
  type Listed,
  MAKE,
  MAKE_OPTIONS,
  passkeyOfferView,
  passkeyRefusedView,
  passkeysOffView,
  passkeysSignInView,
  passkeysView,
  SHOW,
  SHOW_OPTIONS,
} from '../views/passkeys.ts';
import { visit } from '../visit.ts';
import { goOn, type Hall, hall, idIn, readForm, whileRequestWaits } from './hall.ts';
import { isTooMany } from './sign-in.ts';

/** Signing in with a passkey, and looking after one's own. */
export const passkeyPages: Routes = (app, house) => {
  app.get(SCRIPT_PATH, async (_request, reply) =>
    reply.headers({ 'cache-control': 'public, max-age=31536000, immutable', 'content-type': 'text/javascript; charset=utf-8' }).send(passkeyScript),
  );

  app.get(SHOW_OPTIONS, async (request, reply) => {
    const here = hall(house, request, reply);
    noteMakesPasskeys(request, reply);
    const { mine } = request.query as { mine?: unknown }; // Fastify parses every query into an object
    return reply.send(await here.do(passkeyOptions, { ...here, mine: mine === 'yes' }));
  });

  app.get(MAKE_OPTIONS, async (request, reply) => {
    const here = hall(house, request, reply);
    return reply.send(await here.do(newPasskeyOptions, here));
  });

  app.post(SHOW, async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const interactionId = idIn(request, 'interaction', 'req');
    const facts = await here.do(visit, { ...here, interactionId });
    const frame = here.frame(facts.app, facts.interaction?.id);
    const toList = field('next') === 'passkeys';
    if (!passkeysWork(here.caller.environment)) return here.show(passkeysOffView(frame, facts.app.home));
    const shown = await here.do(signInByPasskey, { ...here, whose: here.browserSecret, given: field('credential'), interactionId: facts.interaction?.id });
    if (shown.outcome !== 'signed_in') {
      return here.show(
        passkeyRefusedView(frame, { why: here.t.text(`passkey.refused.${shown.outcome}`), back: toList ? PASSKEYS_PAGE : backTo(facts.interaction && frame) }),
      );
    }
    here.signedIn(shown.secret, 'passkey');
    return toList ? here.go(PASSKEYS_PAGE) : goOn(here, { ...facts, user: shown.user });
  });

  app.post(MAKE, async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const facts = await here.do(visit, { ...here, interactionId: idIn(request, 'interaction', 'req') });
    const frame = here.frame(facts.app, facts.interaction?.id);
    try {
      const outcome = await here.do(addPasskey, { ...here, given: field('credential'), interactionId: facts.interaction?.id });
      if (outcome === 'added') return facts.interaction ? goOn(here, facts) : here.go(`${PASSKEYS_PAGE}?done=added`);
      return here.show(
        passkeyRefusedView(frame, {
          why: here.t.text(`passkey.refused.${outcome}`),
          back: facts.interaction ? withInteraction(frame, field('from') === 'offer' ? PASSKEY_OFFER : SECOND_FACTOR) : PASSKEYS_PAGE,
        }),
      );
    } catch (error) {
      return list(here, error);
    }
  });

  app.get(PASSKEY_OFFER, async (request, reply) => {
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    const mine = await here.do(myPasskeys, here);
    if (!mine || mine.passkeys.length > 0 || !passkeysWork(here.caller.environment)) return goOn(here, waiting.visit);
    return here.show(passkeyOfferView(waiting.frame, mine.user));
  });

  app.post(PASSKEY_OFFER, async (request, reply) => {
    readForm(house, request);
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    await here.do(declinePasskey, here);
    notePasskeysLater(reply, here.caller.environment, DAYS_BETWEEN_OFFERS);
    return goOn(here, waiting.visit);
  });

  app.get(PASSKEYS_PAGE, async (request, reply) => {
    const { done } = request.query as { done?: unknown }; // as above
    return list(
      hall(house, request, reply),
      undefined,
      (['added', 'renamed', 'removed'] as const).find((one) => one === done),
    );
  });

  app.post(PASSKEYS_PAGE, async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const [rename, remove] = [field('rename'), field('remove')];
    try {
      if (field('confirm')) return await askAgain(here, field('email'));
      if (rename && isId('cred', rename)) {
        const name = field('name') ?? '';
        if (name === '' || [...name].length > LONGEST_NAME) return await list(here, here.t.text('passkeys.badName'));
        await here.do(renameMyPasskey, { ...here, passkeyId: rename, name });
        return here.go(`${PASSKEYS_PAGE}?done=renamed`);
      }
      if (remove && isId('cred', remove)) {
        await here.do(removeMyPasskey, { ...here, passkeyId: remove });
        return here.go(`${PASSKEYS_PAGE}?done=removed`);
      }
      return here.go(PASSKEYS_PAGE);
    } catch (error) {
      return list(here, error);
    }
  });
};

const backTo = (frame: Parameters<typeof withInteraction>[0] | undefined): string => (frame ? withInteraction(frame, '/a/auth/login') : PASSKEYS_PAGE);

/** A code goes to the mailbox of whoever is signed in, or to the address that was typed. */
async function askAgain(here: Hall, email: string | undefined): Promise<FastifyReply> {
  const mine = await here.do(myPasskeys, here);
  const { app } = await here.do(visit, here);
  if (!mine && !isEmail(email ?? ''))
    return here.show(passkeysSignInView(here.frame(app), { ...autofill(here), email, wrong: here.t.text('common.notAnAddress') }));
  return here.go(`/a/auth/code?challenge=${await here.do(confirmByMail, { ...here, email })}`);
}

/** @param wrong what did not work: in words, or as it was thrown */
async function list(here: Hall, wrong?: unknown, done?: 'added' | 'renamed' | 'removed'): Promise<FastifyReply> {
  const { app } = await here.do(visit, here);
  const frame = here.frame(app);
  if (!passkeysWork(here.caller.environment)) return here.show(passkeysOffView(frame, app.home));
  const mine = await here.do(myPasskeys, here);
  const said = wordsOf(here, wrong);
  const page = mine
    ? passkeysView(frame, { ...shown(mine, here.t.language), done, wrong: said, appHref: app.initiateLogin ?? app.home })
    : passkeysSignInView(frame, { ...autofill(here), wrong: said });
  return here.show(isTooMany(wrong) ? { ...page, status: 429 } : page);
}

const autofill = ({ caller: { environment } }: Hall) => ({ autofill: environment.methods.passkeyAutofill });

const shown = ({ user, passkeys, confirmation }: MyPasskeys, language: Language) => ({
  email: user.email,
  confirmation,
  passkeys: passkeys.map(listed(language)),
});

const listed =
  (language: Language) =>
  ({ id, name, createdAt, usedAt, backupEligible, suspectedAt }: Passkey): Listed => ({
    id,
    name,
    made: day(language, createdAt),
    used: usedAt ? day(language, usedAt) : undefined,
    synced: backupEligible,
    suspected: suspectedAt !== null,
  });

function wordsOf(here: Hall, wrong: unknown): string | undefined {
  if (wrong === undefined || typeof wrong === 'string') return wrong;
  if (!(wrong instanceof Fault)) throw wrong;
  const { details } = wrong;
  switch (wrong.code) {
    case 'passkeys.not_found':
      return here.t.text('passkeys.gone');
    case 'passkeys.last_way_in':
      return here.t.text('passkeys.lastWayIn', { where: String(details['where']) });
    case 'passkeys.too_many':
      return here.t.text('passkeys.tooMany', { limit: Number(details['limit']) });
    default:
      return here.said(wrong);
  }
}
