import type { SignInMethod } from '../organizations/index.ts';
import type { Proof, Session } from '../sessions/index.ts';

/** The ways in that a proof is one of. Whoever read their mail has read their mail, whether they clicked or typed. */
function methodsOf(proof: Proof): readonly SignInMethod[] {
  switch (proof) {
    case 'email_code':
    case 'magic_link':
    case 'invitation_link':
      return ['email_code', 'magic_link'];
    case 'password':
      return ['password'];
    case 'passkey':
      return ['passkey'];
    default:
      return proof.startsWith('social:') ? ['social'] : [];
  }
}

export const countsAs = (proof: Proof, methods: readonly SignInMethod[]): boolean => methodsOf(proof).some((method) => methods.includes(method));

/**
 * More than one thing was shown by it: a passkey is something one has and unlocks, and an identity provider answers for
 * its own second step.
 */
export const isSecond = (proof: Proof): boolean => proof === 'totp' || proof === 'recovery_code' || proof === 'passkey' || proof.startsWith('sso:');

export const provenAt = ({ provenAt: times, authenticatedAt }: Pick<Session, 'provenAt' | 'authenticatedAt'>, proof: Proof): Date =>
  times?.[proof] ?? authenticatedAt;
