import { OperatorService, OperatorRole as Role } from '@tenon/api/tenon/v1/operators_pb.ts';
import { useRead } from '../api/index.ts';
import type { Problem } from '../design/index.ts';
import type { Operator, OperatorRole } from './operator.ts';

interface Current {
  readonly operator: Operator | undefined;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

/** A role that is newer than this page is shown what everybody may see. */
const ROLES: Readonly<Partial<Record<Role, OperatorRole>>> = { [Role.OWNER]: 'owner', [Role.MANAGER]: 'manager' };

/** Who is at the dashboard, by the cookie of their session. */
export function useCurrentOperator(): Current {
  const { data, problem, retry } = useRead(OperatorService.method.getCurrentOperator, {});
  const { operator: person, environment } = data ?? {};
  const operator: Operator | undefined =
    person && environment
      ? {
          userId: person.userId,
          email: person.email,
          displayName: person.displayName,
          role: ROLES[person.role] ?? 'viewer',
          environment: {
            id: environment.id,
            name: environment.name,
            isProduction: environment.kind === 'production',
            url: environment.url,
            organizationWord: environment.organizationWord || 'Organization',
          },
          systemOrganizationId: data?.systemOrganizationId ?? '',
        }
      : undefined;
  return { operator, problem, retry };
}
