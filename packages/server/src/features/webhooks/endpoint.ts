import type { Signed } from '../../chassis/app-address.ts';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';
import type { WebhookEndpointId } from '../../platform/ids.ts';
import { isEventType } from '../events/index.ts';

/** An address of the app's that is told what happens. */
export interface Endpoint {
  readonly id: WebhookEndpointId;
  readonly url: string;
  readonly description: string;
  /** What it is told of; none: everything. */
  readonly eventTypes: readonly string[];
  readonly enabled: boolean;
  /** When the server itself switched it off: it had answered nothing but failures for days. */
  readonly disabledAt: Date | null;
  /** The first failure after its last success. */
  readonly failingSince: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One that can be delivered to. */
export interface ArmedEndpoint extends Pick<Endpoint, 'url' | 'failingSince'>, Signed {
  readonly id: WebhookEndpointId;
}

/** Of an environment. */
export const MOST_ENDPOINTS = 50;

const DAY = 24 * 60 * 60 * 1000;
/** Nothing but failures for so long, and an endpoint is switched off: nobody is there. */
export const PATIENCE_MILLISECONDS = 5 * DAY;

/** Kinds of events as callers name them. @param field where they stand in the request */
export function checkEventTypes(given: readonly string[], field: string): readonly string[] {
  const violations = given.flatMap((name, index): FieldViolation[] =>
    isEventType(name)
      ? []
      : [
          {
            field: `${field}[${index}]`,
            description: `"${name.slice(0, 100)}" is no kind of event: ListWebhookEventTypes lists them`,
            constraint: 'webhooks.event_type',
          },
        ],
  );
  if (violations.length > 0) throw invalidFields(violations);
  return given;
}
