import { OrganizationPolicyService } from '@tenon/api/tenon/v1/policies_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/index.ts';
import { Answered, Columns, Section } from '../../../design/index.ts';
import { TabHead } from '../tab-head.tsx';
import { useOrganization } from '../use-organization.ts';
import { Effective } from './effective.tsx';
import { PolicyForm } from './policy-form.tsx';

/** How the people of an organization have to show who they are. */
export function OrganizationSignInPolicy(): ReactNode {
  const { organizationId } = useOrganization();
  const policy = useRead(OrganizationPolicyService.method.getOrganizationPolicy, { organizationId });
  return (
    <>
      <TabHead>What this organization demands of its people beside what the app asks of everybody. It can only be stricter.</TabHead>
      <Columns>
        <Section title="What it demands" description="Asked for when somebody enters this organization, also when they come from another one.">
          <Answered answer={policy} lines={7}>
            {({ policy: demands, effective }) => <PolicyForm organizationId={organizationId} policy={demands} effective={effective} />}
          </Answered>
        </Section>
        <Section title="What people meet" description="The stricter of the app and the organization, in every point.">
          <Answered answer={policy} lines={4}>
            {({ effective }) => <Effective effective={effective} />}
          </Answered>
        </Section>
      </Columns>
    </>
  );
}
