import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog, type Problem, useAskBeforeUnload } from '../../design/index.ts';
import { t } from './words/index.ts';

/** As many characters as the calls take. */
const LONGEST = 500;

interface Props {
  /** Who is not to come in, as the title of the question calls them. */
  readonly who: { readonly email: string; readonly name?: string };
  /** Who wants them invited; empty: it is not known. Absent: they ask for themselves. */
  readonly requester?: string;
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  readonly onClose: () => void;
  readonly onRefuse: (reason: string) => void;
}

/** Asks before somebody is refused, says who hears of it, and takes a reason for them to read. */
export function RefuseDialog({ who: { email, name }, requester, isBusy, problem, onClose, onRefuse }: Props): ReactNode {
  const [reason, setReason] = useState('');
  useAskBeforeUnload(reason.trim() !== '' && !isBusy);
  const asksItself = requester === undefined;
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={asksItself ? t('refuseTitle', { name: name || email }) : t('refuseInvitationTitle', { email })}
      confirm={t('refuse')}
      isBusy={isBusy}
      problem={problem}
      onConfirm={() => onRefuse(reason.trim())}
    >
      <p>{asksItself ? t('toldNotIn') : t('toldNotInvited', { requester: requester || t('somebody'), email })}</p>
      <Textarea
        label={t('reason')}
        description={t('reasonRead')}
        rows={3}
        maxLength={LONGEST}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </ConfirmDialog>
  );
}
