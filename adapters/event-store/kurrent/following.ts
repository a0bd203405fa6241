import type { AllStreamResolvedEvent, AllStreamSubscription } from '@kurrent/kurrentdb-client';
import type { Follower, Position, Subscription } from '../../../application/ports/event-store.js';
import { arrivalsOf } from './arrivals.js';
import type { Kurrent } from './connect.js';
import { isAsked, serverFilter } from './filters.js';
import { foundIn, logPositionOf, positionOf, type Found, type Open } from './records.js';

interface Needs extends Kurrent {
  readonly open: Open;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

const retryMs = 500;
const retryMaxMs = 30_000;
/** A checkpoint comes after so many times 32 events, whether they match or not. */
const checkpointInterval = 4;

/** Follows $all by the server's own subscription: catches up and stays, and begins anew behind what was taken when it breaks. */
export const createFollowing =
  (needs: Needs) =>
  (follower: Follower): Subscription => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const give = createGive(needs, follower, signal);
    let position = follower.after;

    const follow = async (): Promise<void> => {
      const subscription = subscribe(needs, follower, position);
      for await (const arrived of arrivalsOf(subscription, follower.countMax, signal)) {
        position = await give(arrived, position);
      }
    };

    const run = async (): Promise<void> => {
      for (let pauseMs = retryMs; !signal.aborted;) {
        const before = position;
        await follow().catch(follower.onFault);
        pauseMs = position > before ? retryMs : Math.min(2 * pauseMs, retryMaxMs);
        await needs.wait(pauseMs, signal);
      }
    };
    const done = run();

    return {
      async stop() {
        stopping.abort();
        await done;
      },
    };
  };

const subscribe = (
  { sdk, client }: Needs,
  { filter, countMax }: Follower,
  after: Position,
): AllStreamSubscription =>
  client.subscribeToAll(
    {
      fromPosition: after === 0n ? sdk.START : logPositionOf(after),
      filter: serverFilter(sdk, filter, {
        checkpointInterval,
        // In line behind the events before it, as an answer that holds no event.
        checkpointReached: (subscription, checkpoint) => {
          subscription.push({ commitPosition: positionOf(checkpoint) });
        },
      }),
    },
    { highWaterMark: countMax },
  );

/** Gives what arrived behind a position, as often as it takes to be taken; answers how far it was. */
function createGive({ open, wait }: Needs, { filter, take, onFault }: Follower, signal: AbortSignal) {
  /** All of it, or what lies before an event that cannot be read. */
  const giveOnce = async (found: readonly Found[], after: Position, looked: Position): Promise<Position> => {
    const { events, unreadable } = await open(found);
    const end = unreadable === undefined ? looked : (events.at(-1)?.position ?? after);
    if (signal.aborted) return after;
    if (end > after) await take({ events, end });
    if (unreadable === undefined) return end;
    onFault(unreadable);
    return unreadable.position;
  };

  return async (arrived: readonly AllStreamResolvedEvent[], after: Position): Promise<Position> => {
    const found = arrived
      .flatMap((resolved) => foundIn(resolved) ?? [])
      .filter((one) => isAsked(one, filter));
    const looked = endOf(arrived) ?? after;
    let position = after;
    while (position < looked && !signal.aborted) {
      const rest = found.filter((one) => one.position > position);
      try {
        position = await giveOnce(rest, position, looked);
      } catch (error) {
        onFault(error);
        await wait(retryMs, signal);
      }
    }
    return position;
  };
}

function endOf(arrived: readonly AllStreamResolvedEvent[]): Position | undefined {
  const last = arrived.at(-1);
  return last && (foundIn(last)?.position ?? last.commitPosition);
}
