import type { Command } from '../kernel/decider.js';
import type { Attestation, EndedBy, LossReason, RingResult, Treatment, TreatmentReason } from './events.js';

export type CallCommand =
  | Command<
      'RingCall',
      {
        callId: string;
        callRef: string;
        contactId: string;
        callerNumber: string | null;
        forwardedFrom: string | null;
        attestation: Attestation;
        treatment: Treatment;
        treatmentReason: TreatmentReason;
        isAfterHours: boolean;
      }
    >
  | Command<
      'AnswerCall',
      { callId: string; announcementVersion: string; language: string; asksFirst: boolean }
    >
  | Command<'ConfirmRecording', { callId: string; recordingRef: string }>
  | Command<'AgreeRecording', { callId: string; words: string }>
  | Command<'DeclineRecording', { callId: string; words: string }>
  | Command<'AskErasure', { callId: string }>
  | Command<'LoseRecording', { callId: string; reason: LossReason }>
  | Command<'CompleteRecording', { callId: string; recordingRef: string }>
  | Command<
      'StoreRecording',
      { callId: string; recordingRef: string; blobId: string; contentHash: string; durationMs: number }
    >
  | Command<'RemoveRecording', { callId: string; recordingRef: string }>
  | Command<'BeginRing', { callId: string; ringId: string; transferId: string }>
  | Command<'EndRing', { callId: string; ringId: string; result: RingResult; seconds: number }>
  | Command<'TakeVoicemail', { callId: string; seconds: number }>
  | Command<'HearVoicemail', { callId: string }>
  | Command<'EndCall', { callId: string; by: EndedBy; seconds: number; hasSpoken: boolean }>
  | Command<'ExpireCall', { callId: string }>;
