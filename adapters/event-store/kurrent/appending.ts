import type { AppendResult } from '@kurrent/kurrentdb-client';
import { Fault } from '../../../application/ports/fault.js';
import type {
  AppendOutcome,
  Envelope,
  ExpectedRevision,
  StreamName,
} from '../../../application/ports/event-store.js';
import type { EncodedEvent } from '../codec.js';
import type { Kurrent } from './connect.js';
import type { Owners } from './owners.js';
import { createPlaces } from './places.js';
import { faultOf, type Reading } from './reading.js';
import { eventData, logRevisionOf, nameOf, positionOf, revisionOf } from './records.js';
import { createTurns } from './turns.js';

export interface Append {
  readonly stream: StreamName;
  readonly expected: ExpectedRevision;
  readonly events: readonly EncodedEvent[];
  readonly envelope: Envelope;
}

interface Needs extends Kurrent {
  readonly reading: Reading;
  readonly owners: Owners;
  readonly wait: (ms: number) => Promise<void>;
}

const triesMax = 5;
const placesMax = 50;
// Longer than the client takes to notice a server that is silent (20 s).
const replyMaxMs = 30_000;

/**
 * Appends at a place that is always named to the server: only then is a repetition known for certain, there by its ids and
 * here, when a reply was lost, by looking whose events stand there.
 */
export function createAppending({ sdk, client, reading, owners, wait }: Needs) {
  const places = createPlaces({ reading, owners });
  const inTurn = createTurns();

  const send = ({ stream, events, envelope }: Append, revision: number): Promise<AppendResult> => {
    const streamState = revision === 0 ? sdk.NO_STREAM : logRevisionOf(revision);
    const data = events.map((event) => eventData(sdk, event, envelope));
    return inTurn(() => withinTime(client.appendToStream(nameOf(stream), data, { streamState }), replyMaxMs));
  };

  /** `revision`: what the stream has before. */
  const appendAt = async (append: Append, revision: number): Promise<AppendOutcome> => {
    const known = () => places.lookUp(append, revision);
    for (let tries = 1; ; tries += 1) {
      try {
        const { success, nextExpectedRevision, position } = await send(append, revision);
        if (!success || position === undefined)
          return (await known()) ?? (await places.conflict(append.stream));
        return {
          outcome: 'appended',
          revision: revisionOf(nextExpectedRevision),
          position: positionOf(position),
        };
      } catch (error) {
        if (error instanceof sdk.WrongExpectedVersionError) return conflictOf(error.actualState);
        if (error instanceof Fault || isRefusal(sdk, error)) throw error;
        await wait(50 * 2 ** tries);
        const outcome = await known();
        if (outcome !== undefined) return outcome;
        // Sending it again is safe: the place is named, and the server knows the ids.
        if (tries >= triesMax) throw faultOf(sdk, error);
      }
    }
  };

  return async (append: Append): Promise<AppendOutcome> => {
    const isOpen = append.expected === 'any' || append.expected === 'stream-exists';
    for (let tried = 0; tried < placesMax; tried += 1) {
      const place = await places.find(append);
      if (typeof place !== 'number') return place;
      const outcome = await appendAt(append, place);
      // Somebody was faster, and nothing of ours was written: whoever expects no revision takes the next.
      if (outcome.outcome === 'appended' || !isOpen) return outcome;
    }
    throw new Fault('overloaded', 'There is too much to do just now. Please try again.');
  };
}

const conflictOf = (actual: bigint | string): AppendOutcome => ({
  outcome: 'conflict',
  actualRevision: typeof actual === 'bigint' ? revisionOf(actual) : 0,
});

/** The server's own no: it will say it again. Whatever else went wrong leaves open whether the events were written. */
const isRefusal = (sdk: Kurrent['sdk'], error: unknown): boolean =>
  [
    sdk.InvalidArgumentError,
    sdk.MaxAppendSizeExceededError,
    sdk.StreamDeletedError,
    sdk.StreamTombstonedError,
  ].some((refusal) => error instanceof refusal);

async function withinTime<Result>(work: Promise<Result>, ms: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('KurrentDB did not answer in time'));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
