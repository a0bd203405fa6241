import type { Command } from '../kernel/decider.js';

/** `textId`: of the newest text in the thread at that moment. */
interface OfThread {
  readonly contactId: string;
  readonly textId: string;
}

export type ThreadCommand =
  | Command<'AssignThread', OfThread & { memberId: string | null }>
  | Command<'NoteThread', OfThread & { noteId: string; text: string }>
  | Command<'MarkThread', OfThread & { isSpam: boolean }>;
