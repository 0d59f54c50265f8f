import { Switch } from '@mantine/core';
import { type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import type { ReactNode } from 'react';
import { useWrite } from '../../../api/index.ts';
import { Section } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { FEATURES, hasFeature } from '../tabs.ts';
import css from './features.module.css';

/** What is turned on for the organization. A feature brings its tab. Until it is known, there is room for it. */
export function Features({ organization }: { readonly organization: Organization | undefined }): ReactNode {
  const mayWrite = useMayWrite();
  const change = useWrite(OrganizationService.method.updateOrganizationSettings, { says: 'Saved.', inTurn: true });
  const asked = change.asked?.settings?.features?.[0];
  return (
    <Section title="Features" description="What this organization may use. Each brings a tab of its own here, and shows in its portal.">
      <ul className={css['features']} style={organization ? undefined : { visibility: 'hidden' }}>
        {FEATURES.map(({ name, label, description }) => (
          <li key={name}>
            <Switch
              label={label}
              description={description}
              labelPosition="left"
              checked={asked?.name === name ? asked.enabled === true : organization !== undefined && hasFeature(organization, name)}
              disabled={!mayWrite || (change.isBusy && asked?.name !== name)}
              onChange={(event) =>
                organization && change.attempt({ id: organization.id, settings: { features: [{ name, enabled: event.currentTarget.checked }] } })
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
