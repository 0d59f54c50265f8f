import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tell } from '../../packages/server/src/chassis/fault-map.ts';
import { errorsReference, settingsReference } from '../../packages/server/src/cli/reference.ts';
import { journeyReference } from '../../packages/server/src/features/journey/index.ts';
import { Fault, faultCatalogue } from '../../packages/server/src/platform/fault.ts';
import { openIdReference } from '../../packages/server/src/testing/openid-modules.ts';
import { actionsPage } from './actions.ts';
import { root } from './database.ts';
import { eventsPage } from './events.ts';

const SOURCE = join(root, 'packages/server/src');

/** The reference pages that are printed from the code: file → text. */
export async function referencePages(): Promise<[file: string, text: string][]> {
  // A fault is in the catalogue once the file that declares it was loaded.
  const declaring = globSync('**/*.ts', { cwd: SOURCE }).filter(
    (file) => !/\.test\.ts$|^testing\//.test(file) && /\bfaults\('/.test(readFileSync(join(SOURCE, file), 'utf8')),
  );
  for (const file of declaring.sort()) await import(join(SOURCE, file));
  const lines = faultCatalogue.map(({ code, kind, message }) => {
    const { info, status } = tell(new Fault(kind, code, message), '');
    return { code, name: info.errorCode, status, message };
  });
  return [
    ['docs/reference/settings.md', settingsReference()],
    ['docs/reference/errors.md', errorsReference(lines)],
    ['docs/reference/journey.md', journeyReference()],
    ['docs/reference/audit-actions.md', actionsPage()],
    ['docs/reference/events.md', eventsPage()],
    ['docs/reference/openid-conformance.md', openIdReference()],
  ];
}

export async function generateReferencePages(): Promise<void> {
  for (const [file, text] of await referencePages()) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}
