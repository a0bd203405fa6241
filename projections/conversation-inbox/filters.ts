import { assignedTo, type Assigned } from '../kernel/sorting.js';
import { within, type Times } from '../kernel/times.js';
import { wordsCondition } from '../kernel/words.js';

export interface ConversationFilters {
  /** All of them said by the visitor or caller; the last may be the beginning of one. */
  readonly words?: string | undefined;
  readonly channel?: 'chat' | 'phone' | 'text' | undefined;
  readonly device?: 'phone' | 'tablet' | 'desktop' | 'unknown' | undefined;
  readonly status?: 'open' | 'closed' | undefined;
  readonly has?: 'lead' | 'unanswered' | undefined;
  readonly alert?: 'any' | 'emergency' | 'hand-off' | undefined;
  readonly assigned?: Assigned | undefined;
  /** Otherwise they are left out, but for lists by when they began. */
  readonly isSpam?: boolean | undefined;
  /** Of the newest message: from the first instant on, and before the second. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** When it began. It is sorted by that then. */
  readonly began?: Times | undefined;
  /** By the newest message; the newest first where nothing is said. */
  readonly sort?: 'newest' | 'oldest' | undefined;
}

const holds = {
  lead: 'lead_id is not null',
  unanswered: 'unanswered_count > 0',
  any: '(is_emergency or is_handed_off)',
  emergency: 'is_emergency',
  'hand-off': 'is_handed_off',
} as const;

/** Only what was asked for stands in the statement, so that the index of it is seen. Values follow those of `values`. */
export function conditionsOf(
  filters: ConversationFilters,
  values: readonly unknown[],
): { readonly table: string; readonly text: string; readonly values: readonly unknown[] } {
  const all = [...values];
  const given = (value: unknown): string => `$${String(all.push(value))}`;
  const { assigned } = filters;
  const conditions = [
    ...spamBy(filters),
    ...(assigned === undefined ? [] : [assignedTo(assigned, given)]),
    ...(filters.channel === undefined ? [] : [`channel = ${given(filters.channel)}`]),
    ...(filters.device === undefined ? [] : [`device = ${given(filters.device)}`]),
    ...(filters.status === undefined ? [] : [`status = ${given(filters.status)}`]),
    ...(filters.has === undefined ? [] : [holds[filters.has]]),
    ...(filters.alert === undefined ? [] : [holds[filters.alert]]),
    ...(filters.from === undefined ? [] : [`last_message_at >= ${given(filters.from)}::timestamptz`]),
    ...(filters.until === undefined ? [] : [`last_message_at < ${given(filters.until)}::timestamptz`]),
    ...(filters.began === undefined ? [] : [within('started_at', filters.began, given)]),
    ...(filters.words === undefined ? [] : [wordsCondition('words', given, filters.words)]),
  ];
  const table = `{{conversation_inbox${filters.words === undefined ? '' : '.searched'}}}`;
  return { table, text: conditions.map((one) => ` and ${one}`).join(''), values: all };
}

/** What began in some days is all that reports count. */
function spamBy({ isSpam, began }: ConversationFilters): readonly string[] {
  if (isSpam === true) return ['is_spam'];
  return began === undefined ? ['not is_spam'] : [];
}
