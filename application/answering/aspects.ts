import { readValues, type ValueKind } from './grounding/values.js';

/** What a question wants to be told. */
export type Aspect =
  'amount' | 'time' | 'person' | 'phone' | 'email' | 'measure' | 'extent' | 'opening' | 'place';

const asking: readonly (readonly [Aspect, RegExp])[] = [
  [
    'email',
    /\b(?:email address|by email|(?:your|the|an|which|what) email|whom? (?:do|can|should|to) (?:i |we )?(?:e?mail|write)|emailadresse|correo electronico)\b/u,
  ],
  [
    'phone',
    /\b(?:phone numbers?|(?:tele)?phone nr|number (?:to|can|do|should) (?:i )?(?:call|ring|phone|reach)|what number|telefonnummer|rufnummer|numero de (?:telefono|telephone))\b/u,
  ],
  [
    'extent',
    /\b(?:how (?:big|heavy|tall)|(?:whats?|what is|what are) (?:the |your )?(?:\p{L}+ )?(?:range|weight|size|height|distance|capacity))\b/u,
  ],
  [
    'measure',
    /\b(?:how (?:long|many|old|far|big|heavy|tall|high|often|soon|late|early|fast)|(?:whats?|what is|what are) (?:the |your )?(?:\p{L}+ )?(?:range|weight|size|height|distance|speed|capacity|length|age|limit|maximum|minimum)|wie (?:lange|viele|alt|weit|oft)|cuant[oa]s|combien de)\b/u,
  ],
  [
    'amount',
    /\b(?:how much(?! (?:time|notice|earlier|sooner|longer))|prices?|pric(?:ed|ing)|costs?|fees?|charge[sd]?|rates?|cuanto (?:cuesta|cuestan|vale|cobran|es|sale)|precios?|tarifas?|kostet|kosten|preise?|gebuhr(?:en)?|combien|prix|tarifs?)\b/u,
  ],
  [
    'opening',
    /\b(?:are|is|will|do|does|seid|haben|hat|estan|esta|etes|est) (?:you|it|they|we|the \p{L}+|ihr|vous)?\b.{0,24}?\b(?:open|closed?|geoffnet|offen|abiert[oa]s?|cerrad[oa]s?|ouverts?|fermes?)\b/u,
  ],
  [
    'time',
    /\b(?:what time|opening (?:hours|times?)|hours|when|open|opens|close|closes|closing|wann|uhrzeit|geoffnet|offen|offnungszeiten|cuando|a que hora|horarios?|abren|abre|abierto|abiertos|cierran|quand|a quelle heure|horaires?|ouvert|ouverts)\b/u,
  ],
  [
    'place',
    /\b(?:where|address|directions|located|location|wo|adresse|anschrift|donde|direccion|ou etes|ou se trouve)\b/u,
  ],
  ['person', /\b(?:who|whose|wer|quien|quienes|qui)\b/u],
];

/** What a plain question wants; undefined where it wants to know whether something is so, or anything else. */
export const asksFor = (plain: string): Aspect | undefined =>
  asking.find(([, pattern]) => pattern.test(plain))?.[0];

const kinds: Readonly<Record<Exclude<Aspect, 'person'>, readonly ValueKind[]>> = {
  amount: ['money', 'percent'],
  time: ['time', 'weekday', 'date', 'duration'],
  // A date alone says nothing of who is there on it.
  opening: ['time', 'weekday'],
  phone: ['phone'],
  email: ['email'],
  place: ['number', 'measure', 'address'],
  // How far or heavy something is, no span of days says.
  extent: ['measure', 'number', 'percent', 'money'],
  measure: ['duration', 'measure', 'number', 'date', 'time', 'percent', 'money'],
};
const words: Partial<Readonly<Record<Aspect, RegExp>>> = {
  amount:
    /\b(?:free|gratis|included?|nothing|no (?:extra |additional )?(?:charge|cost|fee|deposit)|not (?:charge|cost)|on request|gratuit[oae]?|kostenlos|kostenfrei|inbegriffen|inklusive|incluid[oa]s?|compris)\b/u,
  time: /\b(?:open|closed?|shut|today|tomorrow|appointment|geschlossen|geoffnet|cerrad[oa]s?|abiert[oa]s?|ferme|ouvert|january|february|march|april|may|june|july|august|september|october|november|december)\b/u,
  opening: /\b(?:open|closed?|shut|geschlossen|geoffnet|offen|cerrad[oa]s?|abiert[oa]s?|ferme|ouvert)/u,
  place:
    /\b(?:at|in|on|near|behind|beside|next|opposite|street|road|avenue|floor|corner|outside|im|in der|an der|am|en|calle|rue|a|au)\b/u,
  measure:
    /\b(?:once|twice|every|daily|weekly|monthly|yearly|half|dozen|no (?:limit|minimum|maximum)|any|never|always)\b/u,
};

/** Whether a clause tells what is wanted. */
export function gives(wanted: Aspect, clause: string): boolean {
  if (wanted === 'person') return namesSomebody(clause);
  const { values, text } = readValues(clause, '2000-01-01');
  return values.some(({ kind }) => kinds[wanted].includes(kind)) || words[wanted]?.test(text) === true;
}

const notNames =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|i|yes|no)$/u;

/** A name, or anybody that works there by what they do. */
function namesSomebody(clause: string): boolean {
  const names = clause.match(/\p{Lu}[\p{L}’'-]+/gu) ?? [];
  const starts = /^\P{L}*(\p{Lu}[\p{L}’'-]+)\s+(?!\p{Lu})/u.exec(clause)?.[1];
  return names.some((name) => name !== starts && !notNames.test(name.toLowerCase()));
}
