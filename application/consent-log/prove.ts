import {
  consistencySpans,
  inclusionSpans,
  leafText,
  readHead,
  type Hash,
} from '../../domain/consent-log/consent-log.js';
import { leafFilter, recordOf, type TreeNeeds } from './grow-tree.js';
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
  const { tree, written } = needs;
  return {
    /** Those of these events that are leaves of the first `size`, in the order of the log. */
    async records(eventIds: readonly string[], size: number): Promise<readonly ProvenRecord[]> {
      const leaves = (await tree.placesOf(eventIds)).filter(({ index }) => index < size);
      const proven = await Promise.all(
        leaves.map(async ({ index, position }): Promise<ProvenRecord | undefined> => {
          const [path, { events }] = await Promise.all([
            hashesOf(needs, inclusionSpans(index, size)),
            written.readWritten(position - 1n, leafFilter, 1),
          ]);
          return events[0] && { number: index + 1, text: leafText(recordOf(events[0])), path };
        }),
      );
      return proven.flatMap((one) => one ?? []);
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
