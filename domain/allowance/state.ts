import type { Evolve } from '../kernel/decider.js';
import type { AllowanceEvent } from './events.js';

export const allowanceLimits = { perHour: 30, hourMs: 60 * 60_000 } as const;

export interface Allowance {
  /** Those of the hour before the newest. */
  readonly recent: readonly { readonly attemptId: string; readonly allowedAt: string }[];
}

export const initial: Allowance = { recent: [] };

export const evolve: Evolve<Allowance, AllowanceEvent> = {
  TextAllowed: ({ recent }, { attemptId, allowedAt }) => {
    const all = [...recent, { attemptId, allowedAt }];
    const since = newestMs({ recent: all }) - allowanceLimits.hourMs;
    return { recent: all.filter((one) => Date.parse(one.allowedAt) > since) };
  },
};

export const newestMs = ({ recent }: Allowance): number =>
  Math.max(...recent.map(({ allowedAt }) => Date.parse(allowedAt)));
