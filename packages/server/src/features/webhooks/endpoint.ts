import type { Environment } from '../../platform/environment.ts';
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
export interface ArmedEndpoint extends Pick<Endpoint, 'id' | 'url' | 'failingSince'> {
  readonly sealedSecret: string;
  /** The secret before, while deliveries are signed with both. */
  readonly sealedBefore: string | null;
  readonly beforeUntil: Date | null;
}

/** Of an environment. */
export const MOST_ENDPOINTS = 50;

const DAY = 24 * 60 * 60 * 1000;
/** Nothing but failures for so long, and an endpoint is switched off: nobody is there. */
export const PATIENCE_MILLISECONDS = 5 * DAY;

/**
 * Events tell of people, so they go over TLS; in development to the developer's own machine as well. Where an address really
 * leads is looked at when it is called, by the way outside.
 */
export function checkUrl(given: string, { kind }: Pick<Environment, 'kind'>): string {
  const url = URL.parse(given);
  const isHere = url !== null && (HERE.has(url.hostname) || url.hostname.endsWith('.localhost'));
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && kind === 'development' && isHere)) || url.username || url.password) {
    const description =
      kind === 'development' ? 'must be a URL that begins with https://, or with http:// and is on this machine' : 'must be a URL that begins with https://';
    throw invalidFields([{ field: 'url', description, constraint: 'webhooks.url' }]);
  }
  // What stands behind # is never sent.
  url.hash = '';
  return url.href;
}

const HERE = new Set(['localhost', '127.0.0.1', '[::1]']);

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
