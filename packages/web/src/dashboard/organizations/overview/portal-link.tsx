import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead, useWrite } from '../../../api/index.ts';
import { ErrorState, Section, Time, whenThere } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import css from './portal-link.module.css';

const PortalLinkDialog = whenThere(() => import('./portal-link-dialog.tsx').then((module) => module.PortalLinkDialog));

/** Links by which somebody at the customer's sets up single sign-on and SCIM, without an account here. */
export function PortalLinks({
  organizationId: id,
  organization,
}: {
  readonly organizationId: string;
  readonly organization: Organization | undefined;
}): ReactNode {
  const mayWrite = useMayWrite();
  const [making, setMaking] = useState(false);
  const { data, problem, retry } = useRead(OrganizationService.method.getPortalLinks, { id });
  const revoke = useWrite(OrganizationService.method.deletePortalLinkByID, { says: 'Link revoked.' });
  const revokeAll = useWrite(OrganizationService.method.deletePortalLink, { says: 'Every link revoked.' });
  const links = data?.links ?? [];
  return (
    <Section title="Portal links" description="For the customer’s own IT: whoever has the link sets up single sign-on and SCIM, and nothing else.">
      {problem && <ErrorState problem={problem} retry={retry} />}
      {links.length > 0 && (
        <ul className={css['links']}>
          {links.map(({ id: linkId, expireTime }) => (
            <li key={linkId}>
              <span>
                <code>{linkId}</code>
                <small>
                  Ends <Time at={expireTime && timestampDate(expireTime)} />
                </small>
              </span>
              {mayWrite && (
                <Button size="compact-sm" onClick={() => revoke.attempt({ id, linkId })} aria-label={`Revoke ${linkId}`}>
                  Revoke
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <Group>
          <Button leftSection={<IconLink size={16} />} onClick={() => setMaking(true)}>
            Generate link
          </Button>
          {links.length > 1 && (
            <Button color="bad" variant="subtle" loading={revokeAll.isBusy} onClick={() => revokeAll.attempt({ id })}>
              Revoke all
            </Button>
          )}
        </Group>
      )}
      {making && organization && <PortalLinkDialog organization={organization} onClose={() => setMaking(false)} />}
    </Section>
  );
}
