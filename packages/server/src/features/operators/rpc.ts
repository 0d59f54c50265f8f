import { OperatorService } from '@tenon/api/tenon/v1/operators_pb.ts';
import { command, OPERATORS } from '../../chassis/command.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { currentOperator } from './current.ts';
import { operatorFaults } from './faults.ts';

const { method } = OperatorService;

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
    response: (operator, { environment }) => currentOperator(operator, environment),
  }),
});
