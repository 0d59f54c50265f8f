import { InterceptorService, InterceptorTrigger } from '@tenon/api/tenon/v1/interceptors_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { InterceptorFields, type InterceptorValues, interceptorSchema, NEW, policyIn, triggerIn } from './fields.tsx';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string, secret: string) => void;
}

/** Makes an interceptor. It is asked from then on. */
export function CreateInterceptor({ opened, onClose, onCreated }: Props): ReactNode {
  const create = useWrite(InterceptorService.method.createInterceptor, { says: 'Interceptor created.' });

  async function submit(values: InterceptorValues): Promise<void> {
    const { interceptor, secret } = await create.run({
      displayName: values.displayName.trim(),
      trigger: triggerIn(values) ?? InterceptorTrigger.UNSPECIFIED,
      url: values.url.trim(),
      timeoutSeconds: values.timeoutSeconds,
      failurePolicy: policyIn(values),
    });
    if (interceptor) onCreated(interceptor.id, secret);
  }

  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Create interceptor"
      submit="Create interceptor"
      initial={NEW}
      schema={interceptorSchema}
      onSubmit={submit}
      toProblem={problemOf}
    >
      {(form) => <InterceptorFields form={form} isNew />}
    </FormModal>
  );
}
