import { CLIENTS, command } from '../../chassis/command.ts';
import type { Environment } from '../../platform/environment.ts';
import { displayName, type Envelope, EVENT_TYPES, type EventTypeName, envelopeOf } from '../events/index.ts';
import { exampleOf } from './examples.ts';

/** A kind of event, and what one looks like. */
export interface DescribedType {
  readonly type: EventTypeName;
  readonly displayName: string;
  readonly description: string;
  readonly object: string;
  readonly example: Envelope;
}

export const listEventTypes = command({
  needs: CLIENTS,
  reads: true,
  run: async ({ environment }, _: undefined): Promise<readonly DescribedType[]> => EVENT_TYPE_NAMES.map((type) => described(type, environment)),
});

const EVENT_TYPE_NAMES = Object.keys(EVENT_TYPES) as EventTypeName[]; // the keys of a record of that very type

function described(type: EventTypeName, { id }: Environment): DescribedType {
  const { object, when } = EVENT_TYPES[type];
  const { organizationId = null, data } = exampleOf(type);
  const example = envelopeOf({ id: 'evt_1000000000000000001', type, at: new Date('2026-01-01T09:00:00.000Z'), organizationId, object, data }, id);
  return { type, displayName: displayName(type), description: when, object, example };
}
