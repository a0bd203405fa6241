import { gsm7, segmentsOf } from './gsm7.js';

export interface LinkText {
  readonly body: string;
  readonly segments: number;
}

interface Told {
  readonly businessName: string;
  /** What the link leads to, such as "booking". */
  readonly label: string;
  readonly url: string;
  /** BCP 47; English where the language is not among ours. */
  readonly language: string;
}

/**
 * The one text that a caller asked for: who writes, what it is, the link, and how to end it. Nothing else belongs in it,
 * since only "the information requested" is covered by the request. To fit one segment it first says what it must in fewer
 * words, then shortens the label, then the name; the link is never touched.
 */
export function linkText({ businessName, label, url, language }: Told): LinkText {
  const say = wordings[language.split('-')[0]?.toLowerCase() ?? ''] ?? english;
  const parts = { name: tidy(businessName), label: tidy(label), url };
  for (const wording of say) {
    const body = wording(parts);
    if (segmentsOf(body).segments === 1) return { body, segments: 1 };
  }
  const [, brief] = say;
  const short = (nameMax: number, labelMax: number): string =>
    brief({ name: cut(parts.name, nameMax), label: cut(parts.label, labelMax), url });
  for (const [nameMax, labelMax] of shorter) {
    const body = short(nameMax, labelMax);
    if (segmentsOf(body).segments === 1) return { body, segments: 1 };
  }
  const body = short(...longLink);
  return { body, segments: segmentsOf(body).segments };
}

type Parts = Readonly<Record<'name' | 'label' | 'url', string>>;
type Wording = (parts: Parts) => string;
/** In full, and as short as it may be said. */
type Wordings = readonly [Wording, Wording];

/** How many characters of the name and of the label are kept, in turn: a label is seldom as telling when cut. */
const shorter: readonly (readonly [number, number])[] = [
  [60, 28],
  [40, 28],
  [40, 20],
  [32, 20],
  [32, 14],
  [26, 14],
  [26, 10],
  [20, 10],
  [16, 10],
  [12, 10],
];
/** A link that fills a segment by itself takes a second one: then the name may stand in full. */
const longLink = [60, 28] as const;

// Each in words that GSM-7 can spell with their accents.
const english: Wordings = [
  ({ name, label, url }) =>
    `${name}: the ${ofALink(label)} you asked for on our call: ${url} Msg&data rates may apply. Reply STOP to opt out, HELP for help`,
  ({ name, label, url }) =>
    `${name}: ${ofALink(label)} you asked for: ${url} Msg&data rates may apply. STOP to opt out, HELP for help`,
];
const ofALink = (label: string): string => (/\blinks?$/iu.test(label) ? label : `${label} link`.trim());

const wordings: Readonly<Record<string, Wordings | undefined>> = {
  es: [
    ({ name, label, url }) =>
      `${name}: enlace solicitado en su llamada (${label}): ${url} Pueden aplicar tarifas de msj y datos. Responda STOP para baja, HELP para ayuda`,
    ({ name, label, url }) =>
      `${name}: enlace pedido (${label}): ${url} Pueden aplicar tarifas de msj/datos. STOP para baja, HELP para ayuda`,
  ],
  fr: [
    ({ name, label, url }) =>
      `${name}: lien demandé lors de votre appel (${label}): ${url} Frais de msg et données possibles. Répondez STOP pour ne plus en recevoir, HELP pour aide`,
    ({ name, label, url }) =>
      `${name}: lien demandé (${label}): ${url} Frais msg/données possibles. STOP pour fin, HELP pour aide`,
  ],
  de: [
    ({ name, label, url }) =>
      `${name}: der im Anruf gewünschte Link (${label}): ${url} Kosten für SMS/Daten möglich. Antwort STOP beendet, HELP hilft`,
    ({ name, label, url }) =>
      `${name}: gewünschter Link (${label}): ${url} Kosten für SMS/Daten möglich. STOP beendet, HELP hilft`,
  ],
};

/** One line of GSM-7. */
const tidy = (text: string): string =>
  gsm7(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[:\s]+$/gu, '')
    .trim();

/** At the end of a word where one is near; no half character and no mark left hanging. */
function cut(text: string, lengthMax: number): string {
  const characters = Array.from(text);
  if (characters.length <= lengthMax) return text;
  const short = characters.slice(0, lengthMax + 1).join('');
  const atWord = short.slice(0, Math.max(short.lastIndexOf(' '), 0));
  const kept = atWord.length >= lengthMax / 2 ? atWord : characters.slice(0, lengthMax).join('');
  return kept.replace(/[\s,.;:&(/-]+$/u, '');
}
