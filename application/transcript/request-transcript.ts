import type { TranscriptReason } from '../../domain/transcript/transcript.js';
import type { OfConversation, TranscriptNeeds } from './needs.js';

export type Requested = 'requested' | 'no-conversation' | TranscriptReason;

/** A visitor wants their conversation by e-mail: first a code goes to the address they named. */
export const requestTranscript =
  ({ handleTranscript, handleConversation, codes, isSensitive, newId, now }: TranscriptNeeds) =>
  async ({
    tenant,
    conversationId,
    address,
  }: OfConversation & { readonly address: string }): Promise<Requested> => {
    const { state } = await handleConversation.load(tenant, conversationId);
    if (state.status === 'unstarted' || Object.keys(state.messages).length === 0) return 'no-conversation';
    const { visitorId, language } = state;
    const requestId = newId();
    const { decision } = await handleTranscript(
      conversationId,
      {
        type: 'RequestTranscript',
        data: {
          ...{ conversationId, visitorId, requestId, address, language },
          codeHash: codes.hashOf(requestId, codes.codeOf(requestId)),
          isSensitive: await isSensitive(tenant),
        },
        ...{ commandId: requestId, now: now() },
      },
      { tenant, actor: 'visitor', causationId: '' },
    );
    return decision.outcome === 'accepted' ? 'requested' : decision.reason;
  };

export type Confirmed = 'confirmed' | 'wrong-code' | TranscriptReason;

/** The code out of the letter: with it whoever asked has shown that they read what goes there. */
export const confirmTranscript =
  ({ handleTranscript, codes, isSensitive, newId, now }: TranscriptNeeds) =>
  async ({
    tenant,
    conversationId,
    code,
  }: OfConversation & { readonly code: string }): Promise<Confirmed> => {
    const requestId = (await handleTranscript.load(tenant, conversationId)).state.asked?.requestId ?? '';
    const { decision, state } = await handleTranscript(
      conversationId,
      {
        type: 'ConfirmTranscript',
        data: { codeHash: codes.hashOf(requestId, code), isSensitive: await isSensitive(tenant) },
        ...{ commandId: newId(), now: now() },
      },
      { tenant, actor: 'visitor', causationId: '' },
    );
    if (decision.outcome === 'rejected') return decision.reason;
    return state.status === 'asked' ? 'wrong-code' : 'confirmed';
  };
