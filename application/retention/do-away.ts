import type { Expired } from '../../domain/retention/retention.js';
import type { Copies } from './needs.js';

interface Piece {
  readonly tenant: string;
  readonly runId: string;
  readonly cutoff: string;
  readonly now: string;
}

/**
 * Does away with what a run has said to be over, in every place where a copy of it stands. Safe to repeat from any step on: whoever goes on
 * after a crash does all of it once more.
 */
export const doAway =
  ({ handleConversation, handleCall, vault, store, blobs, snapshots, usage, telephony }: Copies) =>
  async (piece: Piece, expired: Expired): Promise<void> => {
    const { tenant, runId, cutoff, now } = piece;
    const context = { tenant, actor: 'system', causationId: '' };
    const about = (id: string) => ({ commandId: `${runId}/${id}`, now });

    // First nothing may follow; then the keys go, and with them every copy that nobody knows of; then the bytes.
    for (const callId of expired.callIds) {
      if (telephony !== undefined) await removeRecordings(callId);
      await handleCall(callId, { type: 'ExpireCall', data: { callId }, ...about(callId) }, context);
    }
    // Of a call that nobody answered there is no conversation, which is a rejection and no matter.
    for (const conversationId of [...expired.conversationIds, ...expired.callIds]) {
      const data = { conversationId };
      const command = { type: 'ExpireConversation', data, ...about(conversationId) } as const;
      await handleConversation(conversationId, command, context);
    }
    const keyIds: string[] = [];
    for (const container of transcriptPlaces(expired)) {
      keyIds.push(...(await vault.forgetContainer({ tenant, container, keep: 'transcript' })));
    }
    for (const { contactId, textId } of expired.texts) {
      // With what members noted under it.
      for (const stream of ['consent', 'thread']) {
        const container = `${stream}-${contactId}/${textId}`;
        keyIds.push(...(await vault.forgetContainer({ tenant, container, keep: 'consent' })));
      }
    }
    if (keyIds.length > 0) {
      await store.eraseSealed(keyIds);
      await blobs.forget(keyIds);
      await snapshots.forget(keyIds);
    }
    if (expired.visitCount !== null) await usage.forget(tenant, cutoff);

    /** They are deleted there once they are safe here; what was left there for any reason goes now. */
    async function removeRecordings(callId: string): Promise<void> {
      const { state } = await handleCall.load(tenant, callId);
      if (state.status === 'unstarted') return;
      for (const [recordingRef, there] of Object.entries(state.recordings)) {
        if (there === 'removed') continue;
        await telephony?.removeRecording(recordingRef);
        const data = { callId, recordingRef };
        await handleCall(callId, { type: 'RemoveRecording', data, ...about(recordingRef) }, context);
      }
    }
  };

/** The streams whose personal values belong to what was said. */
const transcriptPlaces = ({ conversationIds, callIds, rehearsalIds }: Expired): readonly string[] => [
  ...[...conversationIds, ...callIds].flatMap((id) => [`conversation-${id}`, `transcript-${id}`]),
  ...callIds.map((id) => `call-${id}`),
  ...rehearsalIds.map((id) => `rehearsal-${id}`),
];
