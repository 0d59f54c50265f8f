import type { MessageInitShape } from '@bufbuild/protobuf';
import { SimulationOutcome as Outcome, type SimulationNodeSchema, SimulatorService } from '@tenon/api/tenon/v1/simulator_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { parseId } from '../../platform/ids.ts';
import type { Node } from './explain.ts';
import { type Simulation, simulateSignIn } from './simulate.ts';

export const simulatorService = serve(SimulatorService, {
  simulateSignIn: procedure(SimulatorService.method.simulateSignIn, {
    command: simulateSignIn,
    request: ({ email, clientId, organizationId }) => ({
      email,
      ...(clientId === '' ? {} : { clientId }),
      ...(organizationId === '' ? {} : { organizationId: parseId('org', organizationId) }),
    }),
    response: ({ outcome, walk, pages, explanation }) => ({
      outcome: OUTCOMES[outcome],
      page: 'page' in walk.way && outcome === 'waits_on_page' ? walk.way.page : '',
      error: 'refuse' in walk.way ? walk.way.refuse.code : '',
      gate: walk.at?.gate ?? '',
      passedPages: [...pages],
      explanation: explanation.map(message),
    }),
  }),
});

const OUTCOMES: Readonly<Record<Simulation['outcome'], Outcome>> = {
  signed_in: Outcome.SIGNED_IN,
  waits_on_page: Outcome.WAITS_ON_PAGE,
  refused: Outcome.REFUSED,
};

function message({ children = [], ...node }: Node): MessageInitShape<typeof SimulationNodeSchema> {
  return { ...node, children: children.map(message) };
}
