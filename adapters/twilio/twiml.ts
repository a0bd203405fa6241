import twilio from 'twilio';
import type { CallOf, Next } from '../../application/call/calls.js';
import type { Addresses } from './addresses.js';
import type { Remembered } from './call-memory.js';
import { say, type Response } from './say.js';
import type { Verbs } from './verbs.js';

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
  readonly verbs: Verbs;
}

/** What is to happen next, in Twilio's words. Remembers in the scene what later requests will ask for. */
export type Twiml = ReturnType<typeof createTwiml>;

export function createTwiml({ addresses, verbs }: Needs) {
  const append = createAppend(verbs);
  return {
    next: (scene: Scene, next: Next): string =>
      written((response) => {
        append(response, scene, next);
      }),
    /** After a turn without the relay: what was said, then what comes. */
    replied: (scene: Scene, reply: string, next: Next): string =>
      written((response) => {
        if (next.next === 'listen') verbs.gather(response, scene, reply);
        else {
          say(response, reply, scene.remembered);
          append(response, scene, next);
        }
      }),
    /** A turn that takes longer than Twilio waits: it asks again. */
    held: ({ call, remembered }: Scene, reply: string, turnId: string): string =>
      written((response) => {
        say(response, reply, remembered);
        response.pause({ length: 1 });
        response.redirect({ method: 'POST' }, addresses.held(call, turnId));
      }),
    whisper: (remembered: Remembered, words: string): string =>
      written((response) => {
        say(response, words, remembered);
      }),
    /** Ends the leg that asks. */
    hangUp: (): string =>
      written((response) => {
        response.hangup();
      }),
    nothing: (): string => written(() => undefined),
  };
}

function written(write: (response: Response) => void): string {
  const response = new twilio.twiml.VoiceResponse();
  write(response);
  return response.toString();
}

const createAppend =
  (verbs: Verbs) =>
  (response: Response, scene: Scene, next: Next): void => {
    const { remembered } = scene;
    const converse = (announcement: string | null, greeting: string): void => {
      remembered.greeting = greeting;
      if (remembered.by === 'relay') verbs.relay(response, scene, announcement);
      else {
        // Outside of Gather, where nothing interrupts it.
        say(response, announcement, remembered);
        verbs.gather(response, scene, greeting);
      }
    };
    switch (next.next) {
      case 'refuse':
        remembered.isHungUp = true;
        response.reject();
        return;
      case 'ring':
        verbs.ring(response, scene, next);
        return;
      case 'converse':
        remembered.language = next.language;
        remembered.voice = next.voice;
        if (next.records) verbs.record(response, scene.call);
        converse(next.say, next.greeting);
        return;
      case 'listen':
        converse(null, '');
        return;
      case 'voicemail':
        verbs.voicemail(response, scene, next);
        return;
      case 'hang-up':
        remembered.isHungUp = true;
        say(response, next.say, { ...remembered, language: next.language ?? remembered.language });
        response.hangup();
    }
  };
