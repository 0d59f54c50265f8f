import { command, OPERATORS, perform, unaudited } from '../../chassis/command.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Desk } from '../../platform/work.ts';
import { ensureOwnApp } from '../clients/index.ts';

const ensure = command({
  needs: OPERATORS,
  action: unaudited('It is how an environment begins, and follows its address.'),
  run: async (work, _: undefined): Promise<void> => void (await ensureOwnApp(work)),
});

/** Lets people sign in to the pages at /ui/, wherever the environment lives now. */
export const ensureSelfService = (desk: Desk, environment: Environment): Promise<void> =>
  perform(desk, { environment, actor: { kind: 'system', job: 'self-service.ensure' }, requestId: 'start' }, ensure, undefined);
