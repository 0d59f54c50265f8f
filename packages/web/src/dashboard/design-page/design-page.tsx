import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page, Section } from '../../design/index.ts';
import { FormParts } from './form-parts.tsx';
import { ListParts } from './list-parts.tsx';
import { SmallParts } from './small-parts.tsx';

/** Every part of the design system, alive, with when to use it. */
export function DesignPage(): ReactNode {
  const { routesByPath } = useRouter();
  const paths = Object.keys(routesByPath).sort();
  return (
    <Page title="Design" description="Every part the pages are made of, from packages/web/src/design. A page brings no colours, sizes or dialogs of its own.">
      <SmallParts />
      <ListParts />
      <FormParts />
      <Section title="Every page" description="What is registered in routes.ts. The pictures of a test run are made from this list.">
        <ul style={{ margin: 0, paddingInlineStart: 18, minWidth: 0, overflowWrap: 'anywhere' }}>
          {paths.map((path) => (
            <li key={path} data-route={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </Section>
    </Page>
  );
}
