import type { Container } from 'inversify';
import type { Pool } from 'pg';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createDueTimes } from '../../../projections/due-times/queries.js';
import { lettersSince } from '../../sandbox/mailbox.js';
import type { MovedClocks } from '../../sandbox/clocks/moved-clocks.js';
import { createTimeMachine, type TimeMachine } from '../../sandbox/clocks/time-machine.js';
import type { StripeDouble } from '../../sandbox/stripe/stripe-double.js';
import { demo } from './demo.js';
import { bindery } from './demo-bindery.js';
import { tokens } from '../tokens.js';

interface Sandbox {
  readonly pool: Pool;
  readonly movedClocks: MovedClocks;
  /** It counts a business's time by itself. */
  readonly stripe: { readonly double: Pick<StripeDouble, 'advanceTo'> };
}

/**
 * The accounts that this program opens by itself to be looked at. Whoever signed up is none of them, in the sandbox too: their clock is
 * the real one.
 */
export const demoAccounts: readonly string[] = [demo.accountId, bindery.accountId];

/** How long a stop waits for the screens to have seen what was done there, milliseconds. */
const seenMs = 5_000;

export function timeMachineOf(container: Container, { pool, movedClocks, stripe }: Sandbox): TimeMachine {
  const readModels = container.get(tokens.readModels);
  const store = container.get(tokens.store);
  const handleSubscription = container.get(tokens.handleSubscription);
  const workThroughPayments = container.get(tokens.workThroughPayments);
  const accounts = createAccountOverview(readModels.query);
  const dueTimes = createDueTimes(readModels.query);
  return createTimeMachine({
    ...{ movedClocks, demoAccounts, unhurried: ['retention'] },
    async onMoved(tenant, at) {
      await stripe.double.advanceTo(tenant, at);
      // What is due comes after what was paid, or was not, until then.
      await workThroughPayments();
    },
    async profileOf(accountId) {
      const profile = await accounts.profile(accountId);
      return profile && { name: profile.businessName, timeZone: profile.timeZone };
    },
    async trialEndsAt(accountId) {
      const { state } = await handleSubscription.load(accountId, accountId);
      return state.trial?.endsAt ?? null;
    },
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
