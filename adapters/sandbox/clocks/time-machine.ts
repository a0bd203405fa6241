import type { Due } from '../../../application/due/run-due.js';
import { nextWeekly, sameClockLater } from '../../../application/due/local-time.js';
import type { MovedClocks } from './moved-clocks.js';

export const steps = ['ten-minutes', 'next-day', 'next-monday', 'trial-end', 'twelve-months'] as const;
export type Step = (typeof steps)[number];

interface Letter {
  readonly to: readonly string[];
  readonly subject: string;
}

/** A demo account's clock, and what has happened since it was moved last. Times in UTC. */
export interface DemoClock {
  readonly accountId: string;
  readonly name: string | null;
  readonly timeZone: string;
  readonly now: string;
  readonly isMoved: boolean;
  /** Where each step would lead; null where it leads nowhere. */
  readonly steps: Readonly<Record<Step, string | null>>;
  readonly last: {
    readonly from: string;
    readonly to: string;
    readonly done: readonly { readonly kind: string; readonly count: number }[];
    readonly letters: readonly Letter[];
  } | null;
}

/** Told of every place at which a moved clock stops: a vendor's double that counts time by itself follows. */
export type OnMoved = (tenant: string, now: string) => Promise<void>;

interface Needs {
  readonly movedClocks: MovedClocks;
  /** Those whose clock may be moved; no other is ever. */
  readonly demoAccounts: readonly string[];
  readonly profileOf: (
    accountId: string,
  ) => Promise<{ readonly name: string | null; readonly timeZone: string } | undefined>;
  /** Null where no trial runs. */
  readonly trialEndsAt: (accountId: string) => Promise<string | null>;
  readonly businessNow: (accountId: string) => string;
  /** Due times of one account up to an instant, oldest first. */
  readonly due: (asked: {
    readonly now: string;
    readonly tenant: string;
    readonly countMax: number;
  }) => Promise<readonly Due[]>;
  /** Kinds for which the clock makes no stop of its own: what comes every night is done once wherever it stops, as after nights without a server. */
  readonly unhurried: readonly string[];
  readonly runDue: () => Promise<void>;
  /** Returns once the read models have seen what is in the log. */
  readonly settled: () => Promise<void>;
  /** Letters that went out after an instant of the real clock, newest first. */
  readonly lettersSince: (at: string) => Promise<readonly Letter[]>;
  readonly onMoved: OnMoved;
  /** The real one. */
  readonly now: () => string;
}

export interface TimeMachine {
  clocks(): Promise<readonly DemoClock[]>;
  /** Undefined where it is no demo account, or the step leads nowhere. */
  move(accountId: string, step: Step): Promise<DemoClock | undefined>;
  /** To be told of everything due that was done. */
  note(due: Due): void;
}

/** A year of weekly reports and a few reminders; beyond it the rest is done where the clock stops. */
const stopsMax = 1_000;
const dueCountMax = 200;
/** As long as an alert waits for whoever it is for, where they chose nothing else. */
const tenMinutesMs = 10 * 60_000;

interface Move {
  readonly from: string;
  readonly to: string;
  readonly movedAt: string;
  /** Kinds by the key of the turn, so that one that two hands did is counted once. */
  readonly done: Map<string, string>;
}

/**
 * Moves the clock of demo accounts. It passes every due time on its way, in order, as the real one would: what is due every week comes
 * as often as there are weeks. Everything else, sessions and letters among it, stays in the present.
 */
export function createTimeMachine(needs: Needs): TimeMachine {
  const { movedClocks, demoAccounts, businessNow, due, unhurried, runDue, settled, onMoved, now } = needs;
  const moves = new Map<string, Move>();

  const stopAt = async (tenant: string, at: string): Promise<void> => {
    await movedClocks.move(tenant, Date.parse(at) - Date.parse(businessNow(tenant)));
    await onMoved(tenant, at);
    await runDue();
    await settled();
  };

  /** What has no work yet, or failed, does not hold the clock up. */
  const walk = async (tenant: string, to: string): Promise<void> => {
    const stuck = new Set<string>();
    for (let stop = 0; stop < stopsMax; stop += 1) {
      const ahead = await due({ now: to, tenant, countMax: dueCountMax });
      const next = ahead.find(({ key, kind }) => !stuck.has(key) && !unhurried.includes(kind));
      if (next === undefined) break;
      stuck.add(next.key);
      await stopAt(tenant, next.dueAt);
    }
    await stopAt(tenant, to);
  };

  const clockOf = async (accountId: string): Promise<DemoClock | undefined> => {
    const profile = await needs.profileOf(accountId);
    if (profile === undefined) return undefined;
    const { name, timeZone } = profile;
    const at = businessNow(accountId);
    const trialEnd = await needs.trialEndsAt(accountId);
    const move = moves.get(accountId);
    return {
      ...{ accountId, name, timeZone, now: at, isMoved: movedClocks.aheadMs(accountId) > 0 },
      steps: {
        'ten-minutes': new Date(Date.parse(at) + tenMinutesMs).toISOString(),
        'next-day': sameClockLater(at, timeZone, { days: 1 }),
        'next-monday': nextWeekly(at, timeZone, { weekday: 1, clock: '08:00' }),
        'trial-end': trialEnd !== null && trialEnd > at ? trialEnd : null,
        'twelve-months': sameClockLater(at, timeZone, { months: 12 }),
      },
      last:
        move === undefined
          ? null
          : {
              ...{ from: move.from, to: move.to, done: countedByKind([...move.done.values()]) },
              letters: await needs.lettersSince(move.movedAt),
            },
    };
  };

  return {
    async clocks() {
      const clocks = await Promise.all(demoAccounts.map(clockOf));
      return clocks.filter((one) => one !== undefined);
    },

    async move(accountId, step) {
      if (!demoAccounts.includes(accountId)) return undefined;
      const clock = await clockOf(accountId);
      const to = clock?.steps[step] ?? null;
      if (clock === undefined || to === null) return undefined;
      moves.set(accountId, { from: clock.now, to, movedAt: now(), done: new Map() });
      await walk(accountId, to);
      // Whoever was forgotten on the way has no name any more.
      return (await clockOf(accountId)) ?? { ...clock, now: to, isMoved: true };
    },

    note: ({ tenant, key, kind }) => {
      moves.get(tenant)?.done.set(key, kind);
    },
  };
}

function countedByKind(
  kinds: readonly string[],
): readonly { readonly kind: string; readonly count: number }[] {
  const names = [...new Set(kinds)].sort();
  return names.map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }));
}
