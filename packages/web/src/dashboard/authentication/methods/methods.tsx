import type { ReactNode } from 'react';
import { WithEnvironment } from '../../environment.tsx';
import { WaysIn } from './ways-in.tsx';

/** How people may show who they are. */
export function MethodsTab(): ReactNode {
  return <WithEnvironment>{(environment) => <WaysIn environment={environment} />}</WithEnvironment>;
}
