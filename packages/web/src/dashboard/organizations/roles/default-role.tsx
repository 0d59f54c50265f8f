import { Button, Select } from '@mantine/core';
import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useWrite } from '../../../api/index.ts';
import { Section } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import css from './roles.module.css';

/** Which role somebody gets who joins without being given one. */
export function DefaultRole({ organizationId, roles }: { readonly organizationId: string; readonly roles: readonly Role[] }): ReactNode {
  const mayWrite = useMayWrite();
  const save = useWrite(RolesService.method.updateDefaultOrganizationRoles, { says: 'Saved.' });
  const now = roles.find(({ defaultMember }) => defaultMember)?.name ?? null;
  const [wanted, setWanted] = useState(now);
  useEffect(() => setWanted(now), [now]);
  return (
    <Section
      title="Default role"
      description="Whoever joins this organization without being given a role gets this one. Members who are in already keep theirs."
    >
      <form
        className={css['default']}
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted) save.attempt({ orgId: organizationId, defaultMemberRole: wanted });
        }}
      >
        <Select
          aria-label="Default role"
          data={roles.map(({ name, displayName, isOrgRole }) => ({ value: name, label: isOrgRole ? `${displayName} (of this organization)` : displayName }))}
          value={wanted}
          onChange={setWanted}
          allowDeselect={false}
          disabled={!mayWrite}
        />
        {mayWrite && (
          <Button type="submit" disabled={!wanted || wanted === now} loading={save.isBusy}>
            Save
          </Button>
        )}
      </form>
    </Section>
  );
}
