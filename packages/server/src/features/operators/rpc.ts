import { OperatorService, OperatorRole as Role } from '@tenon/api/tenon/v1/operators_pb.ts';
import { command, OPERATORS } from '../../chassis/command.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { operatorFaults } from './faults.ts';

const { method } = OperatorService;
const ROLES = { owner: Role.OWNER, manager: Role.MANAGER, viewer: Role.VIEWER } as const;

/** Who sits before the dashboard: the caller knows already, so nothing is read. */
const getCurrentOperator = command({
  needs: OPERATORS,
  reads: true,

  async run(work, _: undefined) {
    if (work.by.kind !== 'operator') throw operatorFaults.nobody();
    return work.by;
  },
});

export const operatorService = serve(OperatorService, {
  getCurrentOperator: procedure(method.getCurrentOperator, {
    command: getCurrentOperator,
    request: () => undefined,
    response: ({ id, email, displayName, role, sessionId, memberOf }, { environment: { id: environmentId, name, kind, url, organizationWord } }) => ({
      operator: { userId: id, email, displayName, role: ROLES[role] },
      environment: { id: environmentId, name, kind, url, organizationWord },
      systemOrganizationId: memberOf,
      sessionId,
    }),
  }),
});
