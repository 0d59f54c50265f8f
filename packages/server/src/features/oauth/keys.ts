import { command, openTo } from '../../chassis/command.ts';
import { keyringOf } from '../keys/index.ts';

/** GET /keys: the public halves, for everybody who checks our tokens. */
export const publishedKeys = command({
  needs: openTo('Public keys are public.'),
  reads: true,

  run: async (work, _: undefined) => (await keyringOf(work)).published,
});
