import { EventEmitter } from 'node:events';

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Written extends Proposed {
  readonly stream: string;
  /** 0 is the first, as KurrentDB counts. */
  readonly revision: number;
  readonly position: bigint;
  readonly created: number;
}

/** A revision, counted from 0, or one of three things about a stream. */
export type Expected = number | 'no-stream' | 'stream-exists' | 'any';

export type Outcome =
  | { readonly isAppended: true; readonly last: Written }
  /** `revision`: -1 when there is no stream. */
  | { readonly isAppended: false; readonly revision: number };

/**
 * The log of a KurrentDB in memory. As there, positions are byte offsets and so have gaps, and the server writes events of
 * its own in between.
 */
export function createLog() {
  const written: Written[] = [];
  const grown = new EventEmitter().setMaxListeners(0);
  let end = 1_000n;
  let appends = 0;

  const streamOf = (stream: string): readonly Written[] => written.filter((one) => one.stream === stream);

  const write = (stream: string, events: readonly Proposed[]): Written | undefined => {
    const { length } = streamOf(stream);
    events.forEach((event, index) => {
      written.push({ ...event, stream, revision: length + index, position: end, created: Date.now() });
      end += 100n + BigInt(event.data.length + event.metadata.length);
    });
    grown.emit('grown');
    return written.at(-1);
  };

  const writeOwn = (): void => {
    const nothing = Buffer.from('{}');
    const id = `00000000-0000-4000-8000-${String(written.length).padStart(12, '0')}`;
    write('$stats-127.0.0.1:2113', [
      { id, type: '$statsCollected', contentType: 'application/json', data: nothing, metadata: nothing },
    ]);
  };
  writeOwn();

  return {
    written: written as readonly Written[],

    append(stream: string, expected: Expected, events: readonly Proposed[]): Outcome {
      const existing = streamOf(stream);
      const revision = existing.length - 1;
      const again = repeated(existing, expected, events);
      if (again !== undefined) return { isAppended: true, last: again };
      if (!fits(expected, revision)) return { isAppended: false, revision };
      const last = write(stream, events);
      if (last === undefined) throw new Error('An append holds at least one event');
      appends += 1;
      if (appends % 4 === 0) writeOwn();
      return { isAppended: true, last };
    },

    /** Resolves when the log is longer than this. */
    async grownBeyond(length: number, signal: AbortSignal): Promise<void> {
      while (written.length <= length && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const settle = (): void => {
            grown.off('grown', settle);
            signal.removeEventListener('abort', settle);
            resolve();
          };
          grown.once('grown', settle);
          signal.addEventListener('abort', settle);
        });
      }
    },
  };
}

export type Log = ReturnType<typeof createLog>;

/** A repetition is known by the ids at the place that was named; where none was, KurrentDB promises nothing, and this less. */
function repeated(
  existing: readonly Written[],
  expected: Expected,
  events: readonly Proposed[],
): Written | undefined {
  if (expected === 'any' || expected === 'stream-exists') return undefined;
  const start = expected === 'no-stream' ? 0 : expected + 1;
  const standing = existing.slice(start, start + events.length);
  const isSame = standing.length === events.length && standing.every(({ id }, i) => id === events[i]?.id);
  return isSame ? standing.at(-1) : undefined;
}

function fits(expected: Expected, revision: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'stream-exists') return revision >= 0;
  return revision === (expected === 'no-stream' ? -1 : expected);
}
