import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { Radio, Stack, TextInput } from '@mantine/core';
import { type WebhookEndpoint, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../api/index.ts';
import { FieldRow, FormModal } from '../../design/index.ts';

interface Props {
  readonly endpoint: WebhookEndpoint;
  readonly opened: boolean;
  readonly onClose: () => void;
}

interface Values extends Record<string, unknown> {
  which: string;
  startTime: string;
  endTime: string;
}

const DAY_MS = 86_400_000;
const isMoment = (text: string): boolean => !Number.isNaN(new Date(text).getTime());

const schema = z
  .object({
    which: z.string(),
    startTime: z.string().refine(isMoment, 'Say from when.'),
    endTime: z.string().refine((text) => text === '' || isMoment(text), 'A time, or nothing.'),
  })
  .refine(({ startTime, endTime }) => endTime === '' || new Date(endTime) > new Date(startTime), { path: ['endTime'], message: 'After the first.' });

/** Sends again what happened in a span of time, or what never arrived of it. */
export function ReplayEvents({ endpoint: { id }, opened, onClose }: Props): ReactNode {
  const replay = useWrite(WebhookService.method.replayWebhookEvents, {
    says: ({ queued }) => (queued === 0 ? 'There is nothing to send.' : queued === 1 ? '1 event goes out.' : `${queued} events go out.`),
  });
  return (
    <FormModal
      opened={opened}
      onClose={onClose}
      title="Replay events"
      submit="Replay"
      initial={{ which: 'missed', startTime: localMinutes(new Date(Date.now() - DAY_MS)), endTime: '' } as Values}
      schema={schema}
      onSubmit={async ({ which, startTime, endTime }) => {
        await replay.run({
          endpointId: id,
          startTime: timestampFromDate(new Date(startTime)),
          ...(endTime && { endTime: timestampFromDate(new Date(endTime)) }),
          onlyMissed: which === 'missed',
        });
        onClose();
      }}
      toProblem={problemOf}
    >
      {(form) => (
        <>
          <Radio.Group label="Which" {...form.getInputProps('which')}>
            <Stack gap="xs" mt={6}>
              <Radio value="missed" label="What never arrived" description="What was never sent, or failed and is not tried any more." />
              <Radio value="all" label="Everything" description="What arrived comes once more, with the id it had: your app tells by it." />
            </Stack>
          </Radio.Group>
          <FieldRow>
            <TextInput type="datetime-local" label="From" withAsterisk {...form.getInputProps('startTime')} />
            <TextInput
              type="datetime-local"
              label="Until"
              description="Nothing: until now."
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...form.getInputProps('endTime')}
            />
          </FieldRow>
        </>
      )}
    </FormModal>
  );
}

/** As a field of the browser takes it: minutes in the reader's own zone. */
const localMinutes = (at: Date): string => new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
