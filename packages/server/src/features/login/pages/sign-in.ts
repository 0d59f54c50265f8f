import type { Routes } from '../../../chassis/http.ts';
import { Fault } from '../../../platform/fault.ts';
import { isEmail } from '../../users/index.ts';
import { askForCode } from '../ask-for-code.ts';
import { sayWho } from '../say-who.ts';
import { signInByPassword } from '../sign-in-by-password.ts';
import { type PasswordQuestion, passwordView } from '../views/password.ts';
import { signInView } from '../views/sign-in.ts';
import { signUpOffView, signUpView } from '../views/sign-up.ts';
import { goOn, type Hall, hall, readForm, whileRequestWaits } from './hall.ts';

const LONGEST_NAME = 255;

/** Sign-in and sign-up: an address, and a code goes there. */
export const signInPages: Routes = (app, house) => {
  app.get('/a/auth/login', async (request, reply) => {
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    const { interaction, user, ways } = waiting.visit;
    const { signUp } = here.caller.environment;
    return here.show(
      signInView(waiting.frame, {
        email: interaction?.claimedEmail ?? interaction?.request.loginHint ?? user?.email,
        signUp,
        ways,
        socials: waiting.visit.socials,
        last: here.lastMethod,
        again: user !== undefined,
        passkeys: passkeysAsSet(here),
      }),
    );
  });

  app.post('/a/auth/login', async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    const email = field('email') ?? '';
    const again = (wrong: string, status?: number) =>
      here.show({
        ...signInView(waiting.frame, {
          email,
          wrong,
          signUp: here.caller.environment.signUp,
          ways: waiting.visit.ways,
          socials: waiting.visit.socials,
          again: false,
          passkeys: passkeysAsSet(here),
        }),
        ...(status ? { status } : {}),
      });

    if (!isEmail(email)) return again(here.t.text('common.notAnAddress'));
    if ((await here.do(sayWho, { ...here, email, interactionId: waiting.interactionId })) === 'elsewhere') return goOn(here, waiting.visit);
    const { browserSecret, sessionSecret } = here;
    const { interactionId } = waiting;
    const how = field('how');
    const methods = waiting.visit.ways?.methods ?? [];
    if (methods.includes('password') && how === undefined) {
      const ask = (wrong?: PasswordQuestion['wrong']) =>
        here.show(passwordView(waiting.frame, { email, byMail: methods.includes('email_code') || methods.includes('magic_link'), wrong }));
      const typed = field('password', 'as typed');
      if (!typed) return ask();
      const shown = await here.do(signInByPassword, { email, typed, browserSecret, sessionSecret, interactionId });
      if (shown.outcome === 'refused') return ask(shown);
      here.signedIn(shown.secret, 'password');
      return goOn(here, waiting.visit);
    }
    try {
      const purpose = how === 'new-password' ? { purpose: 'password' as const } : {};
      const challenge = await here.do(askForCode, { email, browserSecret, interactionId, ...purpose });
      return here.go(`/a/auth/code?challenge=${challenge}`);
    } catch (error) {
      if (isTooMany(error)) return again(here.said(error), 429);
      throw error;
    }
  });

  app.get('/a/auth/signup', async (request, reply) => {
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    if (!here.caller.environment.signUp) return here.show(signUpOffView(waiting.frame));
    return here.show(
      signUpView(waiting.frame, {
        socials: waiting.visit.socials,
        email: waiting.visit.interaction?.claimedEmail ?? waiting.visit.interaction?.request.loginHint,
      }),
    );
  });

  app.post('/a/auth/signup', async (request, reply) => {
    const field = readForm(house, request);
    const here = hall(house, request, reply);
    const waiting = await whileRequestWaits(here, request);
    if (!waiting) return reply;
    if (!here.caller.environment.signUp) return here.show(signUpOffView(waiting.frame));
    const [givenName = '', familyName = '', email = ''] = [field('given_name'), field('family_name'), field('email')];
    const again = (wrong: Parameters<typeof signUpView>[1]['wrong'] & object, status?: number) =>
      here.show({ ...signUpView(waiting.frame, { socials: waiting.visit.socials, givenName, familyName, email, wrong }), ...(status ? { status } : {}) });

    const wrong = {
      given_name: wrongName(here, givenName) ?? (givenName ? undefined : here.t.text('signUp.noGivenName')),
      family_name: wrongName(here, familyName),
      email: isEmail(email) ? undefined : here.t.text('common.notAnAddress'),
    };
    if (Object.values(wrong).some(Boolean)) return again(wrong);
    if ((await here.do(sayWho, { ...here, email, interactionId: waiting.interactionId })) === 'elsewhere') return goOn(here, waiting.visit);
    try {
      const profile = { givenName, familyName };
      const challenge = await here.do(askForCode, { email, browserSecret: here.browserSecret, interactionId: waiting.interactionId, profile });
      return here.go(`/a/auth/code?challenge=${challenge}`);
    } catch (error) {
      if (isTooMany(error)) return again({ email: here.said(error) }, 429);
      if (isRefusedAddress(error)) return again({ email: here.said(error) });
      throw error;
    }
  });
};

/** The button and the address field, as the environment wants them. */
const passkeysAsSet = ({ caller: { environment } }: Hall) => ({ button: environment.methods.passkeyButton, autofill: environment.methods.passkeyAutofill });

const wrongName = ({ t }: Hall, name: string): string | undefined =>
  name.length > LONGEST_NAME ? t.text('common.tooLong', { most: LONGEST_NAME }) : undefined;

const isRefusedAddress = (error: unknown): error is Fault => error instanceof Fault && error.code.startsWith('users.') && error.kind === 'invalid';

export const isTooMany = (error: unknown): error is Fault => error instanceof Fault && error.kind === 'tooMany';
