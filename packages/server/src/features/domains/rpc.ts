import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type DomainSchema,
  DomainService,
  VerificationMethod as Method,
  VerificationStatus as Status,
  DomainType as Type,
} from '@tenon/api/scalekit/v1/domains/domains_pb.ts';
import { notServed, procedure, serve } from '../../chassis/serve.ts';
import type { Environment } from '../../platform/environment.ts';
import { invalidFields } from '../../platform/fault.ts';
import { parseId } from '../../platform/ids.ts';
import type { OrganizationReference } from '../organizations/index.ts';
import { createDomain } from './create.ts';
import { deleteDomain } from './delete.ts';
import { type Domain, type DomainType, txtRecordOf, WORDS } from './domain.ts';
import { getDomain, listDomains, type OneDomain, updateDomain } from './read.ts';
import { verifyDomain } from './verify.ts';

const { method } = DomainService;

const DEFAULT_SIZE = 30;
const LARGEST_SIZE = 100;

export const domainService = serve(DomainService, {
  createDomain: procedure(method.createDomain, {
    command: createDomain,
    request: (message) => ({
      organization: whichOf(message),
      name: message.domain?.domain ?? '',
      type: typeOf('domain.domain_type', message.domain?.domainType) ?? 'organization',
    }),
    response: (domain, caller) => ({ domain: domainMessage(domain, caller) }),
  }),
  updateDomain: procedure(method.updateDomain, {
    command: updateDomain,
    request: oneOf,
    response: (domain, caller) => ({ domain: domainMessage(domain, caller) }),
  }),
  getDomain: procedure(method.getDomain, {
    command: getDomain,
    request: oneOf,
    response: (domain, caller) => ({ domain: domainMessage(domain, caller) }),
  }),
  deleteDomain: procedure(method.deleteDomain, { command: deleteDomain, request: oneOf, response: () => ({}) }),
  listDomains: procedure(method.listDomains, {
    command: listDomains,
    request(message) {
      const type = typeOf('domain_type', message.domainType);
      return { organization: whichOf(message), ...pageOf(message), ...(type ? { type } : {}) };
    },
    response: ({ rows, size, page }, caller) => ({ pageSize: size, pageNumber: page, domains: rows.map((domain) => domainMessage(domain, caller)) }),
  }),
  verifyDomain: procedure(method.verifyDomain, {
    command: verifyDomain,
    request: oneOf,
    response: ({ verified }) => ({ verified }),
  }),
  listAuthorizedDomains: notServed('the admin portal, whose pages it is about, is not there yet'),
});

type Identities = { case: 'organizationId'; value: string } | { case: 'externalId'; value: string } | { case: undefined; value?: undefined };

function whichOf({ identities }: { readonly identities: Identities }): OrganizationReference {
  switch (identities.case) {
    case 'organizationId':
      return { id: parseId('org', identities.value) };
    case 'externalId':
      return { externalId: identities.value };
    case undefined:
      throw invalidFields([{ field: 'organization_id', description: 'name the organization by organization_id or by external_id', constraint: 'required' }]);
  }
}

function oneOf(message: { readonly identities: Identities; readonly id: string }): OneDomain {
  return { organization: whichOf(message), id: parseId('dom', message.id) };
}

function typeOf(field: string, type: Type | undefined): DomainType | undefined {
  switch (type) {
    case undefined:
    case Type.DOMAIN_TYPE_UNSPECIFIED:
      return undefined;
    case Type.ORGANIZATION_DOMAIN:
      return 'organization';
    case Type.ALLOWED_EMAIL_DOMAIN:
      return 'allowed_email';
    default:
      throw invalidFields([{ field, description: 'must be ORGANIZATION_DOMAIN or ALLOWED_EMAIL_DOMAIN', constraint: 'enum.defined_only' }]);
  }
}

/** Pages are counted here, and a size of 0 means the usual one. */
function pageOf({ pageSize = 0, pageNumber = 0 }: { readonly pageSize?: number | undefined; readonly pageNumber?: number | undefined }) {
  for (const [field, value] of Object.entries({ page_size: pageSize, page_number: pageNumber })) {
    if (value < 0) throw invalidFields([{ field, description: 'must not be negative', constraint: 'int32.gte' }]);
  }
  return { size: Math.min(pageSize || DEFAULT_SIZE, LARGEST_SIZE), page: pageNumber };
}

function domainMessage(domain: Domain, { environment }: { readonly environment: Environment }): MessageInitShape<typeof DomainSchema> {
  const record = txtRecordOf(domain);
  return {
    id: domain.id,
    domain: domain.name,
    environmentId: environment.id,
    organizationId: domain.organizationId,
    ...(record ? { txtRecordKey: record.key, txtRecordSecret: record.value } : {}),
    verificationStatus: Status[WORDS.status[domain.status]],
    createTime: timestampFromDate(domain.createdAt),
    updateTime: timestampFromDate(domain.updatedAt),
    domainType: Type[WORDS.type[domain.type]],
    verificationMethod: Method[WORDS.method[domain.method]],
  };
}
