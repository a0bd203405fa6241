const quarterMs = 15 * 60_000;

/**
 * The beginning of the quarter of an hour that an instant lies in, ISO 8601 in UTC. Every time zone in use is a whole number of quarters
 * from UTC, so what was counted by them can be added up by the days and hours of any business.
 */
export const quarterOf = (instant: string): string =>
  new Date(Math.floor(Date.parse(instant) / quarterMs) * quarterMs).toISOString();
