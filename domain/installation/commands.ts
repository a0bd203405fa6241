import type { Command } from '../kernel/decider.js';
import type { AskedByThem, Paper, RequestKind, RequestOutcome, Suspension } from './events.js';

/** `by`: the operator who asks, or `command-line`. */
type By<Data extends object> = Data & { by: string };

export type InstallationCommand =
  | Command<'NoteLogin', { loginId: string; operatorId: string }>
  | Command<'SetFactor', { operatorId: string }>
  | Command<'ResetFactor', By<{ operatorId: string }>>
  | Command<'SuspendAccount', By<{ accountId: string; reason: Suspension }>>
  | Command<'ResumeAccount', By<{ accountId: string }>>
  | Command<'SetSpendCap', By<{ accountId: string; costMicrosPerDay: number | null }>>
  | Command<'PublishPaper', { paper: Paper; version: string; words: string }>
  | Command<
      'NoteDataRequest',
      By<{
        requestId: string;
        kind: RequestKind;
        receivedAt: string;
        dueAt: string;
        subjectRef: string;
        /** Left out where the operator writes down a letter. */
        asked?: AskedByThem;
      }>
    >
  | Command<'NoteRequestOverdue', { requestId: string }>
  | Command<'CloseDataRequest', By<{ requestId: string; outcome: RequestOutcome }>>;
