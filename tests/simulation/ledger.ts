import type { Position } from '../../application/ports/event-store.js';
import type { Policy } from '../../application/handling/follow.js';
import type { Committed } from './log.js';
import { createPhoneLedger } from './phone-ledger.js';

/** A decision that a handler reported as written. */
export interface Reported {
  readonly category: string;
  readonly id: string;
  readonly commandId: string;
  readonly position: Position;
  readonly state: unknown;
}

/** What was promised to somebody, and by whom what was done: the log is held against it. */
export function createLedger(committed: readonly Committed[], complain: (complaint: string) => void) {
  const dealt = new Map<string, Set<string>>();
  const checkpoints = new Map<string, Position>();
  const dealtBy = (policy: string): Set<string> => {
    const ids = dealt.get(policy) ?? new Set();
    dealt.set(policy, ids);
    return ids;
  };

  return {
    reported: [] as Reported[],
    /** Messages of which the visitor knows that they were received, and replies that the visitor saw, by message. */
    received: new Set<string>(),
    replies: new Map<string, string>(),
    /** Commands of owners and visitors that were acknowledged, with the stream they were given to. */
    acknowledged: [] as { readonly stream: string; readonly commandId: string }[],
    phone: createPhoneLedger(),
    /** Attempts of letters that went out. */
    letters: new Set<string>(),
    checkpoints,

    /** There is such a policy: all is done only when it has come to the end. */
    follows(policy: string): void {
      if (!checkpoints.has(policy)) checkpoints.set(policy, 0n);
    },

    dealt(policy: string, eventId: string): void {
      dealtBy(policy).add(eventId);
    },

    /** As the real one does: a checkpoint never goes back. Complains when it passes what nobody has dealt with. */
    save({ name, filter: { categories, types } }: Pick<Policy, 'name' | 'filter'>, position: Position): void {
      const before = checkpoints.get(name) ?? 0n;
      if (position <= before) return;
      const ids = dealtBy(name);
      for (const one of committed.slice(Number(before), Number(position))) {
        const isMeant = (categories?.includes(one.category) ?? true) && (types?.includes(one.type) ?? true);
        if (isMeant && !ids.has(one.id))
          complain(`${name} passed ${one.id} ${one.type} and dealt with it never`);
      }
      checkpoints.set(name, position);
    },
  };
}
