import type {
  Transcript,
  TranscriptCommand,
  TranscriptEvent,
  TranscriptReason,
} from '../../domain/transcript/transcript.js';
import type { HandleConversation } from '../conversation/start-conversation.js';
import type { Handle } from '../handling/handle.js';
import type { Clock } from '../ports/clock.js';
import type { NewId } from '../ports/ids.js';

export type HandleTranscript = Handle<Transcript, TranscriptCommand, TranscriptEvent, TranscriptReason>;

/** Codes that stand nowhere: whoever has the key makes one out of the request it is for. */
export interface TranscriptCodes {
  /** Six digits. */
  codeOf(requestId: string): string;
  hashOf(requestId: string, code: string): string;
}

export interface TranscriptNeeds {
  readonly handleTranscript: HandleTranscript;
  readonly handleConversation: HandleConversation;
  readonly codes: TranscriptCodes;
  readonly isSensitive: (tenant: string) => Promise<boolean>;
  readonly newId: NewId;
  readonly now: Clock;
}

/** Whose conversation it is. */
export interface OfConversation {
  readonly tenant: string;
  readonly conversationId: string;
}
