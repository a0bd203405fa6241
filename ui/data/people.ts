import type { LeadRow } from '../../adapters/http/contract/leads.js';

export interface Person {
  /** What they left last. */
  readonly lead: LeadRow;
  /** What they left before, newest first. */
  readonly earlier: readonly LeadRow[];
}

/** Each person once, where the first of what they left stands. */
export function peopleOf(rows: readonly LeadRow[]): readonly Person[] {
  const people = new Map<string, LeadRow[]>();
  for (const lead of rows) {
    const left = people.get(lead.contactId);
    if (left === undefined) people.set(lead.contactId, [lead]);
    else left.push(lead);
  }
  return [...people.values()].flatMap((left) => {
    const [lead, ...earlier] = left.toSorted((one, other) => other.capturedAt.localeCompare(one.capturedAt));
    return lead === undefined ? [] : [{ lead, earlier }];
  });
}
