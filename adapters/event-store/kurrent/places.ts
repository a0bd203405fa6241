import type { AppendOutcome, StreamName } from '../../../application/ports/event-store.js';
import type { Append } from './appending.js';
import type { Owners } from './owners.js';
import type { Reading } from './reading.js';
import { nameOf, revisionOf, tenantOf, type Found } from './records.js';

/** How far back an append that expects no revision looks for its own repetition. */
const repetitionMax = 1_000;

/** Where events may be appended, and what stands there. */
export function createPlaces({ reading, owners }: { readonly reading: Reading; readonly owners: Owners }) {
  const conflict = async (stream: StreamName): Promise<AppendOutcome> => {
    const [newest] = await reading.newest(nameOf(stream), 1);
    return conflictAt(newestRevision(newest));
  };

  /** Whose events stand behind a revision: ours, somebody else's, or nobody's (undefined). */
  const lookUp = async ({ stream, events }: Append, revision: number): Promise<AppendOutcome | undefined> => {
    const standing = await reading.stream(nameOf(stream), revision + 1, events.length);
    if (standing.length === 0) return undefined;
    const last = standing[events.length - 1];
    const isOurs = events.every(({ stored }, index) => standing[index]?.record.id === stored.id);
    if (!isOurs || last === undefined) return conflict(stream);
    return { outcome: 'appended', revision: revisionOf(last.record.revision), position: last.position };
  };

  /** For whoever expects no revision: behind the newest event, unless these stand in the stream already. */
  const anywhere = async (append: Append, newestFirst: readonly Found[]) => {
    const revision = newestRevision(newestFirst[0]);
    const first = newestFirst.find(({ record }) => record.id === append.events[0]?.stored.id);
    if (first !== undefined) {
      return (await lookUp(append, revisionOf(first.record.revision) - 1)) ?? conflictAt(revision);
    }
    return append.expected === 'stream-exists' && revision === 0 ? conflictAt(0) : revision;
  };

  return {
    conflict,
    lookUp,

    /** The revision to append at, or why there is nothing to append. */
    async find(append: Append): Promise<number | AppendOutcome> {
      const { stream, expected, envelope } = append;
      if (expected === 'no-stream' || expected === 0) return 0;
      const name = nameOf(stream);
      const isOpen = typeof expected === 'string';
      if (!isOpen && owners.isOf(name, envelope.tenant)) return expected;
      const found = await reading.newest(name, isOpen ? repetitionMax : 1);
      if (found.some((one) => tenantOf(one) !== envelope.tenant)) return conflictAt(newestRevision(found[0]));
      if (found.length > 0) owners.remember(name, envelope.tenant);
      return isOpen ? anywhere(append, found) : expected;
    },
  };
}

const newestRevision = (newest: Found | undefined): number =>
  newest === undefined ? 0 : revisionOf(newest.record.revision);

const conflictAt = (actualRevision: number): AppendOutcome => ({ outcome: 'conflict', actualRevision });
