import { createHash } from 'node:crypto';

/** `{business}` is filled in; the version names the wording, so the record says which words were shown. */
const wordings: Readonly<Record<string, string>> = {
  en: 'You are writing to the AI assistant of {business}. Your messages are stored for {business} and processed by MiaPulse.',
  es: 'Escribe al asistente de IA de {business}. Sus mensajes se guardan para {business} y los procesa MiaPulse.',
  de: 'Sie schreiben mit dem KI-Assistenten von {business}. Ihre Nachrichten werden für {business} gespeichert und von MiaPulse verarbeitet.',
  fr: 'Vous écrivez à l’assistant IA de {business}. Vos messages sont conservés pour {business} et traités par MiaPulse.',
  pt: 'Está a escrever ao assistente de IA de {business}. As suas mensagens são guardadas para {business} e tratadas pela MiaPulse.',
  ar: 'أنت تكتب إلى مساعد الذكاء الاصطناعي لدى {business}. تُحفظ رسائلك لصالح {business} وتعالجها MiaPulse.',
};

const greetings: Readonly<Record<string, string>> = {
  en: 'Hello! What would you like to know?',
  es: '¡Hola! ¿Qué le gustaría saber?',
  de: 'Hallo! Was möchten Sie wissen?',
  fr: 'Bonjour ! Que souhaitez-vous savoir ?',
  pt: 'Olá! O que gostaria de saber?',
  ar: 'مرحبًا! ما الذي تود معرفته؟',
};

/** What the bubble says before the panel and its language are there. */
const bubbleTexts: Readonly<Record<string, { readonly open: string; readonly unreachable: string }>> = {
  en: { open: 'Open chat', unreachable: 'The chat cannot be reached just now.' },
  es: { open: 'Abrir chat', unreachable: 'Ahora no se puede acceder al chat.' },
  de: { open: 'Chat öffnen', unreachable: 'Der Chat ist gerade nicht erreichbar.' },
  fr: { open: 'Ouvrir le chat', unreachable: 'Le chat est injoignable pour le moment.' },
  pt: { open: 'Abrir o chat', unreachable: 'De momento não é possível aceder ao chat.' },
  ar: { open: 'افتح المحادثة', unreachable: 'لا يمكن الوصول إلى المحادثة الآن.' },
};

/** The languages that visitors may be spoken to in; each has a file of its own, loaded with the panel. */
export const widgetLanguages: readonly string[] = Object.keys(wordings);

const versionOf = (language: string, wording: string): string =>
  `${language}-${createHash('sha256').update(wording).digest('hex').slice(0, 12)}`;

const versions: ReadonlySet<string> = new Set(
  Object.entries(wordings).map(([language, wording]) => versionOf(language, wording)),
);

/** Whether this version is one that is shown today. */
export const isNoticeVersion = (version: string): boolean => versions.has(version);

/** `languages`: BCP 47, the first choice first, with commas between; English where none is among ours. */
export function noticeFor(languages: string, business: string) {
  const primaries = languages.split(',').map((one) => one.trim().split('-')[0]?.toLowerCase() ?? '');
  const chosen = primaries.find((primary) => widgetLanguages.includes(primary)) ?? 'en';
  const wording = wordings[chosen] ?? '';
  return {
    language: chosen,
    bubble: bubbleTexts[chosen] ?? { open: '', unreachable: '' },
    greeting: greetings[chosen] ?? '',
    version: versionOf(chosen, wording),
    text: wording.replaceAll('{business}', () => business),
  };
}
