import type { RangeName } from '../../adapters/http/contract/ranges.js';
import { texts } from '../texts.js';
import { metricNames, type MetricName } from './metrics.js';
import { route } from './router.svelte.js';

export const rangeNames = Object.keys(texts.ranges.names) as readonly RangeName[];

/** Which days the address asks for: a name, or `dates` with a first and a last one. */
export interface AskedDays {
  readonly range: RangeName | 'dates';
  readonly first: string;
  readonly last: string;
}

const given = (): URLSearchParams => new URLSearchParams(route.query);

export function askedDays(): AskedDays {
  const [first, last] = ['first', 'last'].map((name) => given().get(name) ?? '') as [string, string];
  if (first !== '' || last !== '') return { range: 'dates', first, last };
  const range = rangeNames.find((name) => name === given().get('range')) ?? 'last-28-days';
  return { range, first, last };
}

/** As the server is asked for them. */
export const askedQuery = (): string => queryOf(askedDays());

const queryOf = ({ range, first, last }: AskedDays): string =>
  new URLSearchParams(range === 'dates' ? { first, last } : { range }).toString();

/** The figure that is drawn. */
export const shownMetric = (): MetricName =>
  metricNames.find((name) => name === given().get('show')) ?? 'conversations';

/** Where a report of these days is shown, with this figure drawn. */
export const rangePath = (days: AskedDays, show: MetricName): string =>
  `/reports?${queryOf(days)}&show=${show}`;
