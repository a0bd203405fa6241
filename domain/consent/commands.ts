import type { Command } from '../kernel/decider.js';
import type { Erased } from '../kernel/personal.js';
import type { Via } from './events.js';

interface Heard {
  readonly words: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What is true of the call and of the business at this moment, found out by code and never by a model. */
export interface Circumstances {
  readonly isInbound: boolean;
  readonly isCallerVerified: boolean;
  readonly isTextable: boolean;
  /** The number is one of the business's own, or that of a telephone which passed the call on. */
  readonly isOurs: boolean;
  readonly recording: 'started' | 'declined' | 'missing';
  readonly isLinkKnown: boolean;
  readonly isBusinessReady: boolean;
  /** Whoever had this number wanted no texts, and was forgotten since. */
  readonly isSuppressed: boolean;
  /** The business has not sent as many texts as it may in this hour. */
  readonly isWithinHour: boolean;
}

interface Attempt {
  requestId: string;
  attemptId: string;
}

interface Message {
  messageId: string;
  contactId: string;
  words: string;
}

export type ConsentCommand =
  | Command<
      'RequestTextLink',
      {
        requestId: string;
        callId: string;
        contactId: string;
        linkId: string;
        phone: string;
        heard: Heard;
        announcementVersion: string;
        circumstances: Circumstances;
      }
    >
  | Command<'ConfirmTextLink', { requestId: string; question: string | Erased; heard: Heard }>
  | Command<'DeclineTextLink', { requestId: string }>
  | Command<
      'BeginAttempt',
      Attempt & { body: string; recordingRef: string | null; circumstances: Circumstances }
    >
  | Command<'RecordAccepted', Attempt & { textRef: string }>
  | Command<'RecordRejected', Attempt & { code: string }>
  | Command<'RecordDelivered', Attempt>
  | Command<'RecordUndelivered', Attempt & { code: string }>
  | Command<'RecordUnknown', Attempt>
  | Command<'Lapse', { requestId: string }>
  | Command<'RecordOptOut', Message & { via: Via; isCancel: boolean }>
  /** `writtenAt`: when it reached the carrier, by the carrier's clock; null where it does not say. */
  | Command<'RecordOptIn', Message & { writtenAt: string | null }>
  | Command<'AnswerHelp', Message & { isAnsweredByCarrier: boolean }>
  | Command<'ReceiveText', Message & { phone: string }>;
