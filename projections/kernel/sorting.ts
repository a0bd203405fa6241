/** Taken care of by that member, by nobody, or by anybody. */
export type Assigned = { readonly to: string } | 'nobody' | 'anybody';

/** The condition of it, on the column `assignee_id`. */
export function assignedTo(assigned: Assigned, given: (value: unknown) => string): string {
  if (typeof assigned === 'object') return `assignee_id = ${given(assigned.to)}`;
  return assigned === 'nobody' ? 'assignee_id is null' : 'assignee_id is not null';
}
