type Rgb = readonly number[];

const rgbOf = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** WCAG 2: from 0 to 1. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2: from 1 to 21. Colours as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** What can be read on a colour: at least 4.5 to 1 on any. */
export const inkOn = (ground: string): string =>
  contrast(ground, '#ffffff') >= contrast(ground, '#000000') ? '#ffffff' : '#000000';

/** The colour, or the nearest to it towards black or white that can be read on the ground. */
export function readable(colour: string, ground: string): string {
  const end = rgbOf(inkOn(ground));
  const from = rgbOf(colour);
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = hexOf(from.map((part, at) => part + ((end[at] ?? 0) - part) * share));
    if (contrast(mixed, ground) >= 4.5) return mixed;
  }
  return hexOf(end);
}
