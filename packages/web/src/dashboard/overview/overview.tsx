import type { ReactNode } from 'react';
import { CopyId, Facts, Page, Section } from '../../design/index.ts';
import { useOperator } from '../operator.ts';

/** Where one is, and what is next. */
export function OverviewPage(): ReactNode {
  const { environment } = useOperator();
  return (
    <Page title="Overview" width="reading">
      <Section title="Environment">
        <Facts
          items={[
            ['Name', environment.name],
            ['Address', <CopyId key="url" id={environment.url} label="address" />],
            ['Id', <CopyId key="id" id={environment.id} label="environment id" />],
            ['Kind', environment.isProduction ? 'Production' : 'Development'],
          ]}
        />
      </Section>
    </Page>
  );
}
