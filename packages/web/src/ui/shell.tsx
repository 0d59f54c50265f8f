import type { ReactNode } from 'react';
import { EmptyState, Page } from '../design/index.ts';

/** What is around every page of self-service. */
export function Shell(): ReactNode {
  return (
    <main id="main" style={{ padding: '26px clamp(16px, 3vw, 40px)' }}>
      <Page title="Your account" width="reading">
        <EmptyState title="There is nothing to set here yet." />
      </Page>
    </main>
  );
}
