import { type Interceptor, InterceptorService } from '@tenon/api/tenon/v1/interceptors_pb.ts';
import type { ReactNode } from 'react';
import { useWrite } from '../../api/index.ts';
import { ConfirmDialog } from '../../design/index.ts';

interface Props {
  readonly interceptor: Interceptor;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** Asks before an interceptor goes: from then on nobody is asked. */
export function DeleteInterceptor({ interceptor: { id, displayName }, onClose, onDeleted }: Props): ReactNode {
  const remove = useWrite(InterceptorService.method.deleteInterceptor, {
    says: 'Interceptor deleted.',
    deletes: ({ interceptorId = '' }) => interceptorId,
    quiet: true,
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${displayName}?`}
      confirm="Delete interceptor"
      isBusy={remove.isBusy}
      problem={remove.problem}
      onConfirm={() =>
        remove.attempt({ interceptorId: id }, () => {
          onClose();
          onDeleted?.();
        })
      }
    >
      <p>
        Your app is not asked any more, and what it would have refused goes on. Its secret and the log of its calls go, too. To stop it for a while, switch it
        off.
      </p>
    </ConfirmDialog>
  );
}
