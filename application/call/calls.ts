import type { Attestation, RingResult } from '../../domain/call/call.js';

/** A call as the phone company announces it. */
export interface Incoming {
  /** Random and the same at each repetition. */
  readonly callId: string;
  readonly callRef: string;
  /** The business's line, E.164. */
  readonly to: string;
  /** E.164; null where no number is shown. */
  readonly from: string | null;
  readonly forwardedFrom: string | null;
  readonly attestation: Attestation;
}

/** A call of which it is known whose it is. */
export interface CallOf {
  readonly tenant: string;
  readonly callId: string;
}

/** What is to happen on a call next. */
export type Next =
  /** Nobody answers, and nothing is charged. */
  | { readonly next: 'refuse' }
  /** Rings a telephone; what became of it is told by `ringEnded`. `whisper` is said to whoever takes it, before they are joined. */
  | {
      readonly next: 'ring';
      readonly ringId: string;
      readonly number: string;
      readonly seconds: number;
      readonly say: string | null;
      readonly whisper: string | null;
    }
  /** The assistant speaks with the caller; `say` comes first, and cannot be interrupted; `greeting` follows, and can. Either may be empty. */
  | {
      readonly next: 'converse';
      readonly say: string;
      readonly greeting: string;
      readonly language: string;
      readonly voice: string;
      /** Recording begins before anything is said. */
      readonly records: boolean;
    }
  /** Listens on. */
  | { readonly next: 'listen' }
  | { readonly next: 'voicemail'; readonly say: string; readonly secondsMax: number }
  /** `language`: BCP 47; left out: that of the call so far. */
  | { readonly next: 'hang-up'; readonly say: string | null; readonly language?: string };

/** What a caller said. */
export interface Utterance extends CallOf {
  /** The same for the same words at a repetition: the turn's number within the call. */
  readonly turnId: string;
  readonly words: string;
}

/** A piece of what the assistant says, in the form in which it is spoken; `language`: BCP 47, primary. */
export type Speak = (clause: string, language?: string) => void;

export interface Turn {
  readonly next: Next;
  /** Of what was said; null where it said nothing. */
  readonly replyId: string | null;
}

/**
 * How a call is served, whichever way its sound comes and goes. Each may be told twice. Raises the fault `call-not-found` for a call that
 * nobody announced, and `line-unknown` for a number that is nobody's.
 */
export interface Calls {
  ring(incoming: Incoming): Promise<CallOf & { readonly then: Next }>;
  ringEnded(
    ring: CallOf & { readonly ringId: string; readonly result: RingResult; readonly seconds: number },
  ): Promise<Next>;
  hear(utterance: Utterance, speak: Speak): Promise<Turn>;
  /** A key of the telephone. */
  press(key: CallOf & { readonly turnId: string; readonly digit: string }, speak: Speak): Promise<Turn>;
  /** Nothing was said for a while. */
  silence(turn: CallOf & { readonly turnId: string }, speak: Speak): Promise<Turn>;
  /** The caller spoke over a reply. `heard`: as far as it was said. */
  interrupted(reply: CallOf & { readonly replyId: string; readonly heard: string }): Promise<void>;
  /** Something failed on the way to the assistant: whoever can, takes the call. */
  rescue(call: CallOf): Promise<Next>;
  recordingStarted(call: CallOf & { readonly recordingRef: string }): Promise<void>;
  /** It is complete with the phone company, and can be fetched. */
  recordingReady(call: CallOf & { readonly recordingRef: string }): Promise<void>;
  recordingLost(call: CallOf & { readonly reason: 'absent' | 'failed' }): Promise<void>;
  voicemailTaken(call: CallOf & { readonly seconds: number }): Promise<Next>;
  ended(
    call: CallOf & { readonly by: 'caller' | 'desk' | 'unknown'; readonly seconds: number },
  ): Promise<void>;
}

/** A text that somebody wrote to a business's line. */
export interface TextIn {
  /** Random and the same at each repetition. */
  readonly messageId: string;
  /** The carrier's own id. */
  readonly textRef: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  /** What the carrier took it for, and answers by itself; null where it leaves it to us. */
  readonly keyword: 'stop' | 'start' | 'help' | null;
}

/** Answers what is to be texted back, or nothing. Raises `line-unknown`. */
export type ReceiveText = (text: TextIn) => Promise<string | undefined>;

/** What the carrier tells of an attempt. */
export type RecordTextStatus = (told: {
  readonly tenant: string;
  readonly contactId: string;
  readonly requestId: string;
  readonly attemptId: string;
  readonly status: 'accepted' | 'delivered' | 'undelivered' | 'rejected';
  readonly textRef: string;
  readonly code: string;
}) => Promise<void>;
