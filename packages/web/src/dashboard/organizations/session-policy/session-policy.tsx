import { OrganizationService, type OrganizationSessionPolicySettings, SessionPolicyType } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/index.ts';
import { Answered, Columns, Facts, Note, Section } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';
import { asWords } from './duration.ts';
import { PolicyForm } from './policy-form.tsx';

/** How long the sessions of an organization last. */
export function OrganizationSessionPolicy(): ReactNode {
  const { organizationId } = useOrganization();
  const mayWrite = useMayWrite();
  const own = useRead(OrganizationService.method.getOrganizationSessionPolicy, { organizationId });
  const application = useRead(OrganizationService.method.getApplicationSessionPolicy, { organizationId });
  return (
    <>
      <TabHead>Where a customer wants its people asked again sooner than everybody else. It can be stricter than the app, never laxer.</TabHead>
      <Columns>
        <Section title="Session policy" description="Holds for sessions that are open now as well.">
          <Answered answer={own} lines={6}>
            {({ policy }) =>
              policy && mayWrite ? (
                <PolicyForm key={keyOf(policy)} organizationId={organizationId} policy={policy} />
              ) : (
                <Facts
                  items={[
                    ['Limits', policy?.policySource === SessionPolicyType.CUSTOM ? 'Its own' : 'The app’s'],
                    ['Session ends', policy && `${asWords(policy.absoluteSessionTimeout ?? 0)} after sign-in`],
                    [
                      'Idle session ends',
                      policy?.idleSessionTimeoutEnabled ? `after ${asWords(policy.idleSessionTimeout ?? 0)} without use` : 'Never for that reason',
                    ],
                  ]}
                />
              )
            }
          </Answered>
        </Section>
        <Section title="What the app asks of everybody">
          <Answered answer={application} lines={3}>
            {({ applicationPolicy: app }) => (
              <>
                <Facts
                  items={[
                    ['Session ends', app && `${asWords(app.absoluteSessionTimeout)} after sign-in`],
                    ['Idle session ends', app?.idleSessionTimeoutEnabled ? `after ${asWords(app.idleSessionTimeout)} without use` : 'Never for that reason'],
                    ['Access token', app && `lives ${asWords(app.accessTokenExpiry)}`],
                  ]}
                />
                <Note tone="idle">Where both say something, the shorter time holds. A time has to be longer than an access token lives.</Note>
              </>
            )}
          </Answered>
        </Section>
      </Columns>
    </>
  );
}

/** The form begins anew when others changed the policy, and once it is saved. */
const keyOf = ({ policySource, absoluteSessionTimeout, idleSessionTimeout, idleSessionTimeoutEnabled }: OrganizationSessionPolicySettings): string =>
  [policySource, absoluteSessionTimeout, idleSessionTimeout, idleSessionTimeoutEnabled].join(' ');
