import { command, openTo } from '../../chassis/command.ts';
import { domainOf } from '../../platform/mail-domains.ts';
import type { Work } from '../../platform/work.ts';
import { type Connection, findConnection, homeOf, socialConnections } from '../connections/index.ts';
import { socialChoices } from '../social/index.ts';
import { parseEmail } from '../users/index.ts';
import { loginFaults, wayFaults } from './faults.ts';

/** What somebody is there for. */
export type Intent = 'sign_in' | 'sign_up';

/** One way in: a method of the environment, or somebody else's sign-in. */
export type WayIn =
  | { readonly method: 'mail'; readonly code: boolean; readonly link: boolean }
  | { readonly method: 'password' | 'passkey' }
  | { readonly connection: Connection };

/** Every way in that stands on the sign-in page or, for somebody new, on the page for them; where it stands. */
export const listWaysIn = command({
  needs: openTo('The sign-in page shows the same to everybody who opens it.'),
  reads: true,
  run: (work, { intent }: { readonly intent: Intent }): Promise<WayIn[]> => waysIn(work, intent),
});

/**
 * The way in for an address: the connection of the organization whose domain it is, else the first of the environment's.
 * Whether somebody has that address makes no difference.
 */
export const findWayIn = command({
  needs: openTo('It looks at the domain of the address alone; the sign-in page leads to the same place.'),
  reads: true,

  async run(work, { email, intent }: { readonly email: string; readonly intent: Intent }): Promise<WayIn> {
    const home = await homeOf(work, domainOf(parseEmail(email)));
    const connection = home?.connection && (await findConnection(work, home.connection.id));
    if (connection) return { connection };
    if (home?.ssoOnly) throw wayFaults.connectionOff();
    const [first] = await waysIn(work, intent);
    if (!first) throw loginFaults.signUpOff();
    return first;
  },
});

async function waysIn(work: Work, intent: Intent): Promise<WayIn[]> {
  const { methods, signUp } = work.environment;
  if (intent === 'sign_up' && !signUp) return [];
  const { emailCode: code, magicLink: link, password, passkeys } = methods;
  // Whoever is new has no password and no passkey yet.
  const isKnown = intent === 'sign_in';
  const choices = await socialChoices(work);
  const known = choices.length > 0 ? await socialConnections(work) : [];
  return [
    ...(code || link ? [{ method: 'mail', code, link } as const] : []),
    ...(isKnown && password ? [{ method: 'password' } as const] : []),
    ...(isKnown && passkeys ? [{ method: 'passkey' } as const] : []),
    ...choices.flatMap(({ connectionId }) => known.filter(({ id }) => id === connectionId).map((connection) => ({ connection }))),
  ];
}
