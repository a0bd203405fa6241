import { announcedAsBusiness, digitsIn, groupsOf, type Finding } from './finding.js';
import { spokenDigit } from './spoken-digits.js';

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

const gapMax = 24;
const digitsMin = 13;
const digitsMax = 19;
const internationalPhoneDigitsMax = 15;

/**
 * Numbers of payment cards: digits that a scheme could have issued and whose check digit is right (Luhn, ISO/IEC 7812-1), in one
 * piece or in groups; announced as a card's, also with a digit mistyped. The security code behind them goes too.
 */
export function cardNumbersIn(text: string): readonly Finding[] {
  const cards = runsOf(text).flatMap((run) => cardsOfRun(text, run));
  const behind = cards.flatMap(({ end }) =>
    groupsOf(securityCodeBehind, text.slice(end, end + 40), 'card security code').map((found) => ({
      ...found,
      start: found.start + end,
      end: found.end + end,
    })),
  );
  return [...cards, ...behind, ...groupsOf(securityCode, text, 'card security code')];
}

const securityCodeBehind =
  /^[\s,;]{0,3}(?:\p{L}{2,8}[\s.:]{1,2})?\d{1,2}\s?[/-]\s?\d{2,4}[\s,;]{1,3}(\d{3,4})(?!\d)/dgu;
const securityCode =
  /(?<![\p{L}\d])(?:cvv2?|cvc2?|cvn|csc|card (?:security|verification) code|security code|sicherheitscode|prufnummer|prufziffer|kartenprufnummer|codigo de seguridad|code de securite|cryptogramme(?: visuel)?|codigo de seguranca)(?:\s(?:code|number|is|ist|lautet|es|est|e)(?![\p{L}\d])){0,2}[\s:=#.-]{0,3}(\d{3,4})(?!\d)/dgiu;

const between =
  /^(?:[\s.,\-‐-―_/·•*()]{1,5}|(?:[\s,.]{0,2}\b(?:and|then|dash|space|y|first|second|next|last|rest|half|part|block|digits?|the|is|luego|primero|mitad|und|dann|strich|rest|halfte|et|puis|moitie|tiret|e|depois|metade)\b){1,3}[\s,.]{0,2})$/iu;
const datesNumbersWords =
  /(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|[12]\d|3[01])[./-](?:19|20)\d\d|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)|\d+|\p{L}+/gu;

/** Digits that may belong together: nothing but spaces, dashes and small words stands between them, and no date. */
function runsOf(text: string): readonly (readonly Group[])[] {
  const runs: Group[][] = [];
  let last = -1;
  for (const { 0: token, index: start } of text.matchAll(datesNumbersWords)) {
    const digits = /^\d+$/u.test(token) ? token : spokenDigit(token);
    if (digits === undefined) continue;
    const group = { digits, start, end: start + token.length };
    if (last >= 0 && start - last <= gapMax && between.test(text.slice(last, start)))
      runs.at(-1)?.push(group);
    else runs.push([group]);
    last = group.end;
  }
  return runs;
}

function cardsOfRun(text: string, run: readonly Group[]): readonly Finding[] {
  const found: Finding[] = [];
  const announced = announcedAsCard(text, run[0]?.start ?? 0);
  const all = run.map(({ digits }) => digits).join('');
  if (announced && all.length >= digitsMin && all.length <= digitsMax) return [cardOf(run)];
  for (let first = 0; first < run.length;) {
    const card = longestCard(text, run, first, announced);
    if (card !== undefined) found.push(cardOf(card));
    first += card?.length ?? 1;
  }
  return found;
}

const cardOf = (groups: readonly Group[]): Finding => ({
  start: groups[0]?.start ?? 0,
  end: groups.at(-1)?.end ?? 0,
  what: 'card number',
});

function longestCard(
  text: string,
  run: readonly Group[],
  first: number,
  announced: boolean,
): readonly Group[] | undefined {
  let longest: readonly Group[] | undefined;
  let digits = '';
  for (let last = first; last < run.length && digits.length <= digitsMax; last++) {
    digits += run[last]?.digits ?? '';
    const groups = run.slice(first, last + 1);
    if (isCardNumber(digits) && (announced || isWrittenLikeACard(text, groups))) longest = groups;
  }
  return longest;
}

function isCardNumber(digits: string): boolean {
  if (digits.length < digitsMin || digits.length > digitsMax || !issued.test(digits)) return false;
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, at) => {
      const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** Leading digits and lengths of the card schemes; without them every tenth order number would look like a card. */
const issued = new RegExp(
  `^(?:${[
    '4(?:\\d{12}|\\d{15}|\\d{18})',
    '(?:5[1-5]\\d{2}|222[1-9]|22[3-9]\\d|2[3-6]\\d{2}|27[01]\\d|2720)\\d{12}',
    '3[47]\\d{13}',
    '3(?:0[0-5]|09|6\\d|[89]\\d)\\d{11,16}',
    '35(?:2[89]|[3-8]\\d)\\d{12,15}',
    '6(?:011|4[4-9]\\d|5\\d{2})\\d{12,15}',
    '(?:62|81)\\d{14,17}',
    '220[0-4]\\d{12,15}',
    '9792\\d{12}',
    '(?:50|5[6-9]|6\\d)\\d{11,17}',
  ].join('|')})$`,
  'u',
);

/** Many short numbers in a row are a list, and 3-3-4 is how telephone numbers are written. */
function isWrittenLikeACard(text: string, groups: readonly Group[]): boolean {
  const start = groups[0]?.start ?? 0;
  const digits = groups.map((group) => group.digits).join('');
  if (text[start - 1] === '+' && digits.length <= internationalPhoneDigitsMax) return false;
  if (groups.length === 1) return digits.length >= 15 || !announcedAsBusiness(text, start);
  const sizes = groups.map((group) => group.digits.length).join('-');
  if (/^1(?:-1)+$/u.test(sizes)) return true;
  return digits.length / groups.length >= 3 && !/(?:^|-)3-3-4/u.test(sizes);
}

const cardWords =
  /(?<![\p{L}\d])(?:credit|debit|visa|master ?card|amex|american express|maestro|card(?: number| no| nr)?|tarjeta|(?:kredit|bank|ec-?)?karten?(?:nummer)?|carte(?: bancaire| bleue| de credit)?|cb|cartao)(?![\p{L}\d])[^\n\d.!?]{0,40}$/iu;
const otherCards =
  /(?:gift|loyalty|membership|member|club|library|id|identity|business|regalo|kunden|geschenk|cadeau|fidelite)[ -]?(?:card|karte)|carte (?:cadeau|de fidelite|d.identite)|tarjeta (?:regalo|de puntos)/iu;

function announcedAsCard(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 64), start);
  return cardWords.test(before) && !otherCards.test(before) && digitsIn(before).length < digitsMin;
}
