import { createHash } from 'node:crypto';

/** `{business}` is filled in; the version names the wording, so the record says which words were shown. */
const wordings: Readonly<Record<string, string>> = {
  en: 'You are writing to the AI assistant of {business}. Your messages are stored for {business} and processed by MiaPulse.',
  es: 'Escribe al asistente de IA de {business}. Sus mensajes se guardan para {business} y los procesa MiaPulse.',
  de: 'Sie schreiben mit dem KI-Assistenten von {business}. Ihre Nachrichten werden für {business} gespeichert und von MiaPulse verarbeitet.',
  fr: 'Vous écrivez à l’assistant IA de {business}. Vos messages sont conservés pour {business} et traités par MiaPulse.',
};

const greetings: Readonly<Record<string, string>> = {
  en: 'Hello! What would you like to know?',
  es: '¡Hola! ¿Qué le gustaría saber?',
  de: 'Hallo! Was möchten Sie wissen?',
  fr: 'Bonjour ! Que souhaitez-vous savoir ?',
};

const versionOf = (language: string, wording: string): string =>
  `${language}-${createHash('sha256').update(wording).digest('hex').slice(0, 12)}`;

const versions: ReadonlySet<string> = new Set(
  Object.entries(wordings).map(([language, wording]) => versionOf(language, wording)),
);

/** Whether this version is one that is shown today. */
export const isNoticeVersion = (version: string): boolean => versions.has(version);

/** `language`: BCP 47; English where ours has no wording in it. */
export function noticeFor(language: string, business: string) {
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  const chosen = wordings[primary] === undefined ? 'en' : primary;
  const wording = wordings[chosen] ?? '';
  return {
    language: chosen,
    greeting: greetings[chosen] ?? '',
    version: versionOf(chosen, wording),
    text: wording.replaceAll('{business}', () => business),
  };
}
