/**
 * Webhooks are addresses of the app's that are told what happened: every event they listen to is posted there, signed, and
 * tried again for a day until it arrives.
 *
 * This feature owns the endpoints, their secrets, what becomes of each delivery and the log of attempts. A delivery comes
 * into being with its event, in the transaction that announced it (platform/outbox.ts); what an event says is for whoever
 * announces it, how it looks on the wire for events.
 */
export { catchUpJobs } from './catch-up.ts';
export { createCourier } from './courier.ts';
export { forgetJobs } from './forget.ts';
export { webhookMails } from './mail.ts';
export { webhookDuty } from './sweep.ts';
