import type { Channel, ChannelReceipt } from '../../application/notification/channels.js';
import { Fault } from '../../application/ports/fault.js';

interface Manner {
  readonly then: 'repeat' | 'ask' | 'leave';
  readonly isReceipt: boolean;
  /** A place where the process can die. */
  readonly step: () => void;
  readonly now: () => string;
}

/**
 * `works`; `lost`: it takes the message and its answer is lost; `down`: it takes nothing and answers nothing; `blocked`: it says no.
 */
export type State = 'works' | 'lost' | 'down' | 'blocked';

/** How long a provider knows a key. */
const keyMs = 24 * 60 * 60_000;

/** Somebody who brings messages: what it took is what a person would see. */
export function createProvider({ then, isReceipt, step, now }: Manner) {
  const taken: { readonly attemptId: string; readonly memberId: string; readonly at: string }[] = [];
  let state: State = 'works';
  const send: Channel['send'] = ({ attemptId, notification }): Promise<ChannelReceipt> => {
    step();
    if (state === 'blocked') return Promise.resolve({ outcome: 'refused', code: 'blocked' });
    if (state === 'down') return Promise.resolve({ outcome: 'unknown' });
    const isKnown =
      then === 'repeat' &&
      taken.some((one) => one.attemptId === attemptId && Date.parse(now()) - Date.parse(one.at) < keyMs);
    if (!isKnown) taken.push({ attemptId, memberId: notification.memberId, at: now() });
    step();
    if (state === 'lost') return Promise.resolve({ outcome: 'unknown' });
    return Promise.resolve({ outcome: 'accepted', ref: `ref ${attemptId}`, isReceipt });
  };
  const ask = ({ attemptId }: { readonly attemptId: string }) => {
    if (state === 'down') return Promise.reject(new Fault('telephony-unavailable', 'No answer.'));
    const isThere = taken.some((one) => one.attemptId === attemptId);
    return Promise.resolve(isThere ? { ref: `ref ${attemptId}` } : undefined);
  };
  const channel: Channel = {
    afterUnknown: then === 'ask' ? { then, afterMs: 60_000, ask } : { then },
    isConnected: () => Promise.resolve(true),
    send,
  };
  return {
    channel,
    taken,
    is(next: State): void {
      state = next;
    },
  };
}

export type Provider = ReturnType<typeof createProvider>;
