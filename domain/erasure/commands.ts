import type { Overdue } from '../kernel/deadline.js';
import type { Command } from '../kernel/decider.js';
import type { ErasureProof, ErasureScope, Kept, Person } from './events.js';

export type ErasureCommand =
  | Command<
      'RequestErasure',
      {
        erasureId: string;
        accountId: string;
        scope: ErasureScope;
        /** Of the person; none for a business. */
        subjectIds: readonly string[];
        proof: ErasureProof;
        /** When the wish reached us, from which the deadline counts. */
        receivedAt: string;
        /** Whether it can be undone for some days. Of a whole business it always can. */
        hasGrace: boolean;
        places: readonly string[];
      }
    >
  | Command<'CancelErasure', { erasureId: string }>
  | Command<'BeginErasure', { erasureId: string; places: readonly string[] }>
  | Command<
      'RecordKeysDestroyed',
      { erasureId: string; person: Person; keyCount: number; valueCount: number }
    >
  | Command<'RecordCopyErased', { erasureId: string; place: string; count: number; kept: Kept | null }>
  | Command<'NoteOverdue', { erasureId: string; overdue: Overdue }>
  | Command<'CompleteErasure', { erasureId: string }>;
