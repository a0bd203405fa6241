/** Stretches of time, the earliest first and none in another: instants in ISO 8601, of which `to` lies outside. */
export type Times = readonly { readonly from: string; readonly to: string }[];

/** As PostgreSQL reads them. */
const multirangeOf = (times: Times): string =>
  `{${times.map(({ from, to }) => `[${from},${to})`).join(',')}}`;

/** That a column lies in one of them; its bounds stand beside it for the index. `given` names a value of the statement. */
export function within(column: string, times: Times, given: (value: unknown) => string): string {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return 'false';
  const bounds = `${column} >= ${given(first.from)}::timestamptz and ${column} < ${given(last.to)}::timestamptz`;
  return times.length === 1
    ? bounds
    : `${bounds} and ${given(multirangeOf(times))}::tstzmultirange @> ${column}`;
}
