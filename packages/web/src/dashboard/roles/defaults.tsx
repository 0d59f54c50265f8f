import { Select } from '@mantine/core';
import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { FieldRow, Section, SettingsForm, useDraft } from '../../design/index.ts';
import { useMayWrite } from '../operator.ts';

/** Which role somebody gets who was not given one. */
export function Defaults({ roles }: { readonly roles: readonly Role[] }): ReactNode {
  const mayWrite = useMayWrite();
  const save = useWrite(RolesService.method.updateDefaultRoles, { says: 'Saved. Whoever is in already keeps what they have.' });
  const draft = useDraft({
    saved: {
      creator: roles.find(({ defaultCreator }) => defaultCreator)?.name ?? '',
      member: roles.find(({ defaultMember }) => defaultMember)?.name ?? '',
    },
    names: { creator: 'Whoever creates an organization', member: 'Whoever joins one' },
    toProblem: problemOf,
    send: async (_, { creator, member }) => {
      await save.run({ ...(creator && { defaultCreatorRole: creator }), ...(member && { defaultMemberRole: member }) });
    },
  });
  const data = roles.map(({ name, displayName }) => ({ value: name, label: displayName }));
  return (
    <SettingsForm draft={draft} readOnly={!mayWrite}>
      <Section title="By default" description="What people get who are not given a role. An organization may say otherwise for those who join it.">
        <FieldRow>
          <Select
            label="Whoever creates an organization"
            data={data}
            value={draft.values.creator || null}
            onChange={(creator) => creator && draft.set({ creator })}
            allowDeselect={false}
            disabled={!mayWrite}
          />
          <Select
            label="Whoever joins one"
            data={data}
            value={draft.values.member || null}
            onChange={(member) => member && draft.set({ member })}
            allowDeselect={false}
            disabled={!mayWrite}
          />
        </FieldRow>
      </Section>
    </SettingsForm>
  );
}
