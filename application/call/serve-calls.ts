import type { CallCommand } from '../../domain/call/call.js';
import { ownNumberId } from '../../domain/call/call.js';
import { Fault } from '../ports/fault.js';
import { beginRing } from './begin-ring.js';
import { callPhrases } from './call-phrases.js';
import type { CallOf, Calls, Next } from './calls.js';
import { hearCaller } from './hear-caller.js';
import { byPhoneCompany, type CallNeeds } from './needs.js';
import { ringCalls } from './ring-call.js';

type Told = Pick<CallCommand, 'type' | 'data'>;

const rescueSeconds = 60;

/** Serves the calls of every business, from ring to hang-up. */
export function serveCalls(needs: CallNeeds): Calls {
  const { handleCall, handleConversation, handleLine, now } = needs;
  const rings = ringCalls(needs);
  const ring = beginRing(needs);

  /** Writes down what the phone company tells. A call that nobody announced is a fault. */
  const note = async ({ tenant, callId }: CallOf, told: Told, key: string) => {
    const command = { ...told, commandId: `${callId}/${key}`, now: now() } as CallCommand;
    const { state } = await handleCall(callId, command, byPhoneCompany(tenant));
    if (state.status === 'unstarted') throw new Fault('call-not-found', 'There is no such call.');
    return state;
  };

  const hangUp: Next = { next: 'hang-up', say: null };

  return {
    ...hearCaller(needs),
    ring: (incoming) => rings.ring(incoming),

    async ringEnded({ tenant, callId, ringId, result, seconds }) {
      const of = { tenant, callId };
      const call = await note(
        of,
        { type: 'EndRing', data: { callId, ringId, result, seconds } },
        `${ringId}/end`,
      );
      if (call.status === 'ended' || result === 'answered') return hangUp;
      const isOwn = call.rings[ringId]?.transferId === ownNumberId;
      // What the owner wants rung through stays so: its own answering machine has had its time.
      if (isOwn && call.treatment === 'own-number') return hangUp;
      if (call.answeredAt === null) return rings.answer(of, call);
      const { state: line } = await handleLine.load(tenant, tenant);
      const { language, voice } = line;
      return {
        next: 'converse',
        say: '',
        greeting: callPhrases(language).notAvailable,
        language,
        voice,
        records: false,
      };
    },

    async rescue({ tenant, callId }) {
      const { state: line } = await handleLine.load(tenant, tenant);
      const { ownNumber, language } = line;
      if (ownNumber === null) return { next: 'hang-up', say: callPhrases(language).troubles };
      const next = await ring(
        { tenant, callId },
        {
          ringId: `${callId}.rescue`,
          transferId: ownNumberId,
          number: ownNumber,
          seconds: rescueSeconds,
          whisper: null,
        },
      );
      return next ?? hangUp;
    },

    async recordingStarted({ recordingRef, ...of }) {
      const { callId } = of;
      await note(of, { type: 'ConfirmRecording', data: { callId, recordingRef } }, `${recordingRef}/started`);
    },

    async recordingReady({ recordingRef, ...of }) {
      const { callId } = of;
      // It may come before the word that it began.
      await note(of, { type: 'ConfirmRecording', data: { callId, recordingRef } }, `${recordingRef}/started`);
      await note(of, { type: 'CompleteRecording', data: { callId, recordingRef } }, `${recordingRef}/ready`);
    },

    async recordingLost({ reason, ...of }) {
      await note(of, { type: 'LoseRecording', data: { callId: of.callId, reason } }, `recording/${reason}`);
    },

    async voicemailTaken({ seconds, ...of }) {
      await note(of, { type: 'TakeVoicemail', data: { callId: of.callId, seconds } }, 'voicemail');
      const { state: line } = await handleLine.load(of.tenant, of.tenant);
      return { next: 'hang-up', say: callPhrases(line.language).messageTaken };
    },

    async ended({ tenant, callId, by, seconds }) {
      const { state: conversation } = await handleConversation.load(tenant, callId);
      const hasSpoken = conversation.status !== 'unstarted' && Object.keys(conversation.messages).length > 0;
      await note({ tenant, callId }, { type: 'EndCall', data: { callId, by, seconds, hasSpoken } }, 'end');
      if (conversation.status === 'unstarted') return;
      const command = { type: 'CloseConversation', data: { conversationId: callId } } as const;
      await handleConversation(
        callId,
        { ...command, commandId: `${callId}/close`, now: now() },
        byPhoneCompany(tenant),
      );
    },
  };
}
