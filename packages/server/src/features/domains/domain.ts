import type { DomainId, OrganizationId } from '../../platform/ids.ts';

/** The organization's own, or one whose people may join by themselves. */
export type DomainType = 'organization' | 'allowed_email';
export type DomainStatus = 'pending' | 'verified' | 'failed' | 'auto_verified';
/** Who or what says that it is theirs. */
export type ProofMethod = 'admin' | 'dns' | 'not_applicable';

export interface Domain {
  readonly id: DomainId;
  readonly organizationId: OrganizationId;
  /** In lower case and, where it has letters of other scripts, in Punycode. */
  readonly name: string;
  readonly type: DomainType;
  readonly status: DomainStatus;
  readonly method: ProofMethod;
  /** What the TXT record has to say; `null` when no proof is asked for. */
  readonly txtSecret: string | null;
  /** The record has to be found by then; `null`: no proof is asked for, or it was given. */
  readonly proofUntil: Date | null;
  /** Looks in a row that did not find the record. */
  readonly vainChecks: number;
  /** The last look that got an answer. */
  readonly checkedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The TXT record that proves a domain: whoever can set it can do anything else with the domain, too. */
export const txtRecordOf = ({ name, txtSecret }: Pick<Domain, 'name' | 'txtSecret'>): { readonly key: string; readonly value: string } | undefined =>
  txtSecret === null ? undefined : { key: `_tenon-challenge.${name}`, value: txtSecret };

/** The contract's words for them; also how webhooks tell of a domain. */
export const WORDS = {
  type: { organization: 'ORGANIZATION_DOMAIN', allowed_email: 'ALLOWED_EMAIL_DOMAIN' },
  status: { pending: 'PENDING', verified: 'VERIFIED', failed: 'FAILED', auto_verified: 'AUTO_VERIFIED' },
  method: { admin: 'ADMIN', dns: 'DNS', not_applicable: 'NOT_APPLICABLE' },
} as const;
