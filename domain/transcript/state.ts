import type { Evolve } from '../kernel/decider.js';
import type { TranscriptEvent } from './events.js';

interface Asked {
  readonly conversationId: string;
  readonly visitorId: string;
  readonly requestId: string;
}

export interface Transcript {
  readonly status: 'unasked' | 'asked' | 'confirmed' | 'sent' | 'refused';
  /** The newest request; its code is the only one that is good. */
  readonly asked: (Asked & { readonly codeHash: string; readonly expiresAt: string }) | null;
  readonly requestIds: readonly string[];
  /** Of wrong codes, over all requests. */
  readonly missIds: readonly string[];
}

export const initial: Transcript = { status: 'unasked', asked: null, requestIds: [], missIds: [] };

export const evolve: Evolve<Transcript, TranscriptEvent> = {
  TranscriptRequested: (transcript, { conversationId, visitorId, requestId, codeHash, expiresAt }) => ({
    ...transcript,
    status: 'asked',
    asked: { conversationId, visitorId, requestId, codeHash, expiresAt },
    requestIds: [...transcript.requestIds, requestId],
  }),
  TranscriptCodeMissed: (transcript, { changeId }) => ({
    ...transcript,
    missIds: [...transcript.missIds, changeId],
  }),
  TranscriptConfirmed: (transcript) => ({ ...transcript, status: 'confirmed' }),
  TranscriptSent: (transcript) => ({ ...transcript, status: 'sent' }),
  TranscriptRefused: (transcript) => ({ ...transcript, status: 'refused' }),
};
