import type { AllStreamResolvedEvent, KurrentDBClient, ResolvedEvent } from '@kurrent/kurrentdb-client';
import { Fault } from '../../../application/ports/fault.js';
import type { EventFilter, Position } from '../../../application/ports/event-store.js';
import type { Kurrent } from './connect.js';
import { serverFilter } from './filters.js';
import { foundIn, logPositionOf, logRevisionOf, type Found } from './records.js';

const triesMax = 4;
// What was appended is read again at once: a follower of the cluster may not have it yet.
const requiresLeader = true;

type Read = (client: KurrentDBClient) => AsyncIterable<ResolvedEvent | AllStreamResolvedEvent>;

interface Needs extends Kurrent {
  readonly wait: (ms: number) => Promise<void>;
}

/** Reads that end. They are tried again, and raise the faults `store-unavailable` and `store-refused`. */
export function createReading({ sdk, connect, wait }: Needs) {
  let reader = connect();

  const collect = async (read: Read): Promise<readonly Found[]> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await foundBy(read(reader));
      } catch (error) {
        if (error instanceof sdk.StreamNotFoundError) return [];
        if (tries < triesMax && !(error instanceof sdk.AccessDeniedError)) await wait(50 * 2 ** tries);
        else {
          // The native part of a client that could not connect ends for good, and fails from then on.
          reader = connect();
          throw faultOf(sdk, error);
        }
      }
    }
  };

  return {
    /** From a revision on, oldest first. */
    stream: (name: string, fromRevision: number, maxCount = Number.MAX_SAFE_INTEGER) =>
      collect((client) =>
        client.readStream(name, { fromRevision: logRevisionOf(fromRevision), maxCount, requiresLeader }),
      ),

    /** Newest first. */
    newest: (name: string, maxCount: number) =>
      collect((client) =>
        client.readStream(name, {
          direction: sdk.BACKWARDS,
          fromRevision: sdk.END,
          maxCount,
          requiresLeader,
        }),
      ),

    /** What the server's filter lets through; the first may be the one at `after`. */
    all: (after: Position, filter: EventFilter, maxCount: number) =>
      collect((client) =>
        client.readAll({
          fromPosition: after === 0n ? sdk.START : logPositionOf(after),
          filter: serverFilter(sdk, filter),
          ...{ maxCount, requiresLeader },
        }),
      ),

    async head(): Promise<Position> {
      const [last] = await collect((client) =>
        client.readAll({ direction: sdk.BACKWARDS, fromPosition: sdk.END, maxCount: 1, requiresLeader }),
      );
      return last?.position ?? 0n;
    },
  };
}

async function foundBy(read: ReturnType<Read>): Promise<readonly Found[]> {
  const found: Found[] = [];
  for await (const resolved of read) {
    const one = foundIn(resolved);
    if (one !== undefined) found.push(one);
  }
  return found;
}

export type Reading = ReturnType<typeof createReading>;

export const faultOf = (sdk: Kurrent['sdk'], error: unknown): Fault =>
  error instanceof sdk.AccessDeniedError
    ? new Fault(
        'store-refused',
        'KurrentDB refuses: the user in EVENT_STORE_URL has to be allowed to read $all and to append.',
        error,
      )
    : new Fault('store-unavailable', 'The event store cannot be reached. Please try again.', error);
