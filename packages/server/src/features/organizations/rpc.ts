import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { RegionCode } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import { type OrganizationSchema, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { later, procedure, serve } from '../../chassis/serve.ts';
import type { Page } from '../../platform/paging.ts';
import { createOrganization } from './create.ts';
import { deleteOrganization } from './delete.ts';
import { getOrganization } from './get.ts';
import { listOrganizations, searchOrganizations } from './list.ts';
import { featuresOf, type Organization } from './organization.ts';
import { changesOf, whichExternal, whichOf } from './request.ts';
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
    command: getOrganization,
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
  generatePortalLink: later,
  deletePortalLink: later,
  deletePortalLinkByID: later,
  getPortalLinks: later,
  updateOrganizationSettings: later,
  updateOrganizationSessionPolicy: later,
  getOrganizationSessionPolicy: later,
  upsertUserManagementSettings: later,
  getOrganizationUserManagementSetting: later,
  getApplicationSessionPolicy: later,
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

function pageMessage(page: Page<Organization>) {
  return { organizations: page.rows.map(organizationMessage), nextPageToken: page.next, prevPageToken: page.previous, totalSize: page.total };
}
