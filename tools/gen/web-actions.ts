import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS } from '../../packages/server/src/chassis/actions.ts';
import { root } from './database.ts';

/** Where the dashboard has the names from that the audit log can be asked for. */
export const WEB_ACTIONS = 'packages/web/src/dashboard/audit-log/actions.ts';

/** The names alone: each entry brings its sentence with it. */
export function webActions(): string {
  const names = Object.keys(ACTIONS)
    .sort()
    .map((name) => `  '${name}',\n`);
  return `/** What is done, by the names of the audit log. Made by \`npm run gen\` from chassis/actions.ts. */\nexport const ACTIONS = [\n${names.join('')}] as const;\n`;
}

export const generateWebActions = (): void => writeFileSync(join(root, WEB_ACTIONS), webActions());

export const writtenWebActions = (): string => readFileSync(join(root, WEB_ACTIONS), 'utf8');
