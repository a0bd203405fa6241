import { assignedTo, type Assigned } from '../kernel/sorting.js';
import { wordsCondition } from '../kernel/words.js';

export interface ThreadFilters {
  /** All of them in one text that came in; the last may be the beginning of one. */
  readonly words?: string | undefined;
  /** Of the newest text: from the first instant on, and before the second. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly assigned?: Assigned | undefined;
  /** Otherwise they are left out, but for one contact's. */
  readonly isSpam?: boolean | undefined;
  readonly contactId?: string | undefined;
  /** By the newest text; the newest first where nothing is said. */
  readonly sort?: 'newest' | 'oldest' | undefined;
}

/** On the newest text of each contact, `last`, beside what members made of it, `{{threads}}`. Values follow those of `values`, of which the first is the tenant. */
export function threadConditions(
  { words, from, until, assigned, isSpam, contactId }: ThreadFilters,
  values: readonly unknown[],
): { readonly text: string; readonly values: readonly unknown[] } {
  const all = [...values];
  const given = (value: unknown): string => `$${String(all.push(value))}`;
  const conditions = [
    `not exists (select from {{texts}} newer where newer.tenant = $1 and newer.contact_id = last.contact_id
       and (newer.at, newer.key) > (last.at, last.key))`,
    contactId === undefined
      ? `is_spam is ${isSpam === true ? '' : 'not '}true`
      : `last.contact_id = ${given(contactId)}`,
    ...(assigned === undefined ? [] : [assignedTo(assigned, given)]),
    ...(from === undefined ? [] : [`last.at >= ${given(from)}::timestamptz`]),
    ...(until === undefined ? [] : [`last.at < ${given(until)}::timestamptz`]),
    // Looked up once and kept by its hash (`is true` keeps it from being joined): nobody can tell beforehand whether few said it.
    ...(words === undefined
      ? []
      : [
          `(last.contact_id in (select one.contact_id from {{texts.searched}} one
             where one.tenant = $1 and ${wordsCondition('terms', given, words)})) is true`,
        ]),
  ];
  return { text: conditions.map((one) => ` and ${one}`).join(''), values: all };
}
