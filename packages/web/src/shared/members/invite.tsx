import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Anchor, Checkbox, MultiSelect, SimpleGrid, TextInput } from '@mantine/core';
import { RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { ApprovalService } from '@tenon/api/tenon/v1/approvals_pb.ts';
import { EnvironmentService } from '@tenon/api/tenon/v1/environments_pb.ts';
import { InvitationService } from '@tenon/api/tenon/v1/invitations_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { FailedModal, FormModal, Note } from '../../design/index.ts';
import { type Handed, LinkDialog } from './link-dialog.tsx';
import { RoleChoice } from './role-choice.tsx';
import { roleName } from './role-name.ts';
import { t } from './words/index.ts';

interface Values extends Record<string, unknown> {
  email: string;
  roles: string[];
  givenName: string;
  familyName: string;
  name: string;
  sends: boolean;
}

const schema = () => z.object({ email: z.email(t('invite.noEmail')) });

interface Props {
  readonly organizationId: string;
  readonly organizationName: string;
  /** How long the link lives; where it is not said, the environment is asked, which only those may who look after it. */
  readonly invitationDays?: number | undefined;
  /** Whether they let people in by themselves; else somebody may have to approve the invitation first. */
  readonly mayApprove?: boolean;
  /** Everybody has one role: another one is in the place of the first. */
  readonly oneRole?: boolean;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Asks somebody to join: by a mail, or by a link that is handed over. */
export function InviteDialog({ organizationId, organizationName, invitationDays, mayApprove = true, oneRole = false, opened, onClose }: Props): ReactNode {
  const roles = useRead(RolesService.method.listOrganizationRoles, { orgId: organizationId }, { enabled: opened });
  const environment = useRead(EnvironmentService.method.getEnvironment, {}, { enabled: opened && invitationDays === undefined });
  const approval = useRead(ApprovalService.method.getInvitationApproval, { organizationId }, { enabled: opened && !mayApprove });
  const invite = useWrite(UserService.method.createUserAndMembership, { says: t('done.invited') });
  const ask = useWrite(ApprovalService.method.requestInvitation, {
    // It may be switched off by now.
    says: ({ invitationRequest }) => t(invitationRequest ? 'done.askedFor' : 'done.invited'),
    also: [UserService],
  });
  const byLink = useWrite(InvitationService.method.inviteByLink, { also: [UserService] });
  const [handed, setHanded] = useState<Handed>();
  const [showsNames, setShowsNames] = useState(false);
  const all = roles.data?.roles ?? [];
  const preset = all.filter(({ defaultMember }) => defaultMember).map(({ name }) => name);
  const waits = !mayApprove && approval.data?.approvalRequired === true;
  const days = invitationDays ?? environment.data?.environment?.invitationDays ?? 15;

  async function submit({ email, roles: chosen, givenName, familyName, name, sends }: Values): Promise<void> {
    const profile = { givenName: givenName.trim(), familyName: familyName.trim(), name: name.trim() };
    const whom = { organizationId, email: email.trim(), roles: chosen };
    if (waits) {
      await ask.run({ ...whom, firstName: profile.givenName, lastName: profile.familyName, name: profile.name });
      onClose();
      return;
    }
    if (sends) {
      await invite.run({
        organizationId,
        user: { email: whom.email, membership: { roles: chosen.map((role) => ({ name: role })) }, userProfile: profile },
        sendInvitationEmail: true,
      });
      onClose();
      return;
    }
    const { link, expiresAt } = await byLink.run({ ...whom, ...profile });
    onClose();
    setHanded({ email: email.trim(), link, until: expiresAt && timestampDate(expiresAt) });
  }

  return (
    <>
      {opened && roles.data && (mayApprove || !approval.isLoading) && (
        <FormModal
          opened
          onClose={onClose}
          title={t('invite.title', { organization: organizationName })}
          submit={({ sends }) => t(waits ? 'do.askForInvitation' : sends ? 'do.sendInvitation' : 'do.makeLink')}
          initial={{ email: '', roles: preset, givenName: '', familyName: '', name: '', sends: true } satisfies Values}
          schema={schema()}
          onSubmit={submit}
          toProblem={problemOf}
        >
          {(form) => (
            <>
              <TextInput label={t('invite.email')} type="email" withAsterisk data-autofocus autoComplete="off" {...form.getInputProps('email')} />
              {oneRole ? (
                <RoleChoice roles={all} chosen={form.values.roles} onChoose={(role) => form.setFieldValue('roles', [role])} />
              ) : (
                <MultiSelect
                  label={t('invite.roles')}
                  description={t('invite.rolesHint')}
                  data={all.map((role) => ({
                    value: role.name,
                    label: role.isOrgRole ? t('invite.ofOrganization', { role: role.displayName }) : roleName(role),
                  }))}
                  searchable={all.length > 7}
                  comboboxProps={{ withinPortal: true }}
                  {...form.getInputProps('roles')}
                />
              )}
              {showsNames ? (
                <SimpleGrid cols={{ base: 1, xs: 2 }}>
                  <TextInput label={t('invite.givenName')} autoComplete="off" {...form.getInputProps('givenName')} />
                  <TextInput label={t('invite.familyName')} autoComplete="off" {...form.getInputProps('familyName')} />
                  <TextInput label={t('invite.name')} autoComplete="off" {...form.getInputProps('name')} />
                </SimpleGrid>
              ) : (
                <Anchor component="button" type="button" onClick={() => setShowsNames(true)} style={{ alignSelf: 'flex-start' }}>
                  {t('invite.addName')}
                </Anchor>
              )}
              {waits ? (
                <Note>{t('invite.waits')}</Note>
              ) : (
                <Checkbox
                  label={t('invite.sends')}
                  description={t(form.values.sends ? 'invite.sendsHint' : 'invite.linkHint', { count: days })}
                  {...form.getInputProps('sends', { type: 'checkbox' })}
                />
              )}
            </>
          )}
        </FormModal>
      )}
      {opened && !roles.data && roles.problem && (
        <FailedModal onClose={onClose} title={t('invite.title', { organization: organizationName })} problem={roles.problem} retry={roles.retry} />
      )}
      <LinkDialog opened={handed !== undefined} handed={handed} onClose={() => setHanded(undefined)} />
    </>
  );
}
