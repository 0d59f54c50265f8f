import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS } from '../../packages/server/src/chassis/actions.ts';
import { root } from './database.ts';

/** Where the web apps have from what is done and how it is said. */
export const WEB_ACTIONS = 'packages/web/src/shared/audit/deeds.ts';

/** The sentences in groups by what was done to, as catalogs are: other languages say each of them, or do not compile. */
export function webActions(): string {
  const groups = Map.groupBy(Object.entries(ACTIONS).sort(), ([action]) => action.split('.')[0] ?? '');
  const lines = [...groups].map(([noun, deeds]) => {
    const said = deeds.map(([action, sentence]) => `    ${action.slice(noun.length + 1)}: '${sentence}',\n`);
    return `  ${noun}: {\n${said.join('')}  },\n`;
  });
  return `/** What is done, by the names of the audit log, as people say it. Made by \`npm run gen\` from chassis/actions.ts. */\nexport const DEEDS = {\n${lines.join('')}} as const;\n`;
}

export const generateWebActions = (): void => writeFileSync(join(root, WEB_ACTIONS), webActions());

export const writtenWebActions = (): string => readFileSync(join(root, WEB_ACTIONS), 'utf8');
