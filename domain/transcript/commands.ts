import type { Command } from '../kernel/decider.js';

export type TranscriptCommand =
  | Command<
      'RequestTranscript',
      {
        conversationId: string;
        visitorId: string;
        requestId: string;
        address: string;
        codeHash: string;
        language: string;
        /** Of a sensitive business nothing of a conversation leaves by e-mail. */
        isSensitive: boolean;
      }
    >
  | Command<'ConfirmTranscript', { codeHash: string; isSensitive: boolean }>
  | Command<'RecordSent', object>
  | Command<'RecordRefused', { code: string }>;
