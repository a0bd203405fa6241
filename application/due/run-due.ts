import type { BusinessClock } from '../ports/business-clock.js';
import type { Clock } from '../ports/clock.js';

/** Something a business is owed at a time. `key` names the turn: it stays the same until its work has moved or ended the due time. */
export interface Due {
  readonly key: string;
  readonly tenant: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly dueAt: string;
}

/**
 * Gives a command whose event moves or ends the due time, with an id made of the turn's key: run twice, also in two processes, it is
 * done once.
 */
export type DueWork = (due: Due) => Promise<void>;

interface Needs {
  /** Due times up to `now`, oldest first; of one business where it is named. */
  readonly due: (asked: {
    readonly now: string;
    readonly tenant: string | null;
    readonly countMax: number;
  }) => Promise<readonly Due[]>;
  /** By kind. */
  readonly works: Readonly<Record<string, DueWork>>;
  readonly now: Clock;
  readonly businessNow: BusinessClock;
  /** Businesses whose clock is ahead of the real one; none outside the sandbox. */
  readonly ahead: () => readonly string[];
  readonly onFailure: (due: Due, error: unknown) => void;
  /** Told of what was done, once for each time it was given to its work. */
  readonly onDone?: (due: Due) => void;
}

const countMax = 200;
const pauseMs = { first: 5_000, longest: 30 * 60_000 };
/** Turns that failed and are remembered; beyond that the oldest is tried again early. */
const failedMax = 10_000;

/**
 * Does what is due, at each call. A turn missed while nobody ran is done once, late: there is one due time and not one for each run that
 * fell out. What fails is told and tried again, later each time, and holds up nothing else.
 */
export function runDue({
  due,
  works,
  now,
  businessNow,
  ahead,
  onFailure,
  onDone,
}: Needs): () => Promise<void> {
  const failed = new Map<string, { readonly count: number; readonly again: number }>();

  const work = async (one: Due): Promise<void> => {
    const before = failed.get(one.key);
    if (before !== undefined && before.again > Date.parse(now())) return;
    try {
      await works[one.kind]?.(one);
      failed.delete(one.key);
      onDone?.(one);
    } catch (error) {
      const count = (before?.count ?? 0) + 1;
      const pause = Math.min(pauseMs.first * 2 ** (count - 1), pauseMs.longest);
      failed.delete(one.key);
      failed.set(one.key, { count, again: Date.parse(now()) + pause });
      const [oldest] = failed.keys();
      if (failed.size > failedMax && oldest !== undefined) failed.delete(oldest);
      onFailure(one, error);
    }
  };

  return async () => {
    const asked = [
      { now: now(), tenant: null },
      ...ahead().map((tenant) => ({ now: businessNow(tenant), tenant })),
    ];
    for (const one of asked) {
      for (const turn of await due({ ...one, countMax })) await work(turn);
    }
  };
}
