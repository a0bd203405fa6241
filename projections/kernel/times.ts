/** Stretches of time, the earliest first and none in another: instants in ISO 8601, of which `to` lies outside. */
export type Times = readonly { readonly from: string; readonly to: string }[];

/** As PostgreSQL reads them. */
const multirangeOf = (times: Times): string =>
  `{${times.map(({ from, to }) => `[${from},${to})`).join(',')}}`;

/** That a column lies in one of them. The bounds stand beside it for the index. `given` names a value of the statement. */
export function within(column: string, times: Times, given: (value: unknown) => string): string {
  const all = `${given(multirangeOf(times))}::tstzmultirange`;
  return `${column} >= lower(${all}) and ${column} < upper(${all}) and ${all} @> ${column}`;
}
