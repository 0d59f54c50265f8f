import { type Gate, JOURNEY } from './steps.ts';

/** docs/reference/journey.md, printed from the machine itself. */
export const journeyReference = (): string => `# The journey

From an app's request to its code. Every gate is tried in this order whenever a request comes, and whenever a person comes back from a hosted page; the first that is shut says what is next. Pages never lead to one another: each does its part and sends the person back to the top. This page is printed from \`features/journey/steps.ts\`, which is the machine.

\`\`\`mermaid
${drawing()}
\`\`\`

## The gates

| step | gate | it is shut when | then | with \`prompt=none\` |
|---|---|---|---|---|
${rows().join('\n')}
`;

function drawing(): string {
  const lines = ['flowchart TD'];
  JOURNEY.forEach(({ name, does, gates }: { readonly name: string; readonly does: string; readonly gates: readonly Gate[] }, index) => {
    lines.push(`  ${name}["<b>${name.replaceAll('_', ' ')}</b><br>${does}"]`);
    const next = JOURNEY[index + 1];
    if (next) lines.push(`  ${name} --> ${next.name}`);
    for (const page of new Set(gates.flatMap((gate) => ('page' in gate ? [gate.page] : [])))) {
      lines.push(`  ${name} -.->|${namesOf(gates, page).join(', ')}| page_${page.replaceAll('-', '_')}`);
    }
    const refused = gates.filter((gate) => 'refuse' in gate).map((gate) => gate.name.replaceAll('_', ' '));
    if (refused.length > 0) lines.push(`  ${name} -.->|${refused.join(', ')}| refused`);
  });
  for (const page of pages()) {
    lines.push(`  page_${page.replaceAll('-', '_')}(["/a/auth/${page}"])`, `  page_${page.replaceAll('-', '_')} ==>|comes back| authorize`);
  }
  lines.push('  refused(["access_denied, to the app"])');
  return lines.join('\n');
}

const namesOf = (gates: readonly Gate[], page: string) =>
  gates.filter((gate) => 'page' in gate && gate.page === page).map((gate) => gate.name.replaceAll('_', ' '));

const pages = () => [...new Set(JOURNEY.flatMap(({ gates }) => gates.flatMap((gate) => ('page' in gate ? [gate.page] : []))))].sort();

const rows = () =>
  JOURNEY.flatMap(({ name, gates }: { readonly name: string; readonly gates: readonly Gate[] }) =>
    gates.map(
      (gate) =>
        `| ${name} | \`${gate.name}\` | ${gate.when} | ${'page' in gate ? `/a/auth/${gate.page}` : 'access_denied'} | ${'page' in gate ? gate.silently : 'access_denied'} |`,
    ),
  );
