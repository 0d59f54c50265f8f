/**
 * Events tell what happened in an environment, in the words webhooks carry. Every feature announces its own
 * through its unit of work, and the rows commit with the change they describe (platform/outbox.ts); this
 * feature only reads them back, and knows which kinds there are. Nothing here writes or changes an event.
 */
export { displayName, type Envelope, type Event, envelopeOf } from './event.ts';
export { listEvents } from './list.ts';
export { EVENT_TYPES, type EventTypeName, isEventType } from './types.ts';
