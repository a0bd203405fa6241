import type { DeliveryEvent } from '../../domain/delivery/delivery.js';
import type { Policy } from '../handling/follow.js';
import type { Clock } from '../ports/clock.js';

export interface Due {
  readonly accountId: string;
  readonly webhookId: string;
  readonly deliveryId: string;
}

interface Needs {
  /** Deliveries that are due, the longest waiting first. */
  readonly due: (now: string, countMax: number) => Promise<readonly Due[]>;
  /** Tries one once, if it is due. */
  readonly send: (due: Due) => Promise<void>;
  readonly now: Clock;
  readonly onError: (error: unknown) => void;
}

/** Tries deliveries, so many at a time, and only some of one webhook: a receiver that never answers holds up its own. */
export interface Dispatch {
  /** Tries this one now, or leaves it to the next look where there is no room. */
  readonly take: (due: Due) => void;
  /** Takes what is due. */
  readonly look: () => Promise<void>;
  /** Resolves once nothing is under way. */
  readonly settled: () => Promise<void>;
}

const atOnceMax = 32;
const perWebhookMax = 4;
const looksMax = 100;

export function createDispatch({ due, send, now, onError }: Needs): Dispatch {
  const running = new Map<string, { readonly webhookId: string; readonly work: Promise<void> }>();
  /** Something found no room: there is more to do than what is under way. */
  let isBehind = false;

  const take = (one: Due): void => {
    const { deliveryId, webhookId } = one;
    if (running.has(deliveryId)) return;
    const ofWebhook = [...running.values()].filter((other) => other.webhookId === webhookId).length;
    if (running.size >= atOnceMax || ofWebhook >= perWebhookMax) {
      isBehind = true;
      return;
    }
    const work = send(one)
      .catch(onError)
      .finally(() => {
        running.delete(deliveryId);
        if (isBehind) void look();
      });
    running.set(deliveryId, { webhookId, work });
  };

  const look = async (): Promise<void> => {
    isBehind = false;
    try {
      for (const one of await due(now(), looksMax)) take(one);
    } catch (error) {
      onError(error);
    }
  };

  return {
    take,
    look,
    async settled() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ work }) => work));
    },
  };
}

/** What is owed is tried at once; whatever does not come to its end that way is found by the next look. */
export const sendDeliveries = ({ take }: Pick<Dispatch, 'take'>): Policy<DeliveryEvent> => ({
  name: 'send-deliveries',
  filter: { categories: ['delivery'], types: ['DeliveryOwed', 'DeliveryReplayed'] },
  afterMs: 0,
  concurrency: 8,
  when({ event: { data } }) {
    take(data);
    return Promise.resolve();
  },
});
