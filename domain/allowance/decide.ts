import { accept, reject, type Decide } from '../kernel/decider.js';
import type { AllowanceCommand } from './commands.js';
import type { AllowanceEvent } from './events.js';
import { allowanceLimits, newestMs, type Allowance } from './state.js';

export type AllowanceReason = 'HourlyLimitReached' | 'AskedTooLate';

export const decide: Decide<Allowance, AllowanceCommand, AllowanceEvent, AllowanceReason> = {
  AllowText(allowance, { data: { askedAt, ...data }, now }) {
    const { recent } = allowance;
    const { perHour, hourMs } = allowanceLimits;
    if (recent.some(({ attemptId }) => attemptId === data.attemptId)) return accept();
    // What was allowed so long ago is forgotten, and would be allowed twice.
    if (Date.parse(askedAt) <= newestMs(allowance) - hourMs) return reject('AskedTooLate');
    // Clocks of several processes differ: no text is written down before another that was allowed earlier.
    const atMs = Math.max(Date.parse(now), Date.parse(askedAt), newestMs(allowance));
    const count = recent.filter(({ allowedAt }) => Date.parse(allowedAt) > atMs - hourMs).length;
    if (count >= perHour) return reject('HourlyLimitReached');
    return accept({ type: 'TextAllowed', data: { ...data, allowedAt: new Date(atMs).toISOString() } });
  },
};
