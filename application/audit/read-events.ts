import type { Body } from '../../domain/kernel/body.js';
import { UnreadableEvent, type EventStore } from '../ports/event-store.js';
import type { Families } from './explained.js';
import { redacted } from './redacted.js';

/** Where an event stands, as the read model `event-index` knows it. */
export interface Place {
  readonly eventId: string;
  readonly family: string;
  /** The id in the name of its stream. */
  readonly entity: string;
}

export interface Opened {
  /** 1 for the first of its stream. */
  readonly revision: number;
  readonly data: Body;
}

interface Needs {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly families: Families;
}

/** What these events of one business say, without a word of a person, by their ids. What this program cannot read is left out. */
export const readEvents =
  ({ store, families }: Needs) =>
  async (tenant: string, places: readonly Place[]): Promise<ReadonlyMap<string, Opened>> => {
    const streams = new Map(places.map((place) => [`${place.family}-${place.entity}`, place]));
    const wanted = new Set(places.map(({ eventId }) => eventId));
    const read = await Promise.all(
      [...streams.values()].map(async ({ family, entity }) => {
        const events = await store.readStream(tenant, { category: family, id: entity }).catch(unread);
        return events.filter(({ id }) => wanted.has(id)).map((event) => ({ family, ...event }));
      }),
    );
    return new Map(
      read.flat().flatMap(({ family, id, revision, event }) => {
        const spec = families[family]?.events[event.type];
        return spec === undefined ? [] : [[id, { revision, data: redacted(spec, { ...event.data }) }]];
      }),
    );
  };

function unread(error: unknown): readonly never[] {
  if (error instanceof UnreadableEvent) return [];
  throw error;
}

export type ReadEvents = ReturnType<typeof readEvents>;
