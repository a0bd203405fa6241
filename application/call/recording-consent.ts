import type { Calling } from '../../domain/call/call.js';
import { callPhrases } from './call-phrases.js';
import type { Utterance } from './calls.js';
import { consentIn } from './consents.js';
import { byCaller, type CallNeeds } from './needs.js';

interface Turn {
  readonly utterance: Utterance;
  readonly call: Calling;
  readonly language: string;
}

type Needs = Pick<CallNeeds, 'handleCall' | 'telephony' | 'now'>;

/** Whether a call may be recorded, by its caller's word. Each answers what to say. */
export function recordingConsent({ handleCall, telephony, now }: Needs) {
  const decline = async ({ utterance, call, language }: Turn): Promise<string> => {
    const { tenant, callId, words } = utterance;
    await handleCall(
      callId,
      { type: 'DeclineRecording', data: { callId, words }, commandId: `${callId}/decline`, now: now() },
      byCaller(tenant),
    );
    await telephony.stopRecording(call.callRef);
    return callPhrases(language).noRecording;
  };

  return {
    decline,

    /** The answer to the question with which the call began; undefined where there is none to be answered. */
    async answer(turn: Turn): Promise<string | undefined> {
      const { utterance, call, language } = turn;
      const isAsked = call.asksFirst && !call.hasAgreed && call.recording.status === 'none';
      if (!isAsked) return undefined;
      const { tenant, callId, words } = utterance;
      const answer = consentIn(words, language);
      if (answer === 'no') return decline(turn);
      if (answer === null) return callPhrases(language).askAgain;
      await handleCall(
        callId,
        { type: 'AgreeRecording', data: { callId, words }, commandId: `${callId}/agree`, now: now() },
        byCaller(tenant),
      );
      await telephony.startRecording(tenant, call.callRef);
      return callPhrases(language).agreed;
    },
  };
}
