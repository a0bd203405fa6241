import type twilio from 'twilio';
import { spokenVoice } from './voices.js';

export type Response = InstanceType<typeof twilio.twiml.VoiceResponse>;
export type Element = ReturnType<Response['addChild']>;

interface Voice {
  readonly language: string;
  readonly voice: string;
}

/** Says words, if there are any. */
export function say(parent: Response | Element, words: string | null, { language, voice }: Voice): void {
  if (words === null || words === '') return;
  parent.addChild('Say', { language, ...spokenVoice(voice) }).addText(spoken(words));
}

const charactersMax = 4_000;

/** What XML cannot hold, and more than Twilio says at once, is left out. */
export const spoken = (words: string): string =>
  words
    .replaceAll(/\p{Cc}+/gu, ' ')
    .slice(0, charactersMax)
    .toWellFormed();
