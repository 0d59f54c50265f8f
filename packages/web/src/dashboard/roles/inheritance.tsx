import { Link } from '@tanstack/react-router';
import { type Role, RolesService } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../api/index.ts';
import { Section } from '../../design/index.ts';
import css from './roles.module.css';
import { lineAbove } from './tree.ts';

interface Props {
  readonly role: Role;
  readonly roles: readonly Role[];
}

/** Where a role stands among the others: below what it extends, above what extends it. Lists in lists, so that it is heard as it is seen. */
export function Inheritance({ role, roles }: Props): ReactNode {
  const { data } = useRead(RolesService.method.listDependentRoles, { roleName: role.id });
  const below = data?.roles ?? [];
  const above = lineAbove(roles, role);
  const isAlone = above.length === 0 && below.length === 0;
  const here = (
    <>
      <div className={css['node']} data-here aria-current="true">
        <strong>{role.displayName}</strong>
        <small>This role</small>
      </div>
      <Below direct={below} roles={roles} />
    </>
  );
  // From the inside out: each role that is extended is the list around what extends it.
  const line = above.reduceRight<ReactNode>(
    (inner, base) => (
      <>
        <Node role={base} />
        <ul>
          <li>{inner}</li>
        </ul>
      </>
    ),
    here,
  );
  return (
    <Section
      title="Inheritance"
      description={
        isAlone
          ? 'It stands by itself: it extends no role, and no role extends it.'
          : 'Each role allows all that the one above it does. What changes above changes below.'
      }
    >
      {!isAlone && (
        <ul className={css['tree']} aria-label="Inheritance">
          <li>{line}</li>
        </ul>
      )}
    </Section>
  );
}

/** Those that extend it, and those that extend them. What organizations made for themselves is extended by nothing here. */
function Below({ direct, roles }: { readonly direct: readonly Role[]; readonly roles: readonly Role[] }): ReactNode {
  if (direct.length === 0) return null;
  return (
    <ul>
      {direct.map((role) => (
        <li key={role.id}>
          <Node role={role} />
          {!role.isOrgRole && <Below direct={roles.filter((other) => other.extends === role.name)} roles={roles} />}
        </li>
      ))}
    </ul>
  );
}

function Node({ role }: { readonly role: Role }): ReactNode {
  return (
    <div className={css['node']}>
      {role.isOrgRole ? (
        <strong>{role.displayName}</strong>
      ) : (
        <Link to="/roles/$roleId" params={{ roleId: role.id }}>
          {role.displayName}
        </Link>
      )}
      {role.isOrgRole && <small>of one organization</small>}
    </div>
  );
}
