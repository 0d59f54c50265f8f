import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { Feature, type Link, type Organization, OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type ReactNode, useState } from 'react';
import { useWrite } from '../../../api/index.ts';
import { EmptyState, Note, SecretOnce, Time } from '../../../design/index.ts';
import { nameOf } from '../name.ts';
import { hasFeature } from '../tabs.ts';

const OFFERED = [
  { feature: Feature.sso, name: 'sso', label: 'Single sign-on' },
  { feature: Feature.dir_sync, name: 'dir_sync', label: 'SCIM provisioning' },
] as const;

/** Makes a link and shows it, once: afterwards only its hash is known. */
export function PortalLinkDialog({ organization, onClose }: { readonly organization: Organization; readonly onClose: () => void }): ReactNode {
  const generate = useWrite(OrganizationService.method.generatePortalLink, { quiet: true });
  const offered = OFFERED.filter(({ name }) => hasFeature(organization, name));
  const [wanted, setWanted] = useState<readonly string[]>(offered.map(({ name }) => name));
  const [link, setLink] = useState<Link>();
  const features = offered.filter(({ name }) => wanted.includes(name)).map(({ feature }) => feature);
  return (
    <Modal opened onClose={onClose} title={`Portal link for ${nameOf(organization)}`} closeButtonProps={{ 'aria-label': 'Close' }}>
      {link ? (
        <Stack>
          <SecretOnce value={link.location}>
            Send this to the customer’s administrator. It is shown only now, and ends <Time at={link.expireTime && timestampDate(link.expireTime)} />.
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      ) : offered.length === 0 ? (
        <EmptyState title="Nothing to set up yet">Turn on single sign-on or SCIM for this organization first.</EmptyState>
      ) : (
        <Stack>
          <Checkbox.Group label="What may be set up with it" value={[...wanted]} onChange={setWanted}>
            <Stack gap="xs" mt={8}>
              {offered.map(({ name, label }) => (
                <Checkbox key={name} value={name} label={label} />
              ))}
            </Stack>
          </Checkbox.Group>
          {generate.problem && <Note tone="bad">{generate.problem.title}</Note>}
          <Group justify="flex-end">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              variant="filled"
              disabled={features.length === 0}
              loading={generate.isBusy}
              onClick={() => generate.attempt({ id: organization.id, features }, ({ link: made }) => setLink(made))}
            >
              Generate link
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
