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

/** A second thing, or more than one at once: a passkey is something one has and unlocks. */
export const isSecond = (proof: Proof): boolean => proof === 'totp' || proof === 'recovery_code' || proof === 'passkey';

export const provenAt = ({ provenAt: times, authenticatedAt }: Pick<Session, 'provenAt' | 'authenticatedAt'>, proof: Proof): Date =>
  times?.[proof] ?? authenticatedAt;
