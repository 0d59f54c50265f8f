import { Button, Group, Modal, Stack } from '@mantine/core';
import type { Organization } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type ReactNode, useState } from 'react';
import { InviteDialog } from '../../shared/members/invite.tsx';
import { nameOf } from '../organizations/name.ts';
import { OrganizationPicker } from '../organizations/picker.tsx';

/** Adds a person: to which organization, then as anywhere else. */
export function AddUser({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const [organization, setOrganization] = useState<Organization>();
  const [inviting, setInviting] = useState(false);
  const close = () => {
    setOrganization(undefined);
    setInviting(false);
    onClose();
  };
  return (
    <>
      <Modal opened={opened && !inviting} onClose={close} title="Add user" closeButtonProps={{ 'aria-label': 'Close' }}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (organization) setInviting(true);
          }}
        >
          <Stack>
            <OrganizationPicker
              label="Organization"
              description="People come in through one of your customers. They can be added to others afterwards."
              value={organization}
              onChange={setOrganization}
            />
            <Group justify="flex-end" gap="sm">
              <Button onClick={close}>Cancel</Button>
              <Button type="submit" variant="filled" disabled={!organization}>
                Go on
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
      {organization && <InviteDialog organizationId={organization.id} organizationName={nameOf(organization)} opened={opened && inviting} onClose={close} />}
    </>
  );
}
