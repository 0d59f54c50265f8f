import { command, openTo } from '../../chassis/command.ts';
import { checkedClaims, demandForUs, presentPerson } from './authenticate.ts';
import { type Claims, userinfoClaims } from './claims.ts';

interface Asked {
  readonly token: string;
  /** Hears which client's token it is, and may refuse it. */
  readonly known: (clientId: string) => void;
}

/** OpenID Connect Core section 5.3. A token whose person has left is refused at once, though it runs on elsewhere. */
export const userinfo = command({
  needs: openTo('The access token says whose.'),
  reads: true,

  async run(work, { token, known }: Asked): Promise<Claims> {
    const claims = await checkedClaims(work, token);
    demandForUs(claims);
    known(String(claims.client_id));
    const { user, membership } = await presentPerson(work, claims);
    return userinfoClaims(user, membership);
  },
});
