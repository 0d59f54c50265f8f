/**
 * Login turns a visitor into a session, on hosted pages of ours that carry the customer's name.
 *
 * It owns the pages and the order of their steps: sign-in by mailed code or link or by passkey, sign-up, the chooser
 * of organizations, the answer to an invitation. What each step does belongs to others: a mailbox is
 * proven by challenges, a place is given by invitations and memberships, a browser is signed in by
 * sessions. It never sends anybody into an app with a code: a page that did its part goes back to
 * /oauth/authorize, which looks again and decides what is next.
 */
import { perform } from '../../chassis/command.ts';
import type { Routes } from '../../chassis/http.ts';
import { speakAsProfile } from '../../chassis/language.ts';
import { admit, byAddress } from '../../chassis/limits.ts';
import { localeOfSession } from '../sessions/index.ts';
import type { IsLetIn } from './approval.ts';
import { accountPages } from './pages/account.ts';
import { approvalPages } from './pages/approval.ts';
import { codePages } from './pages/code.ts';
import { consentPages } from './pages/consent.ts';
import { invitationPages } from './pages/invitation.ts';
import { organizationPages } from './pages/organizations.ts';
import { passkeyPages } from './pages/passkeys.ts';
import { passwordPages } from './pages/password.ts';
import { secondFactorPages } from './pages/second-factor.ts';
import { signInPages } from './pages/sign-in.ts';
import { socialPages } from './pages/social.ts';
import { ssoPages } from './pages/sso.ts';

export { acceptInvitation } from './accept-invitation.ts';
export { askForCode } from './ask-for-code.ts';
export { signInByCode, signInByLink } from './sign-in.ts';

/**
 * Every hosted page of the way in.
 * @param isLetIn said by oauth, which knows who got a code
 */
export const loginPages =
  (isLetIn: IsLetIn): Routes =>
  async (app, house) => {
    // Every form here sends a mail, checks a code or comes after one that did.
    app.addHook('onRequest', async ({ method, arrival, caller }) => {
      if (method === 'POST') admit(house, arrival, [byAddress('signIn', caller.from)]);
    });
    app.addHook('onRequest', (request) => speakAsProfile(request, (secret) => perform(house.desk, request.caller, localeOfSession, secret)));
    for (const pages of [
      signInPages,
      codePages,
      socialPages,
      ssoPages,
      passwordPages,
      secondFactorPages,
      passkeyPages,
      accountPages,
      approvalPages(isLetIn),
      consentPages,
      organizationPages,
      invitationPages,
    ])
      await app.register(async (scope) => pages(scope, house));
  };
