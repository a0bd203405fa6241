import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import { sortingCountMax } from '../kernel/sorting.js';
import type { ThreadCommand } from './commands.js';
import type { ThreadEvent } from './events.js';
import type { Thread } from './state.js';

export type ThreadReason = 'TooMuchSorted';

export const decide: Decide<Thread, ThreadCommand, ThreadEvent, ThreadReason> = {
  AssignThread: (thread, { data, commandId: changeId, now: assignedAt }) =>
    once(thread, changeId, { type: 'ThreadAssigned', data: { ...data, changeId, assignedAt } }),

  NoteThread: (thread, { data, now: notedAt }) =>
    once(thread, data.noteId, { type: 'ThreadNoted', data: { ...data, notedAt } }),

  MarkThread: (thread, { data, commandId: changeId, now: markedAt }) =>
    once(thread, changeId, { type: 'ThreadMarked', data: { ...data, changeId, markedAt } }),
};

function once(thread: Thread, id: string, change: ThreadEvent): Decision<ThreadEvent, ThreadReason> {
  if (thread.sortingIds.includes(id)) return accept();
  // Texts come for years: what is bounded is how much is done between two of them.
  const isSameText = thread.textId === change.data.textId;
  if (isSameText && thread.countSince >= sortingCountMax) return reject('TooMuchSorted');
  return accept(change);
}
