import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createAgreements, type Agreement } from '../../../projections/agreements/queries.js';
import type { Query } from '../../../projections/kernel/sql.js';

/**
 * Whether a processor may handle what the clients of a business say, or the figures about them: of a sensitive one only with an
 * agreement on record. A business that is not known is taken for a sensitive one.
 */
export function mayUse(
  query: Query,
  processor: Agreement['processor'],
): (tenant: string) => Promise<boolean> {
  const [accounts, agreements] = [createAccountOverview(query), createAgreements(query)];
  return async (tenant) => {
    if ((await accounts.profile(tenant))?.isSensitive === false) return true;
    return (await agreements.of(tenant)).some((one) => one.processor === processor);
  };
}
