// Printed from proto/ by `npm run gen`; nobody edits it.

/**
 * What a domain is for.
 */
export type DomainType = 'DOMAIN_TYPE_UNSPECIFIED' | 'ALLOWED_EMAIL_DOMAIN' | 'ORGANIZATION_DOMAIN' | (string & {});

/**
 * How a domain is proven.
 */
export type VerificationMethod = 'VERIFICATION_METHOD_UNSPECIFIED' | 'ADMIN' | 'DNS' | 'NOT_APPLICABLE' | (string & {});

/**
 * Whether a domain is the organization's for sure.
 */
export type VerificationStatus = 'VERIFICATION_STATUS_UNSPECIFIED' | 'PENDING' | 'VERIFIED' | 'FAILED' | 'AUTO_VERIFIED' | (string & {});

/**
 * The domain that was added.
 */
export interface CreateDomainResponse {
  /**
   * With the TXT record to set, when it waits for one.
   */
  readonly domain?: Domain | undefined;
}

/**
 * A domain of an organization.
 */
export interface Domain {
  /**
   * `dom_` and digits.
   */
  readonly id: string;
  /**
   * In lower case.
   */
  readonly domain: string;
  /**
   * The environment it is in.
   */
  readonly environmentId: string;
  /**
   * The organization it belongs to.
   */
  readonly organizationId: string;
  /**
   * The name of the TXT record that proves it; empty when no proof is asked for.
   */
  readonly txtRecordKey: string;
  /**
   * What that record has to say.
   */
  readonly txtRecordSecret: string;
  /**
   * Whether it is the organization's for sure.
   */
  readonly verificationStatus: VerificationStatus;
  /**
   * When it was added.
   */
  readonly createTime?: Date | undefined;
  /**
   * When its status changed.
   */
  readonly updateTime?: Date | undefined;
  /**
   * What it is for.
   */
  readonly domainType: DomainType;
  /**
   * How it is proven.
   */
  readonly verificationMethod: VerificationMethod;
}

/**
 * The domain that was asked for.
 */
export interface GetDomainResponse {
  /**
   * As it is.
   */
  readonly domain?: Domain | undefined;
}

/**
 * Who may frame the portal.
 */
export interface ListAuthorizedDomainResponse {
  /**
   * Their origins.
   */
  readonly domains: readonly string[];
}

/**
 * A page of domains.
 */
export interface ListDomainResponse {
  /**
   * How many were asked for.
   */
  readonly pageSize: number;
  /**
   * Which page this is, counting from 0.
   */
  readonly pageNumber: number;
  /**
   * In the order they were added.
   */
  readonly domains: readonly Domain[];
}

/**
 * The domain.
 */
export interface UpdateDomainResponse {
  /**
   * As it is.
   */
  readonly domain?: Domain | undefined;
}

/**
 * What the look found.
 */
export interface VerifyDomainResponse {
  /**
   * The record is there.
   */
  readonly verified: boolean;
}

/**
 * A domain to be added.
 */
export interface CreateDomain {
  /**
   * `example.com`; capitals and a last dot are taken off, other scripts are written in Punycode.
   */
  readonly domain?: string | undefined;
  /**
   * Unspecified means ORGANIZATION_DOMAIN.
   */
  readonly domainType?: DomainType | undefined;
}

/**
 * What to add, and to which organization.
 */
export interface CreateDomainRequest {
  /**
   * `org_` and digits.
   */
  readonly organizationId?: string | undefined;
  /**
   * The app's own id for it.
   */
  readonly externalId?: string | undefined;
  /**
   * Ignored: a domain belongs to the organization.
   */
  readonly connectionId?: string | undefined;
  /**
   * The domain.
   */
  readonly domain?: CreateDomain | undefined;
}

/**
 * Which domain to take away.
 */
export interface DeleteDomainRequest {
  /**
   * `dom_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * `org_` and digits.
   */
  readonly organizationId?: string | undefined;
  /**
   * The app's own id for it.
   */
  readonly externalId?: string | undefined;
  /**
   * Ignored: a domain belongs to the organization.
   */
  readonly connectionId?: string | undefined;
}

/**
 * Which domain to show.
 */
export interface GetDomainRequest {
  /**
   * `org_` and digits.
   */
  readonly organizationId?: string | undefined;
  /**
   * The app's own id for it.
   */
  readonly externalId?: string | undefined;
  /**
   * `dom_` and digits.
   */
  readonly id?: string | undefined;
}

/**
 * Who asks to frame the portal.
 */
export interface ListAuthorizedDomainRequest {
  /**
   * The page that frames it.
   */
  readonly origin?: string | undefined;
  /**
   * The portal link.
   */
  readonly linkId?: string | undefined;
}

/**
 * Which domains to list.
 */
export interface ListDomainRequest {
  /**
   * `org_` and digits.
   */
  readonly organizationId?: string | undefined;
  /**
   * The app's own id for it.
   */
  readonly externalId?: string | undefined;
  /**
   * Ignored: a domain belongs to the organization.
   */
  readonly connectionId?: string | undefined;
  /**
   * Ignored: everything is shown.
   */
  readonly include?: string | undefined;
  /**
   * How many at most. Absent or 0 means 30; more than 100 are not given.
   */
  readonly pageSize?: number | undefined;
  /**
   * Which page, counting from 0.
   */
  readonly pageNumber?: number | undefined;
  /**
   * Only those of this type. Unspecified: all.
   */
  readonly domainType?: DomainType | undefined;
}

/**
 * What can change: nothing so far.
 */
export type UpdateDomain = Record<string, never>;

/**
 * What to change.
 */
export interface UpdateDomainRequest {
  /**
   * `org_` and digits.
   */
  readonly organizationId?: string | undefined;
  /**
   * The app's own id for it.
   */
  readonly externalId?: string | undefined;
  /**
   * Ignored: a domain belongs to the organization.
   */
  readonly connectionId?: string | undefined;
  /**
   * `dom_` and digits.
   */
  readonly id?: string | undefined;
  /**
   * Nothing so far.
   */
  readonly domain?: UpdateDomain | undefined;
}

/**
 * Which domain to look up.
 */
export interface VerifyDomainRequest {
  /**
   * `org_` and digits.
   */
  readonly organizationId?: string | undefined;
  /**
   * The app's own id for it.
   */
  readonly externalId?: string | undefined;
  /**
   * `dom_` and digits.
   */
  readonly id?: string | undefined;
}
