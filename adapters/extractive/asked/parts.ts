import { ordinalBeforeMonth } from './day-names.js';

const openers = String.raw`how|what|whats|when|where|who|which|why|do|does|did|is|are|can|could|will|would|should|may|wie|was|wann|wo|wer|welche\p{L}*|kann|koennen|können|haben|habt|hat|gibt|ist|sind|muss|darf|bieten|cuánto|cuanto|cuánta|qué|que|cuándo|cuando|dónde|donde|quién|quien|cuál|cual|puedo|tienen|hay|hacen|abren|aceptan|a qué|combien|quand|quel|quelle|quels|où|qui|est-ce|puis-je|avez|y a-t-il|comment|faut-il`;
const joint = String.raw`and|also|plus|&|und|außerdem|y|además|et|aussi`;
const between = new RegExp(
  String.raw`(?<=[?!;])\s+|(?<=[\p{L}\d)]{2}\.)(?<!\b(?:dr|mr|mrs|ms|st|no|nr|str|approx|incl)\.)(?!${ordinalBeforeMonth})\s+|\n+|\s*[,;]?\s+(?:(?:${joint})(?:\s+also)?,?)\s+(?=(?:${openers})(?![\p{L}-]))|,\s+(?=(?:${openers})(?![\p{L}-]))`,
  'giu',
);
const opener = new RegExp(
  String.raw`^(?:so |and |but |also |ok |y |und |et |¿)*(?:${openers})(?![\p{L}-])`,
  'iu',
);
/** "I have two questions:" */
const announcement =
  /^.{0,20}?\b(?:two|three|2|3|a few|a couple of|some|zwei|drei|dos|tres|deux|trois) (?:quick )?(?:questions|things|fragen|preguntas)\s*[:.]\s*/iu;
/** "Your address and phone number" are two things. */
const ofTheHouse = String.raw`address|(?:tele)?phone(?: number)?|e-?mail(?: address)?|(?:opening )?hours|adresse|telefonnummer|öffnungszeiten|dirección|teléfono|horario|téléphone|horaires`;
const twoOfTheHouse = new RegExp(
  String.raw`\b(${ofTheHouse})\s*(?:,|and|&|und|y|et)\s+((?:your |the |ihre |su |votre |vos )?(?:${ofTheHouse}))(?!\p{L})`,
  'giu',
);
/** "Crown replacement price" asks without a verb. */
const namesPrice = /^(?:\p{L}|\d)[^?]{4,60} (?:price|prices|cost|costs|preis|kosten|precio|prix)$/iu;
const partsMax = 4;

export interface Parts {
  /** What is asked, in order. */
  readonly questions: readonly string[];
  /** What is told besides: "I have a rabbit." */
  readonly context: string;
}

/** Several questions in one message, each by itself. A message that asks nothing by its form is one question. */
export function partsOf(text: string): Parts {
  // A run of spaces is looked at once.
  const pieces = text
    .replaceAll(/([^\S\n])[^\S\n]+/gu, '$1')
    .replaceAll(/\n+/gu, '\n')
    .replace(announcement, '')
    .replaceAll(twoOfTheHouse, '$1? $2')
    .split(between)
    .map((one) => one.trim())
    .filter((one) => /[\p{L}\d]/u.test(one));
  const asks = pieces.filter((one) => one.endsWith('?') || opener.test(one) || namesPrice.test(one));
  if (asks.length === 0) return { questions: [text], context: '' };
  return {
    questions: asks.slice(0, partsMax),
    context: pieces.filter((one) => !asks.includes(one)).join(' '),
  };
}

/** "A cut and a beard trim" as two, the second as one that follows the first; undefined where nothing is joined. */
export function halvesOf(text: string): readonly string[] | undefined {
  const [first, second, ...more] = text.split(
    /,?\s+(?:and|und|y|et|&|vs\.?|versus|compared (?:to|with)|im vergleich zu[mr]?)\s+/iu,
  );
  return first === undefined || second === undefined || more.length > 0
    ? undefined
    : [first, `and ${second}`];
}
