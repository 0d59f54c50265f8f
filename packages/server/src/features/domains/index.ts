/**
 * Domains say which e-mail addresses belong to an organization: those that are its own, and those whose people may join
 * it by themselves.
 *
 * This feature owns the record: what the domain is for, whether it is believed, and the TXT record that would prove it.
 * Of the domains that organizations own, a proven one belongs to one of them in the environment; as long as it is only
 * claimed, anybody may claim it. It looks for the record, soon and then less and less often for 72 hours, and once a
 * month after it was found; and it knows whose an address is, and where its person might want to join. Sending people to
 * their identity provider and letting them join are others' business.
 */
export { type CreateDomain, createDomain } from './create.ts';
export { deleteDomain } from './delete.ts';
export type { Domain, DomainStatus, DomainType } from './domain.ts';
export { getDomain, type ListDomains, listDomains, type OneDomain } from './read.ts';
export { domainDuty, domainJobs, verifyDomain } from './verify.ts';
export { MOST_COUNTED, organizationsSuggestedFor, ownerOfAddress, type Suggestion } from './whose.ts';
