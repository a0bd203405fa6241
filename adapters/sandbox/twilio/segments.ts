/** In how many parts a text travels: 160 septets or 153 for each of several; 70 and 67 UTF-16 units outside GSM-7 (3GPP TS 23.038). */
export function segmentCount(text: string): number {
  const costs = Array.from(text, septetsOf);
  const isGsm7 = costs.every((cost) => cost > 0);
  const units = isGsm7 ? costs : Array.from(text, (character) => character.length);
  const [single, part] = isGsm7 ? [160, 153] : [70, 67];
  const whole = units.reduce((sum, cost) => sum + cost, 0);
  return whole <= single ? 1 : partsOf(units, part);
}

/** What `SmartEncoded` does: characters that would leave GSM-7 make room for the like of them. */
export const smartEncoded = (text: string): string =>
  alike.reduce((encoded, [found, like]) => encoded.replaceAll(found, like), text);

const alike: readonly (readonly [RegExp, string])[] = [
  [/[\u2018-\u201b]/gu, "'"],
  [/[\u201c-\u201f]/gu, '"'],
  [/[\u2010-\u2015]/gu, '-'],
  [/\u2026/gu, '...'],
  [/[\u00a0\u2009\u202f]/gu, ' '],
];

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('\f^{}\\[~]|€');

const septetsOf = (character: string): number => (basic.has(character) ? 1 : extended.has(character) ? 2 : 0);

/** No character is cut in two. */
function partsOf(units: readonly number[], size: number): number {
  let parts = 1;
  let used = 0;
  for (const cost of units) {
    if (used + cost > size) {
      parts += 1;
      used = 0;
    }
    used += cost;
  }
  return parts;
}
