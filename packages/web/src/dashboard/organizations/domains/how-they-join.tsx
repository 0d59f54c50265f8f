import { IconDoorEnter, IconUserCheck } from '@tabler/icons-react';
import { JoinRequestService } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import type { ReactNode } from 'react';
import { useRead } from '../../../api/index.ts';
import { ButtonLink } from '../../../design/index.ts';
import css from './domains.module.css';

/** Whether somebody looks at those who join by their address. That is decided among the approvals. */
export function HowTheyJoin({ organizationId }: { readonly organizationId: string }): ReactNode {
  const { data } = useRead(JoinRequestService.method.getJoinPolicy, { organizationId });
  if (!data) return null;
  const Mark = data.approvalRequired ? IconUserCheck : IconDoorEnter;
  return (
    <div className={css['joining']}>
      <Mark size={18} aria-hidden />
      <span>{data.approvalRequired ? 'They ask first, and wait until somebody approves.' : 'They are in as soon as they have proven their address.'}</span>
      <ButtonLink size="compact-sm" to="/organizations/$organizationId/approvals" params={{ organizationId }}>
        Approvals
      </ButtonLink>
    </div>
  );
}
