import { readValues, type ValueKind } from './grounding/values.js';

/** What a question wants to be told. */
export type Aspect = 'amount' | 'time' | 'person' | 'phone' | 'email' | 'measure' | 'extent' | 'place';

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
    'time',
    /\b(?:what time|(?:first|last) day (?:of|for)|deadline|by when|opening (?:hours|times?)|hours|when|open|opens|close|closes|closing|wann|uhrzeit|geoffnet|offen|offnungszeiten|cuando|a que hora|horarios?|abren|abre|abierto|abiertos|cierran|quand|a quelle heure|horaires?|ouvert|ouverts)\b/u,
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
  phone: ['phone'],
  email: ['email'],
  place: ['number', 'measure', 'address'],
  // How far or heavy something is, no span of days says.
  extent: ['measure', 'number', 'percent', 'money'],
  // How many there are, or for how long, no sum of money says.
  measure: ['duration', 'measure', 'number', 'date', 'time', 'percent'],
};
const words: Partial<Readonly<Record<Aspect, RegExp>>> = {
  amount:
    /\b(?:free|gratis|included?|nothing|no (?:extra |additional )?(?:charge|cost|fee|deposit)|not (?:charge|cost)|on request|gratuit[oae]?|kostenlos|kostenfrei|inbegriffen|inklusive|incluid[oa]s?|compris)\b/u,
  time: /\b(?:open|closed?|shut|today|tomorrow|appointment|geschlossen|geoffnet|cerrad[oa]s?|abiert[oa]s?|ferme|ouvert|january|february|march|april|may|june|july|august|september|october|november|december)\b/u,
  place:
    /\b(?:at|in|on|near|behind|beside|next|opposite|street|road|avenue|floor|corner|outside|im|in der|an der|am|en|calle|rue|a|au)\b/u,
  measure:
    /\b(?:once|twice|every|daily|weekly|monthly|yearly|half|dozen|no (?:limit|minimum|maximum)|any|never|always)\b/u,
};

/** "Unless you rent for more than one day": what is excepted is told of, and is no answer by itself. */
const exception =
  /(?<=\p{L}[^.;]*)[\s,(]+(?:unless|except (?:if|when|where)|es sei denn|au(?:ß|ss)er wenn|a menos que|salvo (?:si|que)|excepto si|sauf si|à moins qu)(?![\p{L}])[^.;]*/iu;

/** Whether a clause tells what is wanted by a plain question. */
export function gives(wanted: Aspect, clause: string, question = ''): boolean {
  if (wanted === 'person') return namesSomebody(clause);
  const { values, text } = readValues(clause.replace(exception, ''), '2000-01-01');
  const told =
    wanted === 'time' && namesDay(question) ? onNamedDay : { kinds: kinds[wanted], words: words[wanted] };
  return values.some(({ kind }) => told.kinds.includes(kind)) || told.words?.test(text) === true;
}

/** Whoever names a day is told nothing by a day alone: "our Christmas hours are now up". */
const onNamedDay: { readonly kinds: readonly ValueKind[]; readonly words: RegExp } = {
  kinds: ['time', 'duration'],
  words: /\b(?:open|closed?|shut|appointment|geschlossen|geoffnet|cerrad[oa]s?|abiert[oa]s?|ferme|ouvert)\b/u,
};

const namesDay = (plain: string): boolean =>
  readValues(plain, '2000-01-01').values.some(({ kind }) => kind === 'weekday' || kind === 'date');

const notNames =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|i|yes|no)$/u;

/** A name, or anybody that works there by what they do. */
function namesSomebody(clause: string): boolean {
  const names = clause.match(/\p{Lu}[\p{L}’'-]+/gu) ?? [];
  const starts = /^\P{L}*(\p{Lu}[\p{L}’'-]+)\s+(?!\p{Lu})/u.exec(clause)?.[1];
  return names.some((name) => name !== starts && !notNames.test(name.toLowerCase()));
}
