import type {
  AllStreamResolvedEvent,
  EventData,
  JSONEventType,
  Position as LogPosition,
  RecordedEvent as KurrentRecord,
  ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import {
  UnreadableEvent,
  type Envelope,
  type Position,
  type RecordedEvent,
  type StreamName,
} from '../../../application/ports/event-store.js';
import type { WrittenEvent } from '../../../application/ports/written-events.js';
import type { Codec, EncodedEvent, Stored } from '../codec.js';
import { readable, type Recorded } from '../readable.js';
import type { Body } from '../../../domain/kernel/body.js';
import type { SealedValues } from './sealed-values.js';
import type { Kurrent } from './connect.js';

/** A category ends at the first dash, as KurrentDB's own by-category streams have it. */
export function nameOf({ category, id }: StreamName): string {
  if (category.includes('-')) throw new Error(`The category ${category} holds a dash`);
  return `${category}-${id}`;
}

export function streamOf(name: string): StreamName {
  const dash = name.indexOf('-');
  return { category: name.slice(0, Math.max(dash, 0)), id: name.slice(dash + 1) };
}

/**
 * Twice the commit position, and one more for the event that stands there: what a checkpoint of the server has looked at may
 * end just before it, at (commit, 0). Byte offsets leave room for that for longer than any disk.
 */
export const positionOf = ({ commit, prepare }: LogPosition): Position =>
  commit * 2n + (prepare === commit ? 1n : 0n);

export function logPositionOf(position: Position): LogPosition {
  const commit = position / 2n;
  return { commit, prepare: position % 2n === 1n ? commit : 0n };
}

/** Revisions are counted from 1 here and from 0 there. */
export const revisionOf = (revision: bigint): number => Number(revision) + 1;
export const logRevisionOf = (revision: number): bigint => BigInt(revision) - 1n;

/** Flat and string-valued: KurrentDB's appends to several streams take no other metadata. */
const metadataOf = ({ stored }: EncodedEvent, envelope: Envelope): Record<string, string> => ({
  tenant: envelope.tenant,
  actor: envelope.actor,
  commandId: envelope.commandId,
  correlationId: envelope.correlationId,
  causationId: envelope.causationId,
  schemaVersion: String(stored.version),
});

export const eventData = (
  sdk: Kurrent['sdk'],
  event: EncodedEvent,
  envelope: Envelope,
): EventData<JSONEventType> =>
  sdk.jsonEvent({
    id: event.stored.id,
    type: event.stored.type,
    data: { ...event.stored.body },
    metadata: metadataOf(event, envelope),
  });

/** An event as KurrentDB gave it, its position in our words. */
export interface Found {
  readonly record: KurrentRecord;
  readonly position: Position;
}

export function foundIn({ event }: ResolvedEvent | AllStreamResolvedEvent): Found | undefined {
  if (event === undefined) return undefined;
  if (event.position === undefined) throw new Error('KurrentDB before 22.6 tells no positions');
  return { record: event, position: positionOf(event.position) };
}

/** What is in the log, opened; or those before the first that cannot be read. */
export type Open = (found: readonly Found[]) => Promise<Recorded>;

export const createOpen =
  (codec: Codec, sealed: SealedValues): Open =>
  async (found) => {
    const ours = found.map(partsOf);
    // An event that was not written by this program: nothing is known of it.
    const strange = ours.indexOf(undefined);
    const known = ours.flatMap((one) => one ?? []).slice(0, strange < 0 ? undefined : strange);
    const rows = await sealed.of(known.map(({ place }) => place.id));
    const { events, cause } = await readable(
      codec,
      known.map(({ stored }) => ({ ...stored, sealed: rows.get(stored.stored.id) ?? [] })),
    );
    const bad = found[events.length];
    return {
      events: events.flatMap((event, index): readonly RecordedEvent[] => {
        const one = known[index];
        return one === undefined ? [] : [{ ...one.place, event }];
      }),
      unreadable:
        bad &&
        new UnreadableEvent(
          { id: bad.record.id, type: bad.record.type, position: bad.position },
          cause?.cause ?? new Error('It carries no envelope of this program'),
        ),
    };
  };

/** What of it this program wrote, unopened. */
export const writtenIn = (found: readonly Found[]): readonly WrittenEvent[] =>
  found.flatMap((one) => {
    const parts = partsOf(one);
    if (parts === undefined) return [];
    const { type, version, body } = parts.stored.stored;
    return [{ ...parts.place, type, version, body }];
  });

interface Parts {
  readonly place: Omit<RecordedEvent, 'event'>;
  readonly stored: Omit<Stored, 'sealed'>;
}

export const tenantOf = ({ record }: Found): string => stringsOf(record.metadata).tenant;

function partsOf({ record, position }: Found): Parts | undefined {
  const { id, type, data, created, revision } = record;
  const { schemaVersion, ...envelope } = stringsOf(record.metadata);
  const version = Number(schemaVersion);
  const isOurs = record.isJson && isBody(data) && envelope.tenant !== '' && Number.isInteger(version);
  if (!isOurs) return undefined;
  const stream = streamOf(record.streamId);
  return {
    place: {
      ...{ id, stream, revision: revisionOf(revision), position, envelope },
      recordedAt: created.toISOString(),
    },
    stored: { category: stream.category, stored: { id, type, version, body: data } },
  };
}

const isBody = (data: unknown): data is Body =>
  typeof data === 'object' && data !== null && !(data instanceof Uint8Array) && !Array.isArray(data);

function stringsOf(metadata: unknown) {
  const given = new Map<string, unknown>(isBody(metadata) ? Object.entries(metadata) : []);
  const text = (name: string): string => {
    const value = given.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    tenant: text('tenant'),
    actor: text('actor'),
    commandId: text('commandId'),
    correlationId: text('correlationId'),
    causationId: text('causationId'),
    schemaVersion: text('schemaVersion'),
  };
}
