import { foldedText, wordIn } from '../answering/words.js';
import { lettersAt, tokensOf } from './spelling.js';
import { digitsAt } from './spoken-numbers.js';

/** The e-mail address that somebody read out, or null where what they said makes none. */
export function writtenEmail(words: string, language: string): string | null {
  const parts = partsOf(tokensOf(words).slice(0, tokenCountMax), language);
  const at = parts.lastIndexOf('@');
  if (at < 1) return null;
  const before = parts.slice(parts.lastIndexOf('@', at - 1) + 1, at);
  const local = withoutLeadIn(before)
    .join('')
    .replaceAll(/^\.+|\.+$/gu, '');
  const address = `${local}@${domainOf(parts.slice(at + 1))}`;
  return form.test(address) && address.length <= lengthMax ? address : null;
}

const tokenCountMax = 80;
const lengthMax = 254;
const form = /^[a-z\d_+%][a-z\d._+%'-]*@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}$/u;

/** Each said piece as it is written: signs, letters, digits and words. */
function partsOf(tokens: readonly string[], language: string): readonly string[] {
  const parts: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const [part, used] = partAt(tokens, at, language);
    if (part !== '') parts.push(part);
    at += used;
  }
  // "Example.com" arrives in one piece, "ann@example.com" too.
  return parts.flatMap((part) => part.split(/(?<=[@.])|(?=[@.])/u));
}

function partAt(tokens: readonly string[], at: number, language: string): readonly [string, number] {
  const word = fold(tokens[at]);
  const two = `${word} ${fold(tokens[at + 1])}`;
  const three = `${two} ${fold(tokens[at + 2])}`;
  for (const [said, used] of [
    [three, 3],
    [two, 2],
    [word, 1],
  ] as const) {
    const sign = wordIn(signs, said);
    if (sign !== undefined) return [sign, used];
    if (asides.has(said)) return ['', used];
  }
  const spelled = lettersAt(tokens, at, language);
  if (spelled !== null) return [fold(spelled.letters), spelled.used];
  const number = digitsAt(tokens.slice(at, at + 4).map(fold), 0, language);
  if (number !== null) return [number.digits, number.used];
  return [word, 1];
}

const fold = (token: string | undefined): string => foldedText(token ?? '');

const signs: Readonly<Record<string, string | undefined>> = {
  ...spread(
    '@',
    'at',
    'at sign',
    'at symbol',
    'arroba',
    'arobase',
    'arobas',
    'a commercial',
    'klammeraffe',
    'et-zeichen',
  ),
  ...spread('.', 'dot', 'period', 'point', 'punto', 'punkt', 'ponto'),
  ...spread(
    '-',
    'dash',
    'hyphen',
    'minus',
    'guion',
    'guion medio',
    'tiret',
    'bindestrich',
    "trait d'union",
    'trait d’union',
  ),
  ...spread(
    '_',
    'underscore',
    'under score',
    'underbar',
    'guion bajo',
    'raya baja',
    'tiret bas',
    'tiret du bas',
    'unterstrich',
    'sous-tiret',
  ),
  ...spread('+', 'plus', 'plus sign', 'signo mas'),
};

function spread(sign: string, ...said: readonly string[]): Record<string, string> {
  return Object.fromEntries(said.map((words) => [words, sign]));
}

/** Said about the spelling, and no part of it. */
const asides = new Set([
  ...[
    'um',
    'uh',
    'euh',
    'ahm',
    'all lowercase',
    'all lower case',
    'all one word',
    'one word',
    'no spaces',
    'no space',
  ],
  ...[
    'lowercase',
    'lower case',
    'uppercase',
    'capital',
    'mayuscula',
    'minuscula',
    'todo junto',
    'sin espacios',
    'majuscule',
  ],
  ...[
    'minuscule',
    'tout attache',
    'kleingeschrieben',
    'grossgeschrieben',
    'zusammengeschrieben',
    'the letter',
    'the number',
  ],
]);

/** What comes before an address in a sentence: "sure, my email is". All up to the last of these words goes. */
function withoutLeadIn(parts: readonly string[]): readonly string[] {
  const last = parts.findLastIndex((part) => leadIns.has(part));
  return parts.slice(last + 1);
}
const leadIns = new Set(
  "is it's it its sure yes yeah okay ok well so that's that email mail e-mail address would be me use to es si sí claro correo electronico c'est est oui adresse courriel ist lautet ja spelled".split(
    ' ',
  ),
);

/** Up to the word behind the last dot: what follows is no part of the address. "c o dot u k" is spelled. */
function domainOf(parts: readonly string[]): string {
  let domain = '';
  let isSpelling = false;
  for (const [index, part] of parts.entries()) {
    const hasDot = domain.includes('.');
    const isSign = part === '.' || part === '-';
    const ended = hasDot && !domain.endsWith('.') && !domain.endsWith('-') && !isSign;
    if (ended && !(isSpelling && part.length === 1)) break;
    isSpelling = part.length === 1 && !isSign;
    domain += part;
    if (index >= partCountMax) break;
  }
  return domain.replace(/[.-]+$/u, '');
}
const partCountMax = 40;
