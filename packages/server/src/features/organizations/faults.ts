import './fault-texts.ts';
import { faults } from '../../platform/fault.ts';
import type { OrganizationReference } from './organization.ts';

export const organizationFaults = faults('organizations', {
  notFound: ['missing', 'There is no organization "{organization}" in this environment.'],
  noExternalId: ['missing', 'There is no organization with the external id "{externalId}" in this environment.'],
  noSessionPolicy: ['wrongState', 'This organization has no session policy of its own: turn the feature session_policy on first (UpdateOrganizationSettings).'],
  featureOff: [
    'forbidden',
    'The feature {feature} is not turned on for this organization: its members cannot use it. The app turns it on (UpdateOrganizationSettings).',
  ],
  noPortalLink: ['missing', 'This organization has no portal link "{link}".'],
  ofOperators: ['wrongState', 'This is the organization of those who run the server: without it nobody could come in.'],
  slugTaken: ['taken', 'The slug "{slug}" is already used by another organization.'],
  externalIdTaken: ['taken', 'The external id "{externalId}" is already used by another organization.'],
});

export const noSuchOrganization = (which: OrganizationReference) =>
  'id' in which ? organizationFaults.notFound({ organization: which.id }) : organizationFaults.noExternalId({ externalId: which.externalId });
