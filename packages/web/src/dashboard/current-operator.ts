import { EnvironmentKind, EnvironmentService } from '@tenon/api/tenon/v1/environments_pb.ts';
import { useRead } from '../api/index.ts';
import type { Problem } from '../design/index.ts';
import type { Operator } from './operator.ts';

interface Current {
  readonly operator: Operator | undefined;
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

/** Who is at the dashboard: the environment's own client, which may do everything. */
export function useCurrentOperator(): Current {
  const { data, problem, retry } = useRead(EnvironmentService.method.getEnvironment, {});
  const environment = data?.environment;
  const operator: Operator | undefined = environment && {
    userId: '',
    email: '',
    displayName: 'Operator',
    role: 'owner',
    environment: {
      id: environment.id,
      name: environment.name,
      isProduction: environment.kind === EnvironmentKind.PRODUCTION,
      url: environment.url,
      organizationWord: environment.signUp?.organizationWord || 'Organization',
    },
    systemOrganizationId: '',
  };
  return { operator, problem, retry };
}
