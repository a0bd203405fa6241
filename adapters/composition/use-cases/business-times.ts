import type { Container } from 'inversify';
import { timesOf } from '../../../application/report/times.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import type { TimesOf } from '../../http/filters.js';
import { tokens } from '../tokens.js';

/** Days by the clock of each business. */
export function timesOfBusiness(container: Container): TimesOf {
  const accounts = createAccountOverview(container.get(tokens.readModels).query);
  return async (tenant, asked) => timesOf(asked, (await accounts.profile(tenant))?.timeZone ?? 'UTC');
}
