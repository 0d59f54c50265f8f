import { timestampDate } from '@bufbuild/protobuf/wkt';
import { WebhookDeliveryStatus as Status, type WebhookDelivery, type WebhookEndpoint } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import { relativeTime, type Tone } from '../../design/index.ts';

interface Said {
  readonly tone: Tone;
  readonly words: string;
}

export function stateOf({ enabled, disabledTime, failingSince }: Pick<WebhookEndpoint, 'enabled' | 'disabledTime' | 'failingSince'>): Said {
  if (!enabled) return disabledTime ? { tone: 'bad', words: 'Switched off' } : { tone: 'idle', words: 'Paused' };
  return failingSince ? { tone: 'wait', words: 'Failing' } : { tone: 'good', words: 'On' };
}

/** What an endpoint is called: what somebody wrote of it, or where it is. */
export const titleOf = ({ description, url }: Pick<WebhookEndpoint, 'description' | 'url'>): string => description || hostOf(url);

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

export function listensTo({ eventTypes }: Pick<WebhookEndpoint, 'eventTypes'>): string {
  if (eventTypes.length === 0) return 'Everything';
  return eventTypes.length === 1 ? '1 kind of event' : `${eventTypes.length} kinds of events`;
}

export const STATUSES = [
  { value: 'success', label: 'Success', status: Status.SUCCESS },
  { value: 'queued', label: 'Queued', status: Status.QUEUED },
  { value: 'retrying', label: 'Retrying', status: Status.RETRYING },
  { value: 'failed', label: 'Failed', status: Status.FAILED },
] as const;

const TONES: Readonly<Partial<Record<Status, Tone>>> = {
  [Status.SUCCESS]: 'good',
  [Status.RETRYING]: 'wait',
  [Status.FAILED]: 'bad',
};

/** Where a delivery stands, and what there is to say beside it: when it goes on, what was answered last. */
export function statusOf({ status, attempts, lastStatus, nextAttemptTime }: WebhookDelivery): Said & { readonly detail?: string } {
  const words = STATUSES.find((one) => one.status === status)?.label ?? 'Unknown';
  const answered = attempts === 0 || status === Status.QUEUED ? '' : lastStatus === 0 ? 'no answer' : String(lastStatus);
  const next = nextAttemptTime ? relativeTime(timestampDate(nextAttemptTime), new Date()) : '';
  const detail = [answered, next].filter(Boolean).join(' · ');
  return { tone: TONES[status] ?? 'idle', words, ...(detail && { detail }) };
}

export const answerOf = (status: number): string => (status === 0 ? 'None' : String(status));
