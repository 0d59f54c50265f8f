import { perform } from '../chassis/command.ts';
import type { Settings } from '../config.ts';
import { type Node, type Simulation, simulateSignIn } from '../features/journey/index.ts';
import { parseId } from '../platform/ids.ts';
import { inFirstEnvironment } from './first-environment.ts';

export interface SimulateOptions {
  readonly app?: string;
  readonly organization?: string;
  readonly json?: true;
}

/** What would happen if this person signed in now? Reads, and does nothing else. */
export const simulateFromShell = (
  settings: Settings,
  email: string,
  { app, organization, json }: SimulateOptions,
  say: (line: string) => void,
): Promise<void> =>
  inFirstEnvironment(settings, 'tenon simulate', async (desk, caller) => {
    const simulation = await perform(desk, caller, simulateSignIn, {
      email,
      ...(app === undefined ? {} : { clientId: app }),
      ...(organization === undefined ? {} : { organizationId: parseId('org', organization) }),
    });
    say(
      json ? JSON.stringify(asJson(simulation), undefined, 2) : [ending(simulation), ...simulation.explanation.flatMap((node) => lines(node, ''))].join('\n'),
    );
  });

const asJson = ({ outcome, walk, pages, explanation }: Simulation) => ({
  outcome,
  ...('page' in walk.way ? { page: walk.way.page } : {}),
  ...('refuse' in walk.way ? { error: walk.way.refuse.body } : {}),
  ...(walk.at ? { step: walk.at.step, gate: walk.at.gate } : {}),
  passed_pages: pages,
  explanation: explanation.map(nodeAsJson),
});

const nodeAsJson = ({ name, verdict, says, decidedBy, children }: Node): object => ({
  name,
  verdict,
  says,
  decided_by: decidedBy,
  ...(children ? { children: children.map(nodeAsJson) } : {}),
});

function ending({ outcome, walk: { way, at } }: Simulation): string {
  if (outcome === 'signed_in' && 'enter' in way) return `Signed in to ${way.enter.organization.displayName || way.enter.organization.id}.`;
  if ('refuse' in way) return `Refused: ${way.refuse.message} (${at?.gate}).`;
  if (outcome === 'refused') return 'Refused: nobody has this address, and people do not sign up by themselves.';
  return `Waits on the page ${'page' in way ? way.page : ''} (${at?.gate}).`;
}

const MARKS: Readonly<Record<Node['verdict'], string>> = { ok: '✓', asked: '?', shut: '✗', not_reached: '·' };

const lines = ({ name, verdict, says, decidedBy, children = [] }: Node, indent: string): string[] => [
  `${indent}${MARKS[verdict]} ${name}: ${says}${decidedBy ? `  [${decidedBy}]` : ''}`,
  ...children.flatMap((child) => lines(child, `${indent}    `)),
];
