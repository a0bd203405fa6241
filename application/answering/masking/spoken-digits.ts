const spoken: Readonly<Record<string, string>> = {
  '0': 'zero oh null cero',
  '1': 'one uno eins un um',
  '2': 'two dos zwei zwo deux dois',
  '3': 'three tres drei trois',
  '4': 'four cuatro vier quatre quatro',
  '5': 'five cinco funf fuenf cinq',
  '6': 'six seis sechs',
  '7': 'seven siete sieben sept sete',
  '8': 'eight ocho acht huit oito',
  '9': 'nine nueve neun neuf nove',
};

const byWord = new Map(
  Object.entries(spoken).flatMap(([digit, words]) => words.split(' ').map((word) => [word, digit] as const)),
);

/** The digit that a word names in one of our languages, as a telephone call is written down. */
export const spokenDigit = (word: string): string | undefined => byWord.get(word.toLowerCase());

/** As a part of an expression: one of those words. */
export const spokenDigitPattern = `(?:${[...byWord.keys()].join('|')})`;
