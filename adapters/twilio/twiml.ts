import twilio from 'twilio';
import type { CallOf, Next } from '../../application/call/calls.js';
import type { Addresses } from './addresses.js';
import type { Remembered } from './call-memory.js';
import type { RelayTokens } from './relay-tokens.js';
import { relayVoice, spokenVoice } from './voices.js';

/** Where in a call TwiML is asked for. */
export interface Scene {
  readonly call: CallOf;
  readonly callRef: string;
  readonly remembered: Remembered;
  /** The business's line, shown to whoever is rung where the caller shows no number. */
  readonly callerIdInstead: string | undefined;
}

interface Needs {
  readonly addresses: Addresses;
  readonly tokens: RelayTokens;
  readonly newId: () => string;
}

type Response = InstanceType<typeof twilio.twiml.VoiceResponse>;
type Element = ReturnType<Response['addChild']>;

/** What is to happen next, in Twilio's words. Remembers in the scene what later requests will ask for. */
export type Twiml = ReturnType<typeof createTwiml>;

export function createTwiml({ addresses, tokens, newId }: Needs) {
  /** Listens to the caller; a reply stands inside, where the caller can speak over it. */
  const gather = (response: Response, { call, remembered }: Scene, reply: string | null): void => {
    const element = response.addChild('Gather', {
      ...{ input: 'speech dtmf', action: addresses.heard(call, newId()), method: 'POST' },
      // Silence is told as well, and a key is one key.
      ...{ actionOnEmptyResult: true, numDigits: 1, finishOnKey: '' },
      ...{ speechTimeout: 'auto', timeout: 8, language: remembered.language },
    });
    say(element, reply, remembered);
  };

  const relay = (response: Response, { call, callRef, remembered }: Scene, greeting: string | null): void => {
    remembered.greeting = greeting ?? '';
    const element = response
      .addChild('Connect', { action: addresses.relayEnded(call), method: 'POST' })
      .addChild('ConversationRelay', {
        url: addresses.relay,
        ...(greeting !== null &&
          greeting !== '' && {
            welcomeGreeting: spoken(greeting),
            welcomeGreetingInterruptible: 'none',
          }),
        ...{ language: remembered.language, ...relayVoice(remembered.voice) },
        ...{ dtmfDetection: true, interruptible: 'any' },
        // What the caller says while the announcement is spoken comes afterwards instead of never. The SDK's type knows only
        // true and false here; Twilio's words are none, dtmf, speech and any.
        reportInputDuringAgentSpeech: 'any',
      });
    element.addChild('Parameter', { name: 'tenant', value: call.tenant });
    element.addChild('Parameter', { name: 'token', value: tokens.issue({ tenant: call.tenant, callRef }) });
  };

  const converse = (response: Response, scene: Scene, announcement: string | null): void => {
    if (scene.remembered.by === 'relay') relay(response, scene, announcement);
    else {
      // Outside of Gather, where nothing interrupts it.
      say(response, announcement, scene.remembered);
      gather(response, scene, null);
    }
  };

  const record = (response: Response, call: CallOf): void => {
    response.start().recording({
      ...{ channels: 'dual', trim: 'do-not-trim' },
      ...{ recordingStatusCallback: addresses.recording(call), recordingStatusCallbackMethod: 'POST' },
      recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
    });
  };

  const ring = (response: Response, scene: Scene, next: Extract<Next, { next: 'ring' }>): void => {
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
  };

  const voicemail = (response: Response, scene: Scene, next: Extract<Next, { next: 'voicemail' }>): void => {
    const { call, remembered } = scene;
    say(response, next.say, remembered);
    const action = addresses.voicemail(call);
    response.record({
      ...{ action, method: 'POST', maxLength: next.secondsMax, playBeep: true, trim: 'do-not-trim' },
      ...{ recordingStatusCallback: addresses.recording(call), recordingStatusCallbackMethod: 'POST' },
      recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
    });
    // Of silence Record tells nothing, and goes on here.
    response.redirect({ method: 'POST' }, action);
  };

  const append = (response: Response, scene: Scene, next: Next): void => {
    const { remembered } = scene;
    switch (next.next) {
      case 'refuse':
        remembered.isHungUp = true;
        response.reject();
        return;
      case 'ring':
        ring(response, scene, next);
        return;
      case 'converse':
        remembered.language = next.language;
        remembered.voice = next.voice;
        if (next.records) record(response, scene.call);
        converse(response, scene, next.say);
        return;
      case 'listen':
        converse(response, scene, null);
        return;
      case 'voicemail':
        voicemail(response, scene, next);
        return;
      case 'hang-up':
        remembered.isHungUp = true;
        say(response, next.say, remembered);
        response.hangup();
    }
  };

  return {
    next(scene: Scene, next: Next): string {
      const response = new twilio.twiml.VoiceResponse();
      append(response, scene, next);
      return response.toString();
    },
    /** After a turn without the relay: what was said, then what comes. */
    replied(scene: Scene, reply: string, next: Next): string {
      const response = new twilio.twiml.VoiceResponse();
      if (next.next === 'listen') gather(response, scene, reply);
      else {
        say(response, reply, scene.remembered);
        append(response, scene, next);
      }
      return response.toString();
    },
    /** A turn that takes longer than Twilio waits: it asks again. */
    held({ call, remembered }: Scene, reply: string, turnId: string): string {
      const response = new twilio.twiml.VoiceResponse();
      say(response, reply, remembered);
      response.pause({ length: 1 });
      response.redirect({ method: 'POST' }, addresses.held(call, turnId));
      return response.toString();
    },
    whisper(remembered: Remembered, words: string): string {
      const response = new twilio.twiml.VoiceResponse();
      say(response, words, remembered);
      return response.toString();
    },
    /** Ends the leg that asks. */
    hangUp: (): string => {
      const response = new twilio.twiml.VoiceResponse();
      response.hangup();
      return response.toString();
    },
    nothing: (): string => new twilio.twiml.VoiceResponse().toString(),
  };
}

function say(
  parent: Response | Element,
  words: string | null,
  { language, voice }: Pick<Remembered, 'language' | 'voice'>,
): void {
  if (words === null || words === '') return;
  parent.addChild('Say', { language, ...spokenVoice(voice) }).addText(spoken(words));
}

const charactersMax = 4_000;

/** What XML cannot hold, and more than Twilio says at once, is left out. */
const spoken = (words: string): string =>
  words
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, charactersMax)
    .toWellFormed();
