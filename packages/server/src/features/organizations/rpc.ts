import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { RegionCode, TimeUnit } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import {
  type OrganizationSchema,
  OrganizationService,
  type OrganizationSessionPolicySettingsSchema,
  SessionPolicyType,
} from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import type { Page } from '../../platform/paging.ts';
import { changeFeatures } from './change-features.ts';
import { createOrganization } from './create.ts';
import { deleteOrganization } from './delete.ts';
import { getOrganization, getOrganizationByExternalId } from './get.ts';
import { listOrganizations, searchOrganizations } from './list.ts';
import { featuresOf, type Organization } from './organization.ts';
import { deletePortalLink, deletePortalLinks, listPortalLinks, makePortalLink } from './portal-links.ts';
import { changesOf, featuresIn, portalFeaturesIn, seatsIn, sessionPolicyIn, whichExternal, whichOf } from './request.ts';
import { getSeats, limitSeats } from './seats.ts';
import { changeSessionPolicy, getApplicationSessionPolicy, getSessionPolicy, type SessionPolicy } from './session-policy.ts';
import { updateOrganization } from './update.ts';

const { method } = OrganizationService;

export const organizationService = serve(OrganizationService, {
  createOrganization: procedure(method.createOrganization, {
    command: createOrganization,
    request: ({ organization }) => ({
      displayName: organization?.displayName ?? '',
      ...(organization?.slug ? { slug: organization.slug } : {}),
      ...(organization?.externalId ? { externalId: organization.externalId } : {}),
      ...(organization?.logoUrl ? { logoUrl: organization.logoUrl } : {}),
      metadata: { ...organization?.metadata },
    }),
    response: (organization) => ({ organization: organizationMessage(organization) }),
  }),
  getOrganization: procedure(method.getOrganization, {
    command: getOrganization,
    request: whichOf,
    response: (organization) => ({ organization: organizationMessage(organization) }),
  }),
  getOrganizationByExternalId: procedure(method.getOrganizationByExternalId, {
    command: getOrganizationByExternalId,
    request: whichExternal,
    response: (organization) => ({ organization: organizationMessage(organization) }),
  }),
  listOrganization: procedure(method.listOrganization, {
    command: listOrganizations,
    request: ({ pageSize, pageToken, externalId }) => ({ size: pageSize, token: pageToken, ...(externalId ? { externalId } : {}) }),
    response: pageMessage,
  }),
  searchOrganization: procedure(method.searchOrganization, {
    command: searchOrganizations,
    request: ({ query, pageSize, pageToken }) => ({ query, size: pageSize, token: pageToken }),
    response: pageMessage,
  }),
  updateOrganization: procedure(method.updateOrganization, {
    command: updateOrganization,
    request: (message) => ({ which: whichOf(message), changes: changesOf(message) }),
    response: (organization) => ({ organization: organizationMessage(organization) }),
  }),
  deleteOrganization: procedure(method.deleteOrganization, { command: deleteOrganization, request: whichOf, response: () => ({}) }),
  generatePortalLink: procedure(method.generatePortalLink, {
    command: makePortalLink,
    request: (message) => ({ organizationId: parseId('org', message.id), features: portalFeaturesIn(message) }),
    response: ({ id, location, expiresAt }) => ({ link: { id, location, expireTime: timestampFromDate(expiresAt) } }),
  }),
  deletePortalLink: procedure(method.deletePortalLink, {
    command: deletePortalLinks,
    request: ({ id }) => ({ organizationId: parseId('org', id) }),
    response: () => ({}),
  }),
  deletePortalLinkByID: procedure(method.deletePortalLinkByID, {
    command: deletePortalLink,
    request: ({ id, linkId }) => ({ organizationId: parseId('org', id), id: parseId('lnk', linkId) }),
    response: () => ({}),
  }),
  getPortalLinks: procedure(method.getPortalLinks, {
    command: listPortalLinks,
    request: ({ id }) => ({ organizationId: parseId('org', id) }),
    // Where a link leads is known to whoever got it and to nobody else: here there is only its hash.
    response: (links) => ({ links: links.map(({ id, expiresAt }) => ({ id, expireTime: timestampFromDate(expiresAt) })) }),
  }),
  updateOrganizationSettings: procedure(method.updateOrganizationSettings, {
    command: changeFeatures,
    request: ({ id, settings }) => ({ organizationId: parseId('org', id), features: featuresIn(settings) }),
    response: (organization) => ({ organization: organizationMessage(organization) }),
  }),
  updateOrganizationSessionPolicy: procedure(method.updateOrganizationSessionPolicy, {
    command: changeSessionPolicy,
    request: (message) => ({ organizationId: parseId('org', message.organizationId), fields: sessionPolicyIn(message) }),
    response: (policy) => ({ policy: sessionPolicyMessage(policy) }),
  }),
  getOrganizationSessionPolicy: procedure(method.getOrganizationSessionPolicy, {
    command: getSessionPolicy,
    request: ({ organizationId }) => ({ organizationId: parseId('org', organizationId) }),
    response: (policy) => ({ policy: sessionPolicyMessage(policy) }),
  }),
  upsertUserManagementSettings: procedure(method.upsertUserManagementSettings, {
    command: limitSeats,
    request: ({ organizationId, settings }) => ({ organizationId: parseId('org', organizationId), maxUsers: seatsIn(settings) }),
    response: (organization) => ({ settings: seatsMessage(organization) }),
  }),
  getOrganizationUserManagementSetting: procedure(method.getOrganizationUserManagementSetting, {
    command: getSeats,
    request: ({ organizationId }) => ({ organizationId: parseId('org', organizationId) }),
    response: (organization) => ({ settings: seatsMessage(organization) }),
  }),
  getApplicationSessionPolicy: procedure(method.getApplicationSessionPolicy, {
    command: getApplicationSessionPolicy,
    request: ({ organizationId }) => ({ organizationId: parseId('org', organizationId) }),
    response: ({ limits, accessTokenSeconds }) => ({
      applicationPolicy: {
        absoluteSessionTimeout: limits.absoluteMinutes,
        absoluteSessionTimeoutUnit: TimeUnit.MINUTES,
        idleSessionTimeoutEnabled: limits.idleMinutes !== null,
        idleSessionTimeout: limits.idleMinutes ?? 0,
        idleSessionTimeoutUnit: TimeUnit.MINUTES,
        // Like the times beside it in minutes; a part of one counts as one.
        accessTokenExpiry: Math.ceil(accessTokenSeconds / 60),
      },
    }),
  }),
});

/** An organization in the contract's words. */
const organizationMessage = (organization: Organization): MessageInitShape<typeof OrganizationSchema> => ({
  id: organization.id,
  createTime: timestampFromDate(organization.createdAt),
  updateTime: timestampFromDate(organization.updatedAt),
  displayName: organization.displayName,
  regionCode: RegionCode.US,
  ...(organization.externalId === null ? {} : { externalId: organization.externalId }),
  metadata: { ...organization.metadata },
  settings: { features: featuresOf(organization) },
  ...(organization.slug === null ? {} : { slug: organization.slug }),
  ...(organization.logoUrl === null ? {} : { logoUrl: organization.logoUrl }),
});

/** Times go out in minutes, in whatever unit they came. */
const sessionPolicyMessage = ({ source, limits }: SessionPolicy): MessageInitShape<typeof OrganizationSessionPolicySettingsSchema> => ({
  policySource: source === 'custom' ? SessionPolicyType.CUSTOM : SessionPolicyType.APPLICATION,
  absoluteSessionTimeout: limits.absoluteMinutes,
  absoluteSessionTimeoutUnit: TimeUnit.MINUTES,
  idleSessionTimeoutEnabled: limits.idleMinutes !== null,
  ...(limits.idleMinutes === null ? {} : { idleSessionTimeout: limits.idleMinutes, idleSessionTimeoutUnit: TimeUnit.MINUTES }),
});

const seatsMessage = ({ maxUsers }: Organization) => (maxUsers === null ? {} : { maxAllowedUsers: maxUsers });

function pageMessage(page: Page<Organization>) {
  return { organizations: page.rows.map(organizationMessage), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total };
}
