import { DatabaseError, type Pool } from 'pg';
import { Fault } from '../../../application/ports/fault.js';
import type { EncodedEvent, SealedValue } from '../codec.js';
import { bodyWith } from '../../../domain/kernel/body.js';
import { sha256 } from '../seal.js';

interface Row {
  readonly event_id: string;
  readonly path: string;
  readonly key_id: string;
  readonly bytes: Buffer;
}

export interface SealedValues {
  /**
   * Writes what is sealed, and answers the events as they may then be appended. Raises the faults `key-destroyed` and
   * `store-unavailable`.
   */
  write(events: readonly EncodedEvent[]): Promise<readonly EncodedEvent[]>;
  /** By event id. */
  of(eventIds: readonly string[]): Promise<ReadonlyMap<string, readonly SealedValue[]>>;
  erase(keyIds: readonly string[]): Promise<number>;
}

/** The database refuses a value under a key that was erased. */
const erasedKey = 'MP001';

const writeText = 'select log.seal($1, $2, $3, $4) as written';

/**
 * The values that can be forgotten, in PostgreSQL, because KurrentDB removes nothing from the middle of a log. They are
 * written before their event: an event without its values would read as erased for ever. What an append leaves behind that
 * met a conflict is ciphertext which nothing refers to, and it goes with its key.
 */
export function createSealedValues(pool: Pool): SealedValues {
  const of: SealedValues['of'] = async (eventIds) => {
    const found = new Map<string, SealedValue[]>();
    if (eventIds.length === 0) return found;
    const { rows } = await pool.query<Row>({
      name: 'sealed-values',
      text: 'select event_id, path, key_id, bytes from log.sealed where event_id = any($1)',
      values: [eventIds],
    });
    for (const { event_id: eventId, path, key_id: keyId, bytes } of rows) {
      const values = found.get(eventId) ?? [];
      found.set(eventId, values);
      values.push({ path, keyId, bytes });
    }
    return found;
  };

  return {
    async write(events) {
      const rows = events.flatMap(({ stored, sealed }) =>
        sealed.map((value) => ({ eventId: stored.id, ...value })),
      );
      if (rows.length === 0) return events;
      const values = [
        rows.map(({ eventId }) => eventId),
        rows.map(({ path }) => path),
        rows.map(({ keyId }) => keyId),
        rows.map(({ bytes }) => Buffer.from(bytes)),
      ];
      const answer = await pool
        .query<{ written: string }>({ name: 'write-sealed-values', text: writeText, values })
        .catch(asFault);
      if (Number(answer.rows[0]?.written) === rows.length) return events;
      const standing = await of(events.map(({ stored }) => stored.id));
      return events.map((event) => withStanding(event, standing.get(event.stored.id) ?? []));
    },

    of,

    async erase(keyIds) {
      const { rows } = await pool.query<{ erased: string }>('select log.erase_sealed($1) as erased', [
        keyIds,
      ]);
      return Number(rows[0]?.erased ?? 0);
    },
  };
}

/**
 * The same event was sealed before, perhaps for an append that is in the log already. What stands is not replaced; the event
 * names its digests, because sealing the same value again gives other bytes.
 */
function withStanding({ stored }: EncodedEvent, standing: readonly SealedValue[]): EncodedEvent {
  const digests = new Map(standing.map(({ path, bytes }) => [path, { sha256: sha256(bytes) }]));
  return { stored: { ...stored, body: bodyWith(stored.body, digests) }, sealed: standing };
}

function asFault(error: unknown): never {
  if (!(error instanceof DatabaseError)) {
    throw new Fault('store-unavailable', 'The database cannot be reached. Please try again.', error);
  }
  if (error.code !== erasedKey) throw error;
  throw new Fault('key-destroyed', 'This person has been forgotten.', error);
}
