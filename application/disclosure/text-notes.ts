import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { ThreadEvent } from '../../domain/thread/thread.js';
import type { LeftOut, Standing, StaffNote } from './disclosed.js';
import type { Open } from './opened.js';
import { visitorIn, type Own } from './own.js';

interface Of {
  readonly noteCountMax: number;
  readonly subjectIds: readonly string[];
  readonly talks: ReadonlyMap<string, readonly ConversationEvent[]>;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly own: Own;
  readonly open: Open;
  readonly read: (category: string, id: string) => Promise<readonly Happened[]>;
}

/** What members noted about texts, of each number the newest. Of a number from which somebody else called as well nobody can tell whom a note is about. */
export async function textNotesOf({ noteCountMax, subjectIds, talks, standings, own, open, read }: Of) {
  const textNotes: StaffNote[] = [];
  const leftOut: LeftOut[] = [];
  for (const id of subjectIds) {
    const noted = ((await read('thread', id)) as readonly ThreadEvent[]).flatMap((event) =>
      event.type === 'ThreadNoted' && !isErased(event.data.text) ? [event.data] : [],
    );
    const isElsewhere = (conversationId: string): boolean => {
      const events = talks.get(conversationId);
      return events !== undefined && visitorIn(events) !== id;
    };
    const isOfOne =
      own.visitorIds.has(id) &&
      [...standings].every(([place, standing]) => standing === 'whole' || isElsewhere(place));
    const leftOutCount = isOfOne ? Math.max(0, noted.length + textNotes.length - noteCountMax) : noted.length;
    for (const { text, notedAt } of noted.slice(leftOutCount)) textNotes.push({ text: open(text), notedAt });
    const why = isOfOne ? 'too-many' : 'second-person';
    if (leftOutCount > 0) leftOut.push({ what: 'note', id, why, count: leftOutCount });
  }
  return { textNotes, leftOut };
}
