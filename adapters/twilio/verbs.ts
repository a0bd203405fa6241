import type { CallOf, Next } from '../../application/call/calls.js';
import type { Addresses } from './addresses.js';
import type { RelayTokens } from './relay-tokens.js';
import { say, spoken, type Response } from './say.js';
import type { Scene } from './twiml.js';
import { relayVoice } from './voices.js';

export interface VerbNeeds {
  readonly addresses: Addresses;
  readonly tokens: RelayTokens;
  readonly newId: () => string;
}

/** The verbs of TwiML by which a call goes on. Each appends to a response. */
export type Verbs = ReturnType<typeof createVerbs>;

export function createVerbs({ addresses, tokens, newId }: VerbNeeds) {
  /** What becomes of a recording is told of a call, however it was begun. */
  const toldOf = (call: CallOf) => ({
    recordingStatusCallback: addresses.recording(call),
    recordingStatusCallbackMethod: 'POST' as const,
    recordingStatusCallbackEvent: recordingEvents(),
  });

  return {
    record(response: Response, call: CallOf): void {
      response.start().recording({ channels: 'dual', trim: 'do-not-trim', ...toldOf(call) });
    },

    /** The conversation by the relay; it listens from the first word, and the announcement cannot be interrupted. */
    relay(response: Response, { call, callRef, remembered }: Scene, announcement: string | null): void {
      remembered.announcement = announcement ?? '';
      const element = response
        .addChild('Connect', { action: addresses.relayEnded(call), method: 'POST' })
        .addChild('ConversationRelay', {
          url: addresses.relay,
          ...(remembered.announcement !== '' && {
            ...{ welcomeGreeting: spoken(remembered.announcement), welcomeGreetingInterruptible: 'none' },
          }),
          ...{ language: remembered.language, ...relayVoice(remembered.voice) },
          ...{ dtmfDetection: true, interruptible: 'any' },
          // What the caller says while the announcement is spoken comes afterwards instead of never. The SDK's type knows only
          // true and false here; Twilio's words are none, dtmf, speech and any.
          reportInputDuringAgentSpeech: 'any',
        });
      element.addChild('Parameter', { name: 'tenant', value: call.tenant });
      element.addChild('Parameter', { name: 'token', value: tokens.issue({ tenant: call.tenant, callRef }) });
    },

    /** Listens without the relay; a reply stands inside, where the caller can speak over it. */
    gather(response: Response, { call, remembered }: Scene, reply: string | null): void {
      const element = response.addChild('Gather', {
        ...{ input: 'speech dtmf', action: addresses.heard(call, newId()), method: 'POST' },
        // Silence is told as well, and a key is one key.
        ...{ actionOnEmptyResult: true, numDigits: 1, finishOnKey: '' },
        ...{ speechTimeout: 'auto', timeout: 8, language: remembered.language },
      });
      say(element, reply, remembered);
    },

    ring(response: Response, scene: Scene, next: Extract<Next, { next: 'ring' }>): void {
      const { call, remembered, callerIdInstead } = scene;
      const { ringId, number, seconds, whisper } = next;
      say(response, next.say, remembered);
      if (whisper !== null) remembered.whispers.set(ringId, whisper);
      response
        .dial({
          ...{ action: addresses.ring(call, ringId), method: 'POST' },
          ...{ answerOnBridge: true, timeout: Math.min(600, Math.max(5, Math.round(seconds))) },
          ...(callerIdInstead !== undefined && { callerId: callerIdInstead }),
        })
        .number(whisper === null ? {} : { url: addresses.whisper(call, ringId), method: 'POST' }, number);
    },

    voicemail(
      response: Response,
      { call, remembered }: Scene,
      next: Extract<Next, { next: 'voicemail' }>,
    ): void {
      say(response, next.say, remembered);
      const action = addresses.voicemail(call);
      response.record({
        ...{ action, method: 'POST', maxLength: next.secondsMax, playBeep: true, trim: 'do-not-trim' },
        ...toldOf(call),
      });
      // Of silence Record tells nothing, and goes on here.
      response.redirect({ method: 'POST' }, action);
    },
  };
}

const recordingEvents = (): ('in-progress' | 'completed' | 'absent')[] => [
  'in-progress',
  'completed',
  'absent',
];
