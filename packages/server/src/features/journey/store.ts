import { type SelectQueryBuilder, sql } from 'kysely';
import { asJson } from '../../platform/db/json.ts';
import { prepared } from '../../platform/db/prepared.ts';
import type { Tables } from '../../platform/db/tables.ts';
import type { OrganizationId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import { type Home, type HomeJson, homeOfJson, homeOfUser } from '../connections/index.ts';
import { type Membership, type MembershipJson, membershipOfJson, membershipsAsJson } from '../memberships/index.ts';
import { havingPasskeys, passkeysWork } from '../passkeys/index.ts';
import { passwordIsToChange } from '../passwords/index.ts';
import { factorCount } from '../second-factors/index.ts';
import { type Live, liveSession, namedBy, type Session, type SessionJson, sessionOfJson } from '../sessions/index.ts';
import { type User, type UserJson, userOfJson } from '../users/index.ts';

/** Whoever is signed in, and what the journey looks at of them besides. */
export interface Traveller {
  readonly session: Session;
  readonly user: User;
  readonly memberships: readonly Membership[];
  readonly beside: Beside;
}

export interface Beside {
  /** Second things they have set up. */
  readonly factors: number;
  /** Whose the domain of their address is. */
  readonly home: Home | undefined;
  /** Where people have passwords. */
  readonly password?: 'none' | 'set' | 'must_change';
  /** Where passkeys work, and an invitation's link is all they showed. */
  readonly hasPasskeys?: boolean;
}

/**
 * Everything that is asked of everybody who is signed in, in one statement: it stands behind every request for a code,
 * every redemption, every refresh and every look at a person's token.
 * @param organizationId of their memberships, only the one there
 */
export async function selectTraveller(work: Work, which: Parameters<typeof namedBy>[0], organizationId?: OrganizationId): Promise<Traveller | undefined> {
  const [found] = await selectWhole(work.sql, {
    environmentId: work.environment.id,
    now: work.now,
    by: namedBy(which),
    organizationId,
    passwords: work.environment.methods.password || undefined,
    passkeys: passkeysWork(work.environment) || undefined,
  });
  if (!found) return undefined;
  const { session, person, places, factors, home, to_change: toChange, passkeys } = found.row;
  return {
    session: sessionOfJson(session),
    user: userOfJson(person),
    memberships: places.map((place) => membershipOfJson(work, place)),
    beside: {
      factors,
      home: home === null ? undefined : homeOfJson(home),
      ...(toChange === undefined ? {} : { password: toChange === null ? 'none' : toChange ? 'must_change' : 'set' }),
      ...(typeof passkeys === 'boolean' ? { hasPasskeys: passkeys } : {}),
    },
  };
}

interface Asked extends Live {
  readonly organizationId?: OrganizationId | undefined;
  /** There: people have passwords here. */
  readonly passwords?: true | undefined;
  readonly passkeys?: true | undefined;
}

interface Row {
  readonly session: SessionJson;
  readonly person: UserJson;
  readonly places: readonly MembershipJson[];
  readonly factors: number;
  readonly home: HomeJson | null;
  readonly to_change?: boolean | null;
  readonly passkeys?: boolean | null;
}

const selectWhole = prepared((db, { organizationId, passwords, passkeys, ...asked }: Asked) => {
  const { environmentId } = asked;
  const whole = db
    .selectFrom(liveSession(db, asked).as('session'))
    .innerJoin('users', 'users.id', 'session.user_id')
    .where('users.environment_id', '=', environmentId)
    .select([
      sql`row_to_json(session)`.as('session'),
      sql`row_to_json(users)`.as('person'),
      membershipsAsJson(db, { environmentId, organizationId }, sql.ref('users.id')).as('places'),
      factorCount(environmentId).as('factors'),
      homeOfUser(environmentId).as('home'),
    ])
    .$if(passwords !== undefined, (query) => query.select(passwordIsToChange(environmentId).as('to_change')))
    .$if(passkeys !== undefined, (query) =>
      query.select(sql`case when session.proofs = array['invitation_link'] then ${havingPasskeys(environmentId)} end`.as('passkeys')),
    );
  return asJson(whole as unknown as SelectQueryBuilder<Tables, 'users', Row>); // its parts are written in JSON by PostgreSQL
});
