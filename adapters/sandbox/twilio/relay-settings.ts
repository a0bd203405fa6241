import { TwimlFault, type Verb } from './twiml-document.js';

/** By what the caller may cut in, or be reported while the desk speaks. */
export interface Means {
  readonly speech: boolean;
  readonly dtmf: boolean;
}

export interface RelaySettings {
  readonly url: string;
  readonly greeting: string;
  readonly greetingInterruptible: Means;
  readonly interruptible: Means;
  readonly reported: Means;
  readonly preemptible: boolean;
  readonly dtmfDetection: boolean;
  readonly partialPrompts: boolean;
  readonly spokenLanguage: string;
  readonly heardLanguage: string;
  /** The voice of a language: the one its `<Language>` names, or that of the session. */
  readonly voiceOf: (language: string) => string;
  readonly parameters: Readonly<Record<string, string>>;
}

const means: Readonly<Record<string, Means>> = {
  none: { speech: false, dtmf: false },
  false: { speech: false, dtmf: false },
  dtmf: { speech: false, dtmf: true },
  speech: { speech: true, dtmf: false },
  any: { speech: true, dtmf: true },
  true: { speech: true, dtmf: true },
};

const meansOf = ({ attributes }: Verb, name: string, otherwise: 'any' | 'none'): Means => {
  const found = means[attributes[name]?.toLowerCase() ?? otherwise];
  if (found === undefined) throw new TwimlFault(64101, `Invalid value of ${name}`);
  return found;
};

/** Reads `<ConversationRelay>`; raises a TwimlFault for what Twilio refuses. */
export function relaySettings(noun: Verb): RelaySettings {
  const { attributes, children } = noun;
  const { url = '', language = 'en-US', voice = 'default' } = attributes;
  if (!/^wss?:\/\//u.test(url)) throw new TwimlFault(64101, 'Invalid value of url');
  const named = (name: string): readonly Verb[] => children.filter((child) => child.name === name);
  const voices = new Map(
    named('Language').map(({ attributes: { code = '', voice: own } }) => [code, own ?? voice]),
  );
  return {
    url,
    greeting: attributes['welcomeGreeting'] ?? '',
    greetingInterruptible: meansOf(noun, 'welcomeGreetingInterruptible', 'any'),
    interruptible: meansOf(noun, 'interruptible', 'any'),
    reported: meansOf(noun, 'reportInputDuringAgentSpeech', 'none'),
    preemptible: attributes['preemptible'] === 'true',
    dtmfDetection: attributes['dtmfDetection'] === 'true',
    partialPrompts: attributes['partialPrompts'] === 'true',
    spokenLanguage: attributes['ttsLanguage'] ?? language,
    heardLanguage: attributes['transcriptionLanguage'] ?? language,
    voiceOf: (code) => voices.get(code) ?? voice,
    parameters: Object.fromEntries(
      named('Parameter').map(({ attributes: { name = '', value = '' } }) => [name, value]),
    ),
  };
}
