import { entails, meaningOf } from './meanings.js';
import { joining, negating } from './small-words.js';

/** Words that belong together and mean something else apart. */
const together: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:free of charge|for free|at no (?:extra |additional )?(?:cost|charge)|without (?:extra |additional )?(?:cost|charge)|no (?:extra )?charge|on us|on the house|sin coste|sin cargo|ohne aufpreis|sans frais)\b/gu,
    ' gratis ',
  ],
  [
    /\b(?:gluten|dairy|sugar|lactose|ammonia|barrier|duty|hands|step|interest|toll|pain)[- ]free\b/gu,
    ' without$&without ',
  ],
  [/\b(?:feel free|free (?:time|slots?|spaces?|chairs?|tables?|appointments?|places?)|free to)\b/gu, ' '],
  [/\bnon[- ]?members?\b/gu, ' nonmember '],
  [
    /\b(?:first|initial)[- ](?:visits?|appointments?|consultations?|time visitors?|time clients?|time)\b|\berstbesuch\b|\bprimera visita\b|\bpremiere visite\b/gu,
    ' firstvisit ',
  ],
  [/\bfollow[- ]?ups?\b/gu, ' followup '],
  [/\bwalk[- ]?ins?\b/gu, ' walkin '],
  [/\bno[- ]shows?\b/gu, ' noshow '],
  [/\bblow[- ]dry\b/gu, ' blowdry '],
  [/\bpick[- ]?ups?\b|\bcollection\b/gu, ' pickup '],
  [/\btake[- ]?(?:away|out)\b/gu, ' takeaway '],
  [/\bone[- ]way\b|\beach way\b/gu, ' oneway '],
  [/\b(?:round|return)[- ]trip\b/gu, ' roundtrip '],
  [/\b(?:a|per|pro|por|par|each|every|am) (?:day|tag|dia|jour)\b|\/ ?(?:day|tag|dia|jour)\b/gu, ' daily '],
  [
    /\b(?:per|pro|por|par|each|every) (?:hour|stunde|hora|heure)\b|\/ ?(?:hour|hr|h|stunde|hora|heure)\b|\ban hour(?= (?:per|for|on))/gu,
    ' hourly ',
  ],
  [
    /\b(?:a|per|pro|por|par|each|every) (?:week|woche|semana|semaine)\b|\/ ?(?:week|wk|woche|semana)\b/gu,
    ' weekly ',
  ],
  [
    /\b(?:a|per|pro|por|par|each|every) (?:month|monat|mes|mois)\b|\/ ?(?:month|mo|monat|mes|mois)\b/gu,
    ' monthly ',
  ],
  [/\b(?:a|per|pro|each|every) (?:year|jahr|ano|an)\b|\bannual(?:ly)?\b/gu, ' yearly '],
  [/\b(?:extra|additional) (?=(?:cost|charge|fee))/gu, ' surcharge '],
  [/\b([a-z])[- ](bikes?|scooters?)\b/gu, ' $1$2 '],
  [/\bcar parks?\b/gu, ' carpark '],
  [/\bwheel ?chair\b/gu, ' wheelchair '],
  [/\bdo not (?=need|have to)|\bdon't (?=need|have to)|\bneedn't\b|\bno need\b/gu, ' not need '],
  [/\bhave to\b|\bhas to\b|\bhay que\b|\btiene que\b|\btienen que\b/gu, ' must '],
  [
    /\bnot only\b|\bno (?:problem|worries)\b|\bno later than\b|\bno less than\b|\bno more than\b|\bnothing (?:else|more)\b/gu,
    ' ',
  ],
];

export interface Terms {
  /** What the words mean, without those that state nothing. */
  readonly terms: ReadonlySet<string>;
  /** How often something is denied: twice is not at all. */
  readonly isNegated: boolean;
  readonly words: readonly string[];
}

/** Expects plain text whose values are blanked out. */
export function termsIn(plain: string): Terms {
  let text = plain;
  for (const [pattern, words] of together) text = text.replaceAll(pattern, words);
  text = text.replaceAll(/n't\b/gu, " n't");
  const words = text.match(/n't|[\p{L}\d]+(?:'[\p{L}]+)?/gu) ?? [];
  const terms = new Set<string>();
  let denials = 0;
  for (const word of words) {
    if (isNegating(word)) denials += 1;
    else if (!joining.has(word)) add(terms, word);
  }
  return { terms, isNegated: denials % 2 === 1, words };
}

const isNegating = (word: string): boolean => word === "n't" || negating.has(word);

function add(terms: Set<string>, word: string): void {
  const bare = word.replace(/^[ldnsjmtc]'|^qu'/u, '').replace(/'\p{L}{0,2}$/u, '');
  if (bare.length < 2 || joining.has(bare)) return;
  terms.add(meaningOf(bare) ?? meaningOf(stemOf(bare)) ?? stemOf(bare));
}

/** Endings that change no meaning. */
function stemOf(word: string): string {
  if (word.length <= 3 || /\d/u.test(word)) return word;
  const bare = word
    .replace(/(?:ations?|aciones|acion)$/u, 'at')
    .replace(/ies$/u, 'y')
    .replace(/(?:ings?|edly|ed|ern|en|es|er|e|os|as|s)$/u, '')
    .replace(/([bdgmnprt])\1$/u, '$1');
  return bare.length >= 3 ? bare : word;
}

/** Everything that is true where these are. */
export const withEntailed = (terms: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...terms, ...[...terms].flatMap((term) => entails[term] ?? [])]);
