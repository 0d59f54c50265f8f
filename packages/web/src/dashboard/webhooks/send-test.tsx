import { Select } from '@mantine/core';
import { type WebhookEndpoint, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useRead, useWrite } from '../../api/index.ts';
import { Answered, type Form, FormModal, Json } from '../../design/index.ts';
import css from './webhooks.module.css';

interface Props {
  readonly endpoint: WebhookEndpoint;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  type: string;
}

/** Sends an event that did not happen, of a kind somebody chooses. */
export function SendTest({ endpoint: { id, eventTypes }, opened, onClose }: Props): ReactNode {
  const send = useWrite(WebhookService.method.sendTestWebhook, { says: 'The test event goes out.' });
  const initial: Values = { type: eventTypes[0] ?? 'organization.created' };
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Send a test event"
      submit="Send"
      initial={initial}
      onSubmit={async ({ type }) => {
        await send.run({ endpointId: id, eventType: type });
        onClose();
      }}
      toProblem={problemOf}
    >
      {(form) => <Kind form={form} />}
    </FormModal>
  );
}

function Kind({ form }: { readonly form: Form<Values> }): ReactNode {
  const types = useRead(WebhookService.method.listWebhookEventTypes, {});
  return (
    <Answered answer={types}>
      {({ eventTypes }) => {
        const chosen = eventTypes.find(({ type }) => type === form.values.type);
        return (
          <>
            <Select
              label="Kind of event"
              description="It tells of made-up people and goes the way of all others. Nothing happens here because of it."
              data={eventTypes.map(({ type, displayName }) => ({ value: type, label: displayName }))}
              searchable
              allowDeselect={false}
              data-autofocus
              {...form.getInputProps('type')}
            />
            {chosen?.example && (
              <div className={css['example']}>
                <Json label="What is sent, with an id and a time of its own" value={chosen.example} />
              </div>
            )}
          </>
        );
      }}
    </Answered>
  );
}
