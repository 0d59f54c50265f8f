import { Switch } from '@mantine/core';
import { JoinRequestService } from '@tenon/api/tenon/v1/join_requests_pb.ts';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../../api/index.ts';
import { Answered } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import css from './domains.module.css';

/** Whether somebody looks at each of those who join by their address. */
export function JoinApproval({ organizationId }: { readonly organizationId: string }): ReactNode {
  const mayWrite = useMayWrite();
  const policy = useRead(JoinRequestService.method.getJoinPolicy, { organizationId });
  const change = useWrite(JoinRequestService.method.updateJoinPolicy, { says: 'Saved.' });
  return (
    <div className={css['approval']}>
      <Answered answer={policy} lines={1}>
        {({ approvalRequired }) => (
          <Switch
            label="Ask before somebody joins"
            description="On: they wait until a request is approved. Off: they are in as soon as they have proven their address."
            checked={approvalRequired}
            disabled={!mayWrite || change.isBusy}
            onChange={(event) => change.attempt({ organizationId, approvalRequired: event.currentTarget.checked })}
          />
        )}
      </Answered>
    </div>
  );
}
