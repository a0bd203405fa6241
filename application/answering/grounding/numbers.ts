/** Numbers written as words, in the languages that widgets speak; without accents. */
const ones: Readonly<Record<string, number>> = {
  zero: 0,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  zwei: 2,
  drei: 3,
  vier: 4,
  funf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  huit: 8,
  neuf: 9,
};
const whole: Readonly<Record<string, number>> = {
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  diez: 10,
  doce: 12,
  trece: 13,
  catorce: 14,
  quince: 15,
  dieciseis: 16,
  diecisiete: 17,
  dieciocho: 18,
  diecinueve: 19,
  zehn: 10,
  elf: 11,
  zwolf: 12,
  dreizehn: 13,
  vierzehn: 14,
  funfzehn: 15,
  sechzehn: 16,
  siebzehn: 17,
  achtzehn: 18,
  neunzehn: 19,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  dozen: 12,
};
const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  veinte: 20,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  setenta: 70,
  ochenta: 80,
  noventa: 90,
  zwanzig: 20,
  dreissig: 30,
  vierzig: 40,
  funfzig: 50,
  sechzig: 60,
  siebzig: 70,
  achtzig: 80,
  neunzig: 90,
  vingt: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
};
const hundreds: Readonly<Record<string, number>> = {
  hundred: 100,
  ciento: 100,
  cien: 100,
  hundert: 100,
  cent: 100,
};
const thousands: Readonly<Record<string, number>> = {
  thousand: 1_000,
  mil: 1_000,
  tausend: 1_000,
  mille: 1_000,
};
/** "One" is a number before what is counted only: "this one" is none. */
const one =
  /\b(?:one|an?|eine?[rnms]?|une?|uno|una)(?=[\s-]+(?:hundred|thousand|hour|minute|day|week|month|year|dollar|buck|euro|pound|cent|percent|per cent|hora|minuto|dia|semana|mes|ano|dolar|libra|stunde|minute|tag|woche|monat|jahr|pfund|prozent|heure|jour|semaine|mois|an|annee|livre)(?:s|n|en|es)?\b)/gu;
const german = new RegExp(
  `\\b(ein|${Object.keys(ones).join('|')})und(${Object.keys(tens).join('|')})\\b`,
  'gu',
);

const words = [ones, whole, tens, hundreds, thousands].flatMap((list) => Object.keys(list));
const spelled = new RegExp(
  `\\b(?:1[\\s-]+)?(?:${words.join('|')})(?:(?:[\\s-]+|\\s+(?:and|y|et|und)\\s+)(?:one|uno|un|${words.join('|')}))*\\b`,
  'gu',
);

/** The same text with its number words as digits: "sixty-two dollars" → "62 dollars". Expects plain lower case. */
export const withDigits = (text: string): string =>
  text
    .replaceAll(/\bhalf an hour\b|\bhalbe stunde\b|\bmedia hora\b|\bdemi[ -]heure\b/gu, ' 30 minutes ')
    .replaceAll(
      /\b(an?|one|1) hour and a half\b|\bhora y media\b|\banderthalb stunden\b|\beinhalb stunden\b/gu,
      ' 90 minutes ',
    )
    .replaceAll(
      /\b(?:a )?quarter of an hour\b|\bviertelstunde\b|\bun cuarto de hora\b|\bun quart d'heure\b/gu,
      ' 15 minutes ',
    )
    .replaceAll(german, (_all, low: string, high: string) => String((ones[low] ?? 1) + (tens[high] ?? 0)))
    .replaceAll(one, '1')
    .replaceAll(spelled, spell);

/** Numbers that stand side by side without making one, as those of a telephone number do, stay side by side. */
function spell(spoken: string): string {
  const parts: number[] = [];
  let last: 'one' | 'ten' | 'whole' | undefined;
  for (const word of spoken.split(/[\s-]+/u)) {
    const scale = hundreds[word] ?? thousands[word];
    const value =
      word === '1' || /^(?:one|uno|un)$/u.test(word) ? 1 : (ones[word] ?? whole[word] ?? tens[word]);
    const before = parts.at(-1);
    if (scale !== undefined) {
      parts.splice(-1, 1, (before ?? 1) * scale);
      last = 'whole';
    } else if (value !== undefined) {
      const joins =
        before !== undefined && ((last === 'ten' && value < 10) || (before >= 100 && last === 'whole'));
      if (joins) parts.splice(-1, 1, before + value);
      else parts.push(value);
      last = word in tens ? 'ten' : joins || word in whole ? 'whole' : 'one';
    }
  }
  return ` ${parts.join(' ')} `;
}
