import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, Group, Stack } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { WebhookDeliveryStatus as Status, type WebhookAttempt, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import type { ReactNode } from 'react';
import { useRead, useWrite } from '../../api/index.ts';
import { Answered, CopyId, Facts, Json, Quiet, StatusBadge, Tag, Time } from '../../design/index.ts';
import { OrganizationLink } from '../id-link.tsx';
import css from './webhooks.module.css';
import { answerOf, statusOf } from './words.ts';

const LOOK_AGAIN_MS = 2_000;

/** One event on its way to one endpoint: every attempt, and what was sent. */
export function Delivery({ id, mayResend }: { readonly id: string; readonly mayResend: boolean }): ReactNode {
  const read = useRead(
    WebhookService.method.getWebhookDelivery,
    { deliveryId: id },
    { every: (known) => (known?.delivery?.status === Status.QUEUED || known?.delivery?.status === Status.RETRYING ? LOOK_AGAIN_MS : undefined) },
  );
  const resend = useWrite(WebhookService.method.resendWebhookDelivery, { says: 'It goes out again.' });
  return (
    <Answered answer={read}>
      {({ delivery, payload, attempts }) => {
        if (!delivery) return null;
        const { tone, words, detail } = statusOf(delivery);
        return (
          <Stack gap="lg">
            <Facts
              items={[
                [
                  'Status',
                  <span key="status" className={css['status']}>
                    <StatusBadge tone={tone}>{words}</StatusBadge>
                    {detail && <small>{detail}</small>}
                  </span>,
                ],
                ['Type', <CopyId key="type" id={delivery.eventType} label="type" />],
                ['Event', <CopyId key="event" id={delivery.eventId} label="event id" />],
                [
                  'Happened',
                  delivery.isTest ? <Tag key="test">Made up for a test</Tag> : <Time key="at" at={delivery.createTime && timestampDate(delivery.createTime)} />,
                ],
                ...(delivery.organizationId ? [['Organization', <OrganizationLink key="organization" id={delivery.organizationId} />] as const] : []),
              ]}
            />
            {mayResend && (
              <Group>
                <Button leftSection={<IconSend size={16} />} loading={resend.isBusy} onClick={() => resend.attempt({ deliveryId: id })}>
                  Resend
                </Button>
              </Group>
            )}
            <section aria-label="Attempts" className={css['attempts']}>
              <h3>Attempts</h3>
              {attempts.length === 0 ? <Quiet>It has not been sent yet.</Quiet> : attempts.map((attempt) => <Attempt key={attempt.number} attempt={attempt} />)}
            </section>
            <Json label="What is sent" value={JSON.parse(payload)} />
          </Stack>
        );
      }}
    </Answered>
  );
}

/** One try. What was answered stands open below the newest. */
function Attempt({ attempt }: { readonly attempt: WebhookAttempt }): ReactNode {
  const { number, time, url, requestHeaders, status, failure, milliseconds, response } = attempt;
  return (
    <details className={css['attempt']}>
      <summary>
        <StatusBadge tone={failure ? 'bad' : 'good'}>
          {number}. {failure ? (status === 0 ? 'No answer' : `Answered ${status}`) : `Answered ${status}`}
        </StatusBadge>
        <span>
          {milliseconds} ms · <Time at={time && timestampDate(time)} />
        </span>
      </summary>
      <Stack gap="md">
        {failure && <p>It counts as failed: {failure}.</p>}
        <Facts
          items={[
            ['Address', <code key="url">{url}</code>],
            ['Answer', answerOf(status)],
          ]}
        />
        <Json label="What came back" value={response === '' ? '(nothing)' : parsed(response)} />
        <Json label="Headers that were sent" value={requestHeaders} />
      </Stack>
    </details>
  );
}

/** JSON in lines, and anything else as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
