import type { Program } from '../program.ts';

export default {
  sdk: 'node',
  title: 'Node',
  package: '@scalekit-sdk/node from npm',
  needs: [],
  // It comes with the packages of the repository.
  install: [],
  pinnedBy: [],
  start: ['{node}', 'walk.ts'],
} satisfies Program;
