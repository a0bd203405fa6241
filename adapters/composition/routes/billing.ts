import type { Container } from 'inversify';
import { beginCheckout, openPortal } from '../../../application/billing/begin-checkout.js';
import type { Position } from '../../../application/ports/event-store.js';
import { createTeam } from '../../../projections/team/queries.js';
import { createUsageUnits } from '../../../projections/usage-units/queries.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { billingRoutes } from '../../http/routes/billing.js';
import { tokens } from '../tokens.js';

interface Needs {
  readonly dashboard: Dashboard;
  /** Where people reach us. */
  readonly origin: string;
  readonly seen: (position: Position) => Promise<void>;
}

/** What the owner sees and chooses of the plan. */
export function planRoutes(container: Container, { dashboard, origin, seen }: Needs) {
  const { query } = container.get(tokens.readModels);
  const payments = container.get(tokens.payments);
  const handleSubscription = container.get(tokens.handleSubscription);
  const plans = container.get(tokens.plans);
  const businessNow = container.get(tokens.businessNow);
  const people = createTeam(query);
  const pageUrl = `${origin}/#/billing`;
  const shared = { handleSubscription, plans, businessNow, pageUrl };
  return billingRoutes({
    ...dashboard,
    ...{ handleSubscription, plans, businessNow, seen, now: container.get(tokens.now) },
    checkout:
      payments === 'off'
        ? undefined
        : { begin: beginCheckout({ ...shared, payments }), portal: openPortal({ ...shared, payments }) },
    units: createUsageUnits(query),
    emailOf: async (tenant, memberId) =>
      (await people.of(tenant)).find((one) => one.memberId === memberId)?.email ?? null,
  });
}
