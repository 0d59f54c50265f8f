import type { SessionId } from '../../platform/ids.ts';
import type { Work } from '../../platform/work.ts';
import type { User } from '../users/index.ts';
import { newTotpSecret, qrCode, totpUri } from './totp.ts';

/** A secret that was shown and not yet confirmed. Nothing of it is kept: the page carries it, sealed, back to us. */
export interface Enrolment {
  /** For those who cannot use a camera. */
  readonly secret: string;
  /** The address of the picture, which is the picture itself. */
  readonly picture: string;
  readonly uri: string;
  readonly sealed: string;
}

/** A page may stay open so long before its secret is too old to be confirmed. */
const GOOD_FOR = 30 * 60_000;

interface Whose {
  readonly user: Pick<User, 'id' | 'email' | 'profile'>;
  readonly sessionId: SessionId;
}

/** A new secret for this session of this person. Changes nothing: looking at the page sets nothing up. */
export function newEnrolment(work: Work, whose: Whose): Enrolment {
  const secret = newTotpSecret(work);
  return show(work, whose, secret, work.sealer.seal(about(whose), JSON.stringify({ secret, at: work.now.getTime() })));
}

/** The secret a page of ours carried, if it was this session's and is young enough. */
export function readEnrolment(work: Work, whose: Whose, sealed: string): Enrolment | undefined {
  try {
    const { secret, at } = JSON.parse(work.sealer.open(about(whose), sealed)) as { secret: string; at: number }; // sealed by newEnrolment
    return work.now.getTime() - at < GOOD_FOR ? show(work, whose, secret, sealed) : undefined;
  } catch {
    return undefined;
  }
}

const about = ({ user, sessionId }: Whose): string => `enrolment:${user.id}:${sessionId}`;

function show({ environment }: Work, { user }: Whose, secret: string, sealed: string): Enrolment {
  const uri = totpUri(secret, { app: environment.name, email: user.email });
  return { secret, picture: qrCode(uri), uri, sealed };
}
