/**
 * Domains say which e-mail addresses belong to an organization: those that are its own, and those whose people may join
 * it by themselves.
 *
 * This feature owns the record: what the domain is for, whether it is believed, and the TXT record that would prove it.
 * Of the domains that organizations own, a proven one belongs to one of them in the environment; as long as it is only
 * claimed, anybody may claim it. Looking for the record, sending people to their identity provider and suggesting
 * organizations to them are others' business.
 */
export { type CreateDomain, createDomain } from './create.ts';
export { deleteDomain } from './delete.ts';
export type { Domain, DomainStatus, DomainType } from './domain.ts';
export { getDomain, type ListDomains, listDomains, type OneDomain } from './read.ts';
