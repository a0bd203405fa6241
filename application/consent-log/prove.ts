import {
  consistencySpans,
  inclusionSpans,
  leafText,
  readHead,
  type Hash,
} from '../../domain/consent-log/consent-log.js';
import type { WrittenEvent } from '../ports/written-events.js';
import { recordOf, type TreeNeeds } from './grow-tree.js';
import { hashesOf } from './sign-heads.js';

export interface ProvenRecord {
  /** 1 is the first. */
  readonly number: number;
  /** As it was hashed. */
  readonly text: string;
  readonly path: readonly Hash[];
}

export interface ProvenHead {
  readonly note: string;
  /** That the newer log begins with what this head was signed over. */
  readonly path: readonly Hash[];
}

const headMax = 100;

/** That records are in the log, and that the log never became another since older heads. */
export function prove(needs: TreeNeeds) {
  const { tree } = needs;
  return {
    /** Those of these events that are leaves of the first `size`. */
    async records(events: readonly WrittenEvent[], size: number): Promise<readonly ProvenRecord[]> {
      const places = await tree.placesOf(events.map(({ id }) => id));
      const proven = await Promise.all(
        events.map(async (event): Promise<ProvenRecord | undefined> => {
          const place = places.get(event.id);
          if (place === undefined || place >= size) return undefined;
          const path = await hashesOf(needs, inclusionSpans(place, size));
          return { number: place + 1, text: leafText(recordOf(event)), path };
        }),
      );
      return proven.flatMap((one) => one ?? []).toSorted((one, other) => one.number - other.number);
    },

    async heads(size: number): Promise<readonly ProvenHead[]> {
      const notes = await tree.heads(headMax);
      const proven = await Promise.all(
        notes.map(async (note): Promise<ProvenHead | undefined> => {
          const older = readHead(note)?.size ?? 0;
          if (older < 1 || older > size) return undefined;
          const path = await hashesOf(needs, consistencySpans(older, size));
          return { note, path };
        }),
      );
      return proven.flatMap((one) => one ?? []);
    },
  };
}
