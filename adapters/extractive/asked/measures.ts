/** A number with a unit, such as a dog's weight or a child's age. */
export interface Measure {
  readonly value: number;
  readonly unit: 'kg' | 'year' | 'person' | 'km' | 'hour' | 'day' | 'night' | 'minute' | 'cm' | 'plain';
}

const units: readonly (readonly [Measure['unit'], string])[] = [
  ['kg', 'kg|kgs|kilos?|kilograms?|kilogramm'],
  ['year', 'years?(?: ?-?old)?|yr|yrs|y\\/?o|yo|jahre?|jahrig\\w*|anos|ans|year-old'],
  ['person', 'people|persons?|guests|personen|leute|personas|gaste|personnes|of us|adults|kids'],
  ['km', 'km|kilometers?|kilometres?|miles?|kilometer'],
  ['cm', 'cm|inch(?:es)?|zoll|pulgadas'],
  ['hour', 'hours?|hrs?|stunden?|horas?|heures?'],
  ['day', 'days?|tagen?|dias?|jours?'],
  ['night', 'nights|nachte|noches|nuits'],
  ['minute', 'minutes?|mins?|minuten|minutos'],
];
const numbers: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12,
  zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, sieben: 7, acht: 8, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6,
  siete: 7, ocho: 8, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, huit: 8, half: 0.5,
}; // prettier-ignore
const number = String.raw`(\d+(?:[.,]\d+)?|${Object.keys(numbers).join('|')})`;
const patterns = units.map(
  ([unit, words]) => [unit, new RegExp(String.raw`\b${number}[\s-]*(?:${words})\b`, 'gu')] as const,
);
const valueOf = (text: string): number => numbers[text] ?? Number(text.replace(',', '.'));

/** A text without accents and without its measures: "for four hours" asks for no opening hours. */
export const withoutMeasures = (plain: string): string =>
  patterns.reduce(
    (text, [, pattern]) => text.replaceAll(pattern, ' '),
    plain.replaceAll(/(?<=\b(?:hour|minute|day|week|month)s?)[- ]long\b/gu, ' '),
  );

/** The measures in a text without accents. */
export const measuresIn = (plain: string): readonly Measure[] =>
  patterns.flatMap(([unit, pattern]) =>
    [...plain.matchAll(pattern)].map(([, value = '']) => ({ value: valueOf(value), unit })),
  );

const bounds = [
  {
    pattern: new RegExp(
      String.raw`\b${number}\s*(?:\w{1,10}\s*)?(?:-|to|and|bis|und|a|y|hasta|et)\s*${number}\s*(\w+)`,
      'u',
    ),
    of: 'between',
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:up to|under|below|less than|younger than|bis(?: zu)?|unter|hasta|menos de|menor(?:es)? de|jusqu'a|moins de)\s*(?:the age of )?${number}\s*(\w+)?`,
      'u',
    ),
    of: 'below',
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:over|above|more than|from|at least|aged?|ab|uber|mehr als|desde|mas de|mayor(?:es)? de|a partir de|plus de|des)\s*${number}\s*(\w+)?`,
      'u',
    ),
    of: 'above',
  },
] as const;

/** Whether a label with bounds ("10–25 kg", "over 25 kg") leaves room for a measure; undefined where it states none. */
export function hasRoomFor(label: string, { value, unit }: Measure): boolean | undefined {
  const plain = label
    .replaceAll(/[\u2010-\u2015]/gu, '-')
    .replaceAll(/\b(under|over)[- ](\d{1,2})s\b/gu, '$1 $2 years');
  if (!patterns.some(([of, pattern]) => of === unit && plain.search(pattern) >= 0)) return undefined;
  for (const { pattern, of } of bounds) {
    const found = pattern.exec(plain);
    if (found === null) continue;
    const first = valueOf(found[1] ?? '');
    if (of === 'between') return value >= first && value <= valueOf(found[2] ?? '');
    if (of === 'below') return value <= first;
    return value >= first;
  }
  const exact = measuresIn(plain).filter((one) => one.unit === unit);
  return exact.length === 0 ? undefined : exact.some((one) => one.value === value);
}

/** Whether a text leaves room for a measure, or may be told without: a weight or an age tells whom it is for. */
export const isMet = (text: string, measure: Measure): boolean =>
  hasRoomFor(text, measure) ?? (measure.unit === 'kg' || measure.unit === 'year');
