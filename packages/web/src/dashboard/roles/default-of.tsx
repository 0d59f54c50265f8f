import type { Role } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import { StatusBadge } from '../../design/index.ts';
import css from './roles.module.css';

/** Who gets a role without being given it. */
export function DefaultOf({ role: { defaultCreator, defaultMember } }: { readonly role: Role }): ReactNode {
  if (!defaultCreator && !defaultMember) return <span className={css['quiet']}>–</span>;
  const whose = defaultCreator ? (defaultMember ? 'For everybody' : 'For who creates one') : 'For who joins';
  return <StatusBadge tone="accent">{whose}</StatusBadge>;
}
