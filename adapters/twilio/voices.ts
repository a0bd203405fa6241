/**
 * A voice is named as Twilio's Say names it: `Google.en-US-Chirp3-HD-Aoede`, `Polly.Joanna-Neural`. The relay wants vendor and name
 * apart, and calls Amazon's voices by Amazon's name; a voice without a vendor is the relay's own.
 */
export function relayVoice(voice: string): { readonly ttsProvider?: string; readonly voice?: string } {
  if (voice === '') return {};
  const vendor = Object.keys(relayVendors).find((one) => voice.startsWith(`${one}.`));
  if (vendor === undefined) return { voice };
  return { ttsProvider: relayVendors[vendor] ?? vendor, voice: voice.slice(vendor.length + 1) };
}

const relayVendors: Readonly<Record<string, string>> = {
  Google: 'Google',
  Polly: 'Amazon',
  ElevenLabs: 'ElevenLabs',
};

/** A language as Twilio names it, with a region: that of the call where it is the same language. */
export function regionOf(language: string, ofCall: string): string {
  if (language.includes('-')) return language;
  return ofCall.startsWith(`${language}-`) ? ofCall : (regions[language] ?? language);
}

const regions: Readonly<Record<string, string>> = {
  en: 'en-US',
  es: 'es-US',
  fr: 'fr-FR',
  de: 'de-DE',
  pt: 'pt-BR',
};

/** Say has the voices of two vendors; with any other, it speaks with the language's own. */
export const spokenVoice = (voice: string): { readonly voice?: string } =>
  /^(Google|Polly)\./u.test(voice) ? { voice } : {};
