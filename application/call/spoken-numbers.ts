import { foldedText, wordIn } from '../answering/words.js';

export interface Digits {
  readonly digits: string;
  /** How many words said them. */
  readonly used: number;
}

/**
 * The digits that are said at a place, as people read numbers out: "oh" and "null", "double five", "fifty-five", "eight
 * hundred", "soixante-dix-huit", "fünfundfünfzig"; null where no number begins. `words`: without accents or hyphens.
 */
export function digitsAt(words: readonly string[], at: number, language: string): Digits | null {
  const word = words[at] ?? '';
  if (/^\+?\d+$/u.test(word)) return { digits: word, used: 1 };
  const table = wordIn(tables, language) ?? english;
  const times = wordIn(repeats, word);
  if (times !== undefined) {
    const digit = units(words[at + 1] ?? '', table);
    return digit === undefined ? null : { digits: String(digit).repeat(times), used: 2 };
  }
  if (language === 'fr') return frenchAt(words, at) ?? plainAt(words, at, english);
  return plainAt(words, at, table) ?? (table === english ? null : plainAt(words, at, english));
}

/** Words to look for digits in. */
export const numberWordsOf = (text: string): readonly string[] =>
  foldedText(text.normalize('NFKC')).match(/\+?\d+|\p{L}+|\+/gu) ?? [];

interface Table {
  readonly units: Readonly<Record<string, number | undefined>>;
  readonly teens: Readonly<Record<string, number | undefined>>;
  readonly tens: Readonly<Record<string, number | undefined>>;
  readonly hundreds: Readonly<Record<string, number | undefined>>;
  /** Between tens and units. */
  readonly and: string;
}

const listed = (words: string, first: number, step = 1): Record<string, number> =>
  Object.fromEntries(words.split(' ').map((word, index) => [word, first + index * step]));

const english: Table = {
  units: {
    ...listed('zero one two three four five six seven eight nine', 0),
    oh: 0,
    o: 0,
    nought: 0,
    naught: 0,
    niner: 9,
  },
  teens: listed('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10),
  tens: { ...listed('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10), fourty: 40 },
  hundreds: {},
  and: '',
};
const spanish: Table = {
  units: { ...listed('cero uno dos tres cuatro cinco seis siete ocho nueve', 0), un: 1, una: 1 },
  teens: {
    ...listed('diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve', 10),
    ...listed(
      'veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
      20,
    ),
  },
  tens: listed('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
  hundreds: {
    ...listed(
      'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
      100,
      100,
    ),
    cien: 100,
  },
  and: 'y',
};
const germanTens = 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig';
const germanCompounds = 'ein zwei drei vier funf sechs sieben acht neun'
  .split(' ')
  .map((unit, index) => listed(germanTens.replaceAll(/(?<=^| )/gu, `${unit}und`), 21 + index, 10))
  .reduce((all, some) => ({ ...all, ...some }), {});
const german: Table = {
  units: { ...listed('null eins zwei drei vier funf sechs sieben acht neun', 0), zwo: 2, ein: 1 },
  teens: {
    ...listed('zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn', 10),
    ...listed(germanTens, 20, 10),
    ...germanCompounds,
  },
  tens: {},
  hundreds: {},
  and: '',
};
const tables: Readonly<Record<string, Table | undefined>> = { en: english, es: spanish, de: german };

const repeats: Readonly<Record<string, number | undefined>> = {
  double: 2,
  triple: 3,
  quadruple: 4,
  doble: 2,
  doppel: 2,
  doppelt: 2,
  dreifach: 3,
};

const units = (word: string, table: Table): number | undefined =>
  /^\d$/u.test(word)
    ? Number(word)
    : (wordIn(table.units, word) ?? (table === english ? undefined : wordIn(english.units, word)));

function plainAt(words: readonly string[], at: number, table: Table): Digits | null {
  const word = words[at] ?? '';
  const hundred = wordIn(table.hundreds, word);
  if (hundred !== undefined) return behindHundred({ words, at, table, hundred });
  const below = belowHundred(words, at, table);
  if (below === null) return null;
  const follower = words[at + below.used] ?? '';
  const zeros =
    below.digits.length === 1
      ? { hundred: '00', thousand: '000', hundert: '00', tausend: '000', mil: '000' }
      : {};
  const more = Object.entries(zeros).find(([name]) => name === follower)?.[1];
  return more === undefined ? below : { digits: below.digits + more, used: below.used + 1 };
}

interface AtHundred {
  readonly words: readonly string[];
  readonly at: number;
  readonly table: Table;
  readonly hundred: number;
}

/** "Doscientos dos" is 202, but "ochocientos cinco cinco cinco" is 800 and 555: a lone digit joins, one of several does not. */
function behindHundred({ words, at, table, hundred }: AtHundred): Digits {
  const below = belowHundred(words, at + 1, table);
  const isLone =
    below !== null &&
    (below.digits.length === 2 || units(words[at + 1 + below.used] ?? '', table) === undefined);
  if (below === null || !isLone) return { digits: String(hundred), used: 1 };
  return { digits: String(hundred + Number(below.digits)), used: 1 + below.used };
}

function belowHundred(words: readonly string[], at: number, table: Table): Digits | null {
  const word = words[at] ?? '';
  const ten = wordIn(table.tens, word);
  if (ten !== undefined) {
    const gap = Number(table.and !== '' && words[at + 1] === table.and);
    const one = wordIn(table.units, words[at + 1 + gap] ?? '');
    return one === undefined || one === 0
      ? { digits: String(ten), used: 1 }
      : { digits: String(ten + one), used: 2 + gap };
  }
  const teen = wordIn(table.teens, word);
  if (teen !== undefined) return { digits: String(teen), used: 1 };
  const one = wordIn(table.units, word);
  return one === undefined ? null : { digits: String(one), used: 1 };
}

const ones: Readonly<Record<string, number | undefined>> = {
  ...listed('zero un deux trois quatre cinq six sept huit neuf', 0),
  une: 1,
};
const small: Readonly<Record<string, number | undefined>> = {
  ...ones,
  ...listed('dix onze douze treize quatorze quinze seize', 10),
};
const decades: Readonly<Record<string, number | undefined>> = {
  ...listed('vingt trente quarante cinquante soixante septante huitante nonante', 20, 10),
  octante: 80,
};

/** "Cinq cent quatorze" is 514, "huit cents cinq cinq cinq" 800 and 555. */
function frenchAt(words: readonly string[], at: number): Digits | null {
  const one = wordIn(ones, words[at] ?? '') ?? 0;
  const isHundred = one > 1 && /^cents?$/u.test(words[at + 1] ?? '');
  if (!isHundred && words[at] !== 'cent') return frenchBelow(words, at);
  const hundred = isHundred ? one * 100 : 100;
  const used = isHundred ? 2 : 1;
  const below = frenchBelow(words, at + used);
  const isLone =
    below !== null && (below.digits.length === 2 || frenchBelow(words, at + used + below.used) === null);
  if (below === null || !isLone) return { digits: String(hundred), used };
  return { digits: String(hundred + Number(below.digits)), used: used + below.used };
}

/** "Soixante-dix-huit" is 78, "quatre-vingt-dix-sept" 97, "vingt et un" 21. */
function frenchBelow(words: readonly string[], at: number): Digits | null {
  const word = words[at] ?? '';
  const isEighty = word === 'quatre' && /^vingts?$/u.test(words[at + 1] ?? '');
  const decade = isEighty ? 80 : wordIn(decades, word);
  if (decade === undefined) return belowTwenty(words, at);
  const used = isEighty ? 2 : 1;
  const gap = Number(words[at + used] === 'et');
  const below = belowTwenty(words, at + used + gap);
  const mayTeen = decade === 60 || decade === 80;
  const joins = below !== null && below.digits !== '0' && (below.digits.length === 1 || mayTeen);
  if (!joins) return { digits: String(decade), used };
  return { digits: String(decade + Number(below.digits)), used: used + gap + below.used };
}

function belowTwenty(words: readonly string[], at: number): Digits | null {
  const value = wordIn(small, words[at] ?? '');
  if (value === undefined) return null;
  const one = value === 10 ? wordIn(small, words[at + 1] ?? '') : undefined;
  return one !== undefined && one >= 7 && one <= 9
    ? { digits: String(10 + one), used: 2 }
    : { digits: String(value), used: 1 };
}
