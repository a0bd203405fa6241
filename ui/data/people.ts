import type { LeadRow } from '../../adapters/http/contract/leads.js';

export interface Person {
  /** What they left last. */
  readonly lead: LeadRow;
  /** What they left before, newest first. */
  readonly earlier: readonly LeadRow[];
}

/** Each person once, or once in each stage, where the first of what they left stands. */
export function peopleOf(rows: readonly LeadRow[], isByStage: boolean): readonly Person[] {
  const people = new Map<string, LeadRow[]>();
  for (const lead of rows) {
    const key = isByStage ? `${lead.stage} ${lead.contactId}` : lead.contactId;
    const left = people.get(key);
    if (left === undefined) people.set(key, [lead]);
    else left.push(lead);
  }
  return [...people.values()].flatMap((left) => {
    const [lead, ...earlier] = left.toSorted((one, other) => other.capturedAt.localeCompare(one.capturedAt));
    return lead === undefined ? [] : [{ lead, earlier }];
  });
}
