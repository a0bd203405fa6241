import type { Command } from '../kernel/decider.js';
import type { Looked, LookedInRecords } from './events.js';

export type LookCommand =
  | Command<'AskForLook', { askId: string; by: string }>
  | Command<'GrantLook', { grantId: string; hours: number; by: string }>
  | Command<'EndLook', { grantId: string; by: string }>
  | Command<'LookInto', { lookId: string; what: Looked; subjectId: string | null; by: string }>
  | Command<
      'LookIntoRecords',
      { lookId: string; what: LookedInRecords; subjectId: string | null; by: string }
    >;
