import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { createAgreements } from '../../projections/agreements/queries.js';
import type { Query } from '../../projections/kernel/sql.js';

/**
 * Whether what a business's visitors say may go to whoever runs the language model: of a sensitive one only with an agreement
 * on record. A business that is not known is taken for a sensitive one.
 */
export function maySendTo(query: Query): (tenant: string) => Promise<boolean> {
  const [accounts, agreements] = [createAccountOverview(query), createAgreements(query)];
  return async (tenant) => {
    if ((await accounts.profile(tenant))?.isSensitive === false) return true;
    return (await agreements.of(tenant)).some(({ processor }) => processor === 'language-model');
  };
}
