import { command, openTo } from '../../chassis/command.ts';
import { checkedClaims, presentPerson } from './authenticate.ts';
import { type Claims, userinfoClaims } from './claims.ts';

/** OpenID Connect Core section 5.3. A token whose person has left is refused at once, though it runs on elsewhere. */
export const userinfo = command({
  needs: openTo('The access token says whose.'),
  reads: true,

  async run(work, token: string): Promise<Claims> {
    const { user, membership } = await presentPerson(work, await checkedClaims(work, token));
    return userinfoClaims(user, membership);
  },
});
