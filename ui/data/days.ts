import { route } from './router.svelte.js';

/** The days that an address narrows a list to: `?since=2026-11-03&until=2026-11-09`. Undefined where there are none. */
export function daysAsked(): { readonly since: string; readonly until: string } | undefined {
  const given = new URLSearchParams(route.query);
  const [since, until] = [given.get('since') ?? '', given.get('until') ?? ''];
  return [since, until].every((day) => midnight(day, 0) !== undefined) ? { since, until } : undefined;
}

/** The instants between which days such as `2026-11-03` lie, as lists are asked for them. Days are those of whoever looks. */
export function between(
  since: string | undefined,
  until: string | undefined,
): { readonly from?: string; readonly until?: string } {
  const [from, end] = [midnight(since, 0), midnight(until, 1)];
  return { ...(from !== undefined && { from }), ...(end !== undefined && { until: end }) };
}

function midnight(day: string | undefined, daysLater: number): string | undefined {
  const [year = NaN, month = NaN, date = NaN] = (day ?? '').split('-').map(Number);
  const at = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
