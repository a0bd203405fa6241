/**
 * The text in the characters of GSM-7 where that can be: one curly quote would make the whole text UCS-2, with 70 characters
 * to a segment in place of 160. Letters of other scripts and pictures stay as they are.
 */
export const gsm7 = (text: string): string =>
  Array.from(text.normalize('NFC'))
    .map((character) => (isGsm(character) ? character : plainer(character)))
    .join('');

export interface Segments {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets, or UTF-16 units. */
  readonly units: number;
  /** At least 1: an empty text is sent too. */
  readonly segments: number;
}

/** How a text travels (3GPP TS 23.038): as GSM-7 where each of its characters is in it, else as UCS-2. */
export function segmentsOf(text: string): Segments {
  const characters = Array.from(text);
  const isAllGsm = characters.every(isGsm);
  const widths = characters.map((character) => (isAllGsm ? septetsOf(character) : character.length));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const [single, part] = isAllGsm ? [160, 153] : [70, 67];
  return {
    encoding: isAllGsm ? 'GSM-7' : 'UCS-2',
    units,
    segments: units <= single ? 1 : partsOf(widths, part),
  };
}

/** No character is torn between two parts, so a part may stay short of a unit. */
function partsOf(widths: readonly number[], part: number): number {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > part) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Behind an escape: two septets each. */
const extended = new Set('\f^{}\\[~]|€');

const isGsm = (character: string): boolean => basic.has(character) || extended.has(character);
const septetsOf = (character: string): number => (extended.has(character) ? 2 : 1);

const plain: Readonly<Record<string, string | undefined>> = {
  ...spread('‘’‚‛′`´ʼ', "'"),
  ...spread('“”„‟″«»', '"'),
  ...spread('‹', '<'),
  ...spread('›', '>'),
  ...spread('‐‑‒–—―−', '-'),
  ...spread('\u00A0\u2002\u2003\u2007\u2009\u200A\u202F\t', ' '),
  ...spread('\u00AD\u200B\u200C\u200D\u2060\uFEFF\uFE0E\uFE0F', ''),
  ...spread('•·●▪', '*'),
  ...spread('→', '->'),
  '…': '...',
  '™': 'TM',
  '®': '(R)',
  '©': '(C)',
  '°': ' deg',
  ª: 'a',
  º: 'o',
  '×': 'x',
  '½': '1/2',
  '¼': '1/4',
  '¾': '3/4',
  œ: 'oe',
  Œ: 'OE',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ẞ: 'SS',
};

function spread(characters: string, as: string): Record<string, string> {
  return Object.fromEntries(Array.from(characters).map((character) => [character, as]));
}

/** Its plain form, or the letter without its accent ("ê" is no GSM-7 and "e" is), or itself. */
function plainer(character: string): string {
  const known = plain[character];
  if (known !== undefined) return known;
  const bare = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return bare !== '' && Array.from(bare).every(isGsm) ? bare : character;
}
