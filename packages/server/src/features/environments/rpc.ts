import { EnvironmentService } from '@tenon/api/tenon/v1/environments_pb.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import { changesOf, environmentMessage } from './message.ts';
import { getEnvironment, updateEnvironment } from './settings.ts';

const { method } = EnvironmentService;

export const environmentService = serve(EnvironmentService, {
  getEnvironment: procedure(method.getEnvironment, {
    command: getEnvironment,
    request: () => undefined,
    response: (environment) => ({ environment: environmentMessage(environment) }),
  }),
  updateEnvironment: procedure(method.updateEnvironment, {
    command: updateEnvironment,
    request: changesOf,
    response: (environment) => ({ environment: environmentMessage(environment) }),
  }),
});
