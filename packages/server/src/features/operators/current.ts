import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import { GetCurrentOperatorResponseSchema, OperatorRole as Role } from '@tenon/api/tenon/v1/operators_pb.ts';
import type { Opening } from '../../chassis/web-app.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Environment } from '../../platform/environment.ts';

type OperatorHere = Actor & { readonly kind: 'operator' };

const ROLES = { owner: Role.OWNER, manager: Role.MANAGER, viewer: Role.VIEWER } as const;
const ROLE_WORDS = { owner: 'Owner', manager: 'Manager', viewer: 'Viewer' } as const;

/** Who sits before the dashboard, and of which environment it is. */
export const currentOperator = (
  { id, email, displayName, role, sessionId, memberOf }: OperatorHere,
  { id: environmentId, name, kind, url, organizationWord }: Environment,
): MessageInitShape<typeof GetCurrentOperatorResponseSchema> => ({
  operator: { userId: id, email, displayName, role: ROLES[role] },
  environment: { id: environmentId, name, kind, url, organizationWord },
  systemOrganizationId: memberOf,
  sessionId,
});

/** The dashboard asks first who sits before it, and everything else after that: so it comes with the page. */
export function openingFor(operator: OperatorHere, environment: Environment): Opening {
  const { email, displayName, role } = operator;
  const isProduction = environment.kind === 'production';
  return {
    known: toBinary(GetCurrentOperatorResponseSchema, create(GetCurrentOperatorResponseSchema, currentOperator(operator, environment))),
    kind: role === 'viewer' ? 'viewer' : 'writer',
    places: {
      environment: environment.name,
      environmentId: environment.id,
      url: environment.url,
      kind: isProduction ? 'Production' : 'Development',
      production: isProduction ? 'data-production' : '',
      person: displayName,
      detail: displayName === email ? ROLE_WORDS[role] : email,
    },
  };
}
