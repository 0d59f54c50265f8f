import { faults } from '../../platform/fault.ts';

export const webhookFaults = faults('webhooks', {
  notFound: ['missing', 'There is no webhook endpoint "{endpoint}" in this environment.'],
  noDelivery: [
    'missing',
    'There is no webhook delivery "{delivery}" in this environment. Deliveries are kept for 30 days; an event that is older can be replayed.',
  ],
  noEvent: ['missing', 'There is no event "{event}" in this environment.'],
  tooMany: ['tooMany', 'There are {most} webhook endpoints, which is the most. Delete one that is not needed any more.'],
  off: ['wrongState', 'This endpoint is switched off, so nothing is sent to it. Switch it on first.'],
  tooWide: ['invalid', 'There are more than {most} events in this span of time. Replay a shorter one, and then the next.'],
});
