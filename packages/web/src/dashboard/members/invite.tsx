import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Anchor, Button, Checkbox, Group, Modal, MultiSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { EnvironmentService } from '@tenon/api/tenon/v1/environments_pb.ts';
import { InvitationService } from '@tenon/api/tenon/v1/invitations_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { FormModal, SecretOnce, Time } from '../../design/index.ts';

interface Values extends Record<string, unknown> {
  email: string;
  roles: string[];
  givenName: string;
  familyName: string;
  name: string;
  sends: boolean;
}

const schema = z.object({ email: z.email('An e-mail address, such as ada@example.com.') });

interface Props {
  readonly organizationId: string;
  readonly organizationName: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Handed {
  readonly email: string;
  readonly link: string;
  readonly until: Date | undefined;
}

/** Asks somebody to join: by a mail, or by a link that is handed over. */
export function InviteDialog({ organizationId, organizationName, opened, onClose }: Props): ReactNode {
  const roles = useRead(RolesService.method.listOrganizationRoles, { orgId: organizationId }, { enabled: opened });
  const environment = useRead(EnvironmentService.method.getEnvironment, {}, { enabled: opened });
  const invite = useWrite(UserService.method.createUserAndMembership, { says: 'Invitation sent.' });
  const byLink = useWrite(InvitationService.method.inviteByLink, { also: [UserService] });
  const [handed, setHanded] = useState<Handed>();
  const [showsNames, setShowsNames] = useState(false);
  const all = roles.data?.roles ?? [];
  const preset = all.filter(({ defaultMember }) => defaultMember).map(({ name }) => name);
  const days = environment.data?.environment?.invitationDays ?? 15;

  async function submit({ email, roles: chosen, givenName, familyName, name, sends }: Values): Promise<void> {
    const profile = { givenName: givenName.trim(), familyName: familyName.trim(), name: name.trim() };
    if (sends) {
      await invite.run({
        organizationId,
        user: { email: email.trim(), membership: { roles: chosen.map((role) => ({ name: role })) }, userProfile: profile },
        sendInvitationEmail: true,
      });
      onClose();
      return;
    }
    const { link, expiresAt } = await byLink.run({ organizationId, email: email.trim(), roles: chosen, ...profile });
    onClose();
    setHanded({ email: email.trim(), link, until: expiresAt && timestampDate(expiresAt) });
  }

  return (
    <>
      {opened && roles.data && (
        <FormModal
          opened
          onClose={onClose}
          title={`Invite to ${organizationName}`}
          submit="Invite"
          initial={{ email: '', roles: preset, givenName: '', familyName: '', name: '', sends: true } satisfies Values}
          schema={schema}
          onSubmit={submit}
          toProblem={problemOf}
        >
          {(form) => (
            <>
              <TextInput label="E-mail address" type="email" withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('email')} />
              <MultiSelect
                label="Roles"
                description="What they may do there. Without any, they get the default one."
                data={all.map(({ name, displayName, isOrgRole }) => ({
                  value: name,
                  label: isOrgRole ? `${displayName} (of this organization)` : displayName,
                }))}
                searchable={all.length > 7}
                comboboxProps={{ withinPortal: true }}
                {...form.getInputProps('roles')}
              />
              {showsNames ? (
                <SimpleGrid cols={{ base: 1, xs: 2 }}>
                  <TextInput label="First name" autoComplete="off" {...form.getInputProps('givenName')} />
                  <TextInput label="Last name" autoComplete="off" {...form.getInputProps('familyName')} />
                  <TextInput label="Display name" autoComplete="off" {...form.getInputProps('name')} />
                </SimpleGrid>
              ) : (
                <Anchor component="button" type="button" onClick={() => setShowsNames(true)} style={{ alignSelf: 'flex-start' }}>
                  Add a name
                </Anchor>
              )}
              <Checkbox
                label="Send the invitation by e-mail"
                description={
                  form.values.sends
                    ? `The link in it works once and for ${days} days.`
                    : `You get a link to hand over instead. Whoever opens it still shows that they read this mailbox. It works for ${days} days.`
                }
                {...form.getInputProps('sends', { type: 'checkbox' })}
              />
            </>
          )}
        </FormModal>
      )}
      <LinkDialog handed={handed} onClose={() => setHanded(undefined)} />
    </>
  );
}

/** A link that is shown now and never again. */
export function LinkDialog({ handed, onClose }: { readonly handed: Handed | undefined; readonly onClose: () => void }): ReactNode {
  return (
    <Modal opened={handed !== undefined} onClose={onClose} title="Invitation link" closeButtonProps={{ 'aria-label': 'Close' }}>
      {handed && (
        <Stack>
          <SecretOnce value={handed.link}>
            For {handed.email} alone: they are asked for a code that is mailed to them. It is shown only now
            {handed.until && (
              <>
                , and ends <Time at={handed.until} />
              </>
            )}
            .
          </SecretOnce>
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
