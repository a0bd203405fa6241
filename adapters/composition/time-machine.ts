import type { Container } from 'inversify';
import type { Pool } from 'pg';
import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { createDueTimes } from '../../projections/due-times/queries.js';
import { lettersSince } from '../sandbox/mailbox.js';
import type { MovedClocks } from '../sandbox/clocks/moved-clocks.js';
import { createTimeMachine, type OnMoved, type TimeMachine } from '../sandbox/clocks/time-machine.js';
import { demo } from './demo.js';
import { tokens } from './tokens.js';

interface Sandbox {
  readonly pool: Pool;
  readonly movedClocks: MovedClocks;
  /** Vendors' doubles that count a business's time by themselves. */
  readonly onMoved: readonly OnMoved[];
}

/**
 * The accounts that this program opens by itself to be looked at. Whoever signed up is none of them, in the sandbox too: their clock is
 * the real one.
 */
export const demoAccounts: readonly string[] = [demo.accountId];

/** How long a stop waits for the screens to have seen what was done there, milliseconds. */
const seenMs = 5_000;

export function timeMachineOf(container: Container, { pool, movedClocks, onMoved }: Sandbox): TimeMachine {
  const readModels = container.get(tokens.readModels);
  const store = container.get(tokens.store);
  const accounts = createAccountOverview(readModels.query);
  const dueTimes = createDueTimes(readModels.query);
  return createTimeMachine({
    ...{ movedClocks, demoAccounts, onMoved },
    async profileOf(accountId) {
      const profile = await accounts.profile(accountId);
      return profile && { name: profile.businessName, timeZone: profile.timeZone };
    },
    // Until there is billing, no account has a trial.
    trialEndsAt: () => Promise.resolve(null),
    businessNow: container.get(tokens.businessNow),
    due: (asked) => dueTimes.due(asked),
    runDue: container.get(tokens.runDue),
    async settled() {
      await readModels.waitFor(await store.head(), seenMs);
    },
    lettersSince: (at) => lettersSince(pool, at),
    now: container.get(tokens.now),
  });
}
