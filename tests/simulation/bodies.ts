import type { RecordedEvent } from '../../application/ports/event-store.js';

export type Recorded = readonly RecordedEvent[];
/** By `category-id`. */
export type Streams = ReadonlyMap<string, Recorded>;

/** Fields as they are read here: all of them are texts. */
export type Body = Readonly<Partial<Record<string, string>>>;

export const bodiesOf = (events: Recorded, ...types: readonly string[]): readonly Body[] =>
  events.filter(({ event }) => types.includes(event.type)).map(({ event }) => event.data as Body);
