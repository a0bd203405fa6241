import type { EventSpecs } from '../../domain/kernel/event.js';
import { timeFieldOf } from '../../domain/kernel/fields.js';
import type { Projection } from '../kernel/projection.js';

export interface EventIndexRow {
  readonly family: string;
  readonly type: string;
  /** The id in the name of its stream. */
  readonly entity: string;
  readonly actor: string;
  /** When it happened, as the event says itself. */
  readonly at: string;
}

interface AnyEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where every event of a business stands, without a word of what it says: the log, as a business can leaf through its own part of it. */
export const eventIndex = (
  families: Readonly<Record<string, { readonly events: EventSpecs }>>,
): Projection<AnyEvent, EventIndexRow> => ({
  name: 'event-index',
  version: 1,
  scope: 'tenant',
  on: Object.fromEntries(
    Object.entries(families).flatMap(([family, { events }]) =>
      Object.entries(events).map(([type, spec]) => [type, putter(family, type, timeFieldOf(spec.data))]),
    ),
  ),
});

function putter(
  family: string,
  type: string,
  timeField: string,
): Projection<AnyEvent, EventIndexRow>['on'][string] {
  return (data, { entity, actor, eventId: key }) =>
    isEndOfBusiness(type, data)
      ? []
      : [{ change: 'put', key, set: { family, type, entity, actor, at: String(data[timeField]) } }];
}

/** All rows of the business go with it, and this one is none that stays. */
const isEndOfBusiness = (type: string, data: AnyEvent['data']): boolean =>
  type === 'KeysDestroyed' && data['scope'] === 'business';
