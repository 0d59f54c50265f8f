import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asVariables, dark, light, shadows, shape } from '../../packages/server/src/chassis/look/tokens.ts';
import { root } from './database.ts';

/** Where the dashboard and `/ui/` have the look from. */
export const WEB_TOKENS = 'packages/web/src/design/tokens.css';

/** The tokens of the look as the web apps' style sheets use them: the same names as on hosted pages, by the scheme that is set. */
export function webTokens(): string {
  const block = (selector: string, values: Readonly<Record<string, string>>) => `${selector} {\n${asVariables(values).replaceAll(/--[^;]+;/g, '  $&\n')}}\n`;
  return [
    '/* Made by `npm run gen` from the look of the hosted pages; change it there. */\n',
    block(':root', shape),
    block(':root, [data-mantine-color-scheme="light"]', { ...light, shadow: shadows.light }),
    block('[data-mantine-color-scheme="dark"]', { ...dark, shadow: shadows.dark }),
  ].join('');
}

export const generateWebTokens = (): void => writeFileSync(join(root, WEB_TOKENS), webTokens());

export const writtenWebTokens = (): string => readFileSync(join(root, WEB_TOKENS), 'utf8');
