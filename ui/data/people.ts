import type { LeadRow } from '../../adapters/http/contract/leads.js';

export interface Person {
  /** What they left last. */
  readonly lead: LeadRow;
  /** What they left before, newest first. */
  readonly earlier: readonly LeadRow[];
}

/** Each person once, where they stand first. */
export function peopleOf(rows: readonly LeadRow[]): readonly Person[] {
  const people = new Map<string, { readonly lead: LeadRow; readonly earlier: LeadRow[] }>();
  for (const lead of rows) {
    const known = people.get(lead.contactId);
    if (known === undefined) people.set(lead.contactId, { lead, earlier: [] });
    else known.earlier.push(lead);
  }
  return [...people.values()];
}
