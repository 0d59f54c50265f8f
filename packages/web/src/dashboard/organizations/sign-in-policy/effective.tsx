import { SecondFactor } from '@tenon/api/tenon/v1/environments_pb.ts';
import type { EffectivePolicy } from '@tenon/api/tenon/v1/policies_pb.ts';
import type { ReactNode } from 'react';
import { Facts } from '../../../design/index.ts';
import { METHODS } from './methods.ts';

const FACTORS: Readonly<Partial<Record<SecondFactor, string>>> = {
  [SecondFactor.OFF]: 'Nobody is asked for one',
  [SecondFactor.OPTIONAL]: 'Asked of whoever set one up',
  [SecondFactor.REQUIRED]: 'Asked of everybody; whoever has none sets one up on the way',
};

/** What it comes to beside the settings of the app. */
export function Effective({ effective }: { readonly effective: EffectivePolicy | undefined }): ReactNode {
  if (!effective) return null;
  return (
    <Facts
      items={[
        [
          'Ways in',
          METHODS.filter(({ method }) => effective.methods.includes(method))
            .map(({ label }) => label)
            .join(', '),
        ],
        ['Second factor', FACTORS[effective.secondFactor]],
        ['Single sign-on', effective.ssoOnly ? 'The only way for addresses at its verified domains' : 'One way among the others, where there is a connection'],
      ]}
    />
  );
}
