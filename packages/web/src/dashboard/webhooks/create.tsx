import { WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useWrite } from '../../api/index.ts';
import { FormModal } from '../../design/index.ts';
import { EndpointFields, type EndpointValues, endpointSchema, NEW, typesIn } from './fields.tsx';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (id: string, secret: string) => void;
}

/** Makes an endpoint. It is told of what happens from then on. */
export function CreateEndpoint({ opened, onClose, onCreated }: Props): ReactNode {
  const create = useWrite(WebhookService.method.createWebhookEndpoint, { says: 'Endpoint created.' });

  async function submit(values: EndpointValues): Promise<void> {
    const { endpoint, secret } = await create.run({ url: values.url.trim(), description: values.description.trim(), eventTypes: typesIn(values) });
    if (endpoint) onCreated(endpoint.id, secret);
  }

  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Create endpoint"
      submit="Create endpoint"
      initial={NEW}
      schema={endpointSchema}
      onSubmit={submit}
      toProblem={problemOf}
    >
      {(form) => <EndpointFields form={form} />}
    </FormModal>
  );
}
