import type { SpokenLine } from '../../application/transcript/mail-transcript.js';
import { languageOf, type Language } from '../../application/report/locale-of.js';
import { letterOf } from './letter.js';

interface Phrases {
  readonly codeSubject: string;
  readonly code: string;
  readonly codeAfter: string;
  /** `{business}` is filled in. */
  readonly subject: string;
  readonly before: string;
  readonly after: string;
  readonly you: string;
  readonly desk: string;
  readonly person: string;
  /** Where a person wrote as well. */
  readonly partly: string;
}

const en: Phrases = {
  codeSubject: 'Your code',
  code: 'Type this code into the chat, and the chat so far is sent to this address:',
  codeAfter: 'It works for 10 minutes. If you did not ask for this, do nothing: nothing more is sent.',
  subject: 'Your chat with {business}',
  before: 'You asked for your chat with {business}. It was held with an AI assistant.',
  after: 'You get this letter once, because you confirmed this address in the chat. There are no others.',
  you: 'You',
  desk: 'Assistant',
  person: 'a person',
  partly: 'In part, a person of {business} wrote.',
};
const es: Phrases = {
  codeSubject: 'Su código',
  code: 'Escriba este código en el chat y la conversación se enviará a esta dirección:',
  codeAfter: 'Vale 10 minutos. Si no lo ha pedido, no haga nada: no se enviará nada más.',
  subject: 'Su chat con {business}',
  before: 'Ha pedido su chat con {business}. Fue con un asistente de IA.',
  after: 'Recibe este correo una sola vez, porque confirmó esta dirección en el chat. No hay otros.',
  you: 'Usted',
  desk: 'Asistente',
  person: 'una persona',
  partly: 'En parte escribió una persona de {business}.',
};
const de: Phrases = {
  codeSubject: 'Ihr Code',
  code: 'Geben Sie diesen Code im Chat ein, dann geht der Chat an diese Adresse:',
  codeAfter:
    'Er gilt 10 Minuten. Haben Sie nicht darum gebeten, tun Sie nichts: Es wird nichts weiter gesendet.',
  subject: 'Ihr Chat mit {business}',
  before: 'Sie haben um Ihren Chat mit {business} gebeten. Geführt hat ihn ein KI-Assistent.',
  after:
    'Sie erhalten diese E-Mail einmal, weil Sie diese Adresse im Chat bestätigt haben. Weitere gibt es nicht.',
  you: 'Sie',
  desk: 'Assistent',
  person: 'ein Mensch',
  partly: 'Zum Teil hat ein Mensch von {business} geschrieben.',
};
const fr: Phrases = {
  codeSubject: 'Votre code',
  code: 'Saisissez ce code dans le chat, et la conversation sera envoyée à cette adresse :',
  codeAfter:
    'Il est valable 10 minutes. Si vous n’avez rien demandé, ne faites rien : rien d’autre ne sera envoyé.',
  subject: 'Votre chat avec {business}',
  before: 'Vous avez demandé votre chat avec {business}. C’était avec un assistant IA.',
  after:
    'Vous recevez cet e-mail une seule fois, car vous avez confirmé cette adresse dans le chat. Il n’y en a pas d’autres.',
  you: 'Vous',
  desk: 'Assistant',
  person: 'une personne',
  partly: 'Une partie a été écrite par une personne de {business}.',
};

const pt: Phrases = {
  codeSubject: 'O seu código',
  code: 'Escreva este código no chat e a conversa será enviada para este endereço:',
  codeAfter: 'É válido durante 10 minutos. Se não o pediu, não faça nada: nada mais será enviado.',
  subject: 'O seu chat com {business}',
  before: 'Pediu o seu chat com {business}. Foi com um assistente de IA.',
  after: 'Recebe este e-mail uma só vez, porque confirmou este endereço no chat. Não há outros.',
  you: 'Você',
  desk: 'Assistente',
  person: 'uma pessoa',
  partly: 'Em parte escreveu uma pessoa de {business}.',
};

const all: Readonly<Record<Language, Phrases>> = { en, es, de, fr, pt };
const phrasesFor = (language: string): Phrases => all[languageOf(language.toLowerCase())];

/** Goes to an address that nobody has proved to be theirs: it holds a code and no word of anybody. */
export function codeLetter({ code, language }: { readonly code: string; readonly language: string }) {
  const { codeSubject: subject, code: said, codeAfter } = phrasesFor(language);
  return letterOf({ subject, language, before: [said, { kind: 'code', code }], after: [codeAfter] });
}

/** The conversation as it was, and nothing that anybody could add to it. */
export function transcriptLetter({
  businessName,
  language,
  lines,
}: {
  readonly businessName: string;
  readonly language: string;
  readonly lines: readonly SpokenLine[];
}) {
  const { subject, before, after, partly, you: visitor, ...ours } = phrasesFor(language);
  const filled = (text: string): string => text.replaceAll('{business}', () => businessName);
  const said = lines.map(({ from, text, pages }) => ({
    who: from === 'visitor' ? visitor : `${businessName} (${ours[from]})`,
    isOurs: from !== 'visitor',
    text,
    links: pages.map(({ url, title }) => ({ url, label: title === '' ? url : title })),
  }));
  return letterOf({
    ...{ subject: filled(subject), language },
    before: [
      filled(before),
      ...(lines.some(({ from }) => from === 'person') ? [filled(partly)] : []),
      { kind: 'said', lines: said },
    ],
    after: [after],
  });
}
