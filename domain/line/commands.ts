import type { Command } from '../kernel/decider.js';
import type { AnsweringMode, OpenRange, Readiness, Transfer } from './events.js';

export type LineCommand =
  | Command<'AssignNumber', { accountId: string; number: string }>
  | Command<'ReleaseNumber', { accountId: string; number: string }>
  | Command<'SetOwnNumber', { accountId: string; number: string | null }>
  | Command<
      'SetAnswering',
      {
        accountId: string;
        mode: AnsweringMode;
        staffSeconds: number;
        hours: readonly OpenRange[];
        closedDates: readonly string[];
      }
    >
  | Command<'SetTransfers', { accountId: string; transfers: readonly Transfer[] }>
  | Command<'SetVoice', { accountId: string; language: string; voice: string }>
  | Command<'SetPhoneGreeting', { accountId: string; greeting: string }>
  | Command<'SetRecordingConsent', { accountId: string; asksFirst: boolean }>
  | Command<'SetTextingReadiness', { accountId: string; readiness: Readiness; reason: string | null }>
  | Command<'BlockCaller', { accountId: string; contactId: string }>
  | Command<'UnblockCaller', { accountId: string; contactId: string }>;
