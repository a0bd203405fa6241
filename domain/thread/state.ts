import type { Evolve } from '../kernel/decider.js';
import { sortingCountMax } from '../kernel/sorting.js';
import type { ThreadEvent } from './events.js';

export interface Thread {
  /** Of the last 400 requests: a repetition is known by it. */
  readonly sortingIds: readonly string[];
  /** The newest text when it was sorted last, and how often since that text came. */
  readonly textId: string;
  readonly countSince: number;
}

export const initial: Thread = { sortingIds: [], textId: '', countSince: 0 };

const sorted = ({ sortingIds, ...last }: Thread, id: string, textId: string): Thread => ({
  ...{ sortingIds: [...sortingIds, id].slice(-2 * sortingCountMax), textId },
  countSince: textId === last.textId ? last.countSince + 1 : 1,
});

export const evolve: Evolve<Thread, ThreadEvent> = {
  ThreadAssigned: (thread, { changeId, textId }) => sorted(thread, changeId, textId),
  ThreadNoted: (thread, { noteId, textId }) => sorted(thread, noteId, textId),
  ThreadMarked: (thread, { changeId, textId }) => sorted(thread, changeId, textId),
};
