import { plainText } from '../../../application/answering/words.js';

interface DayPart {
  /** Whoever closes by then is not there in it, and whoever opens at `to` or later neither. */
  readonly from: string;
  readonly to: string;
}

const parts: readonly (readonly [RegExp, DayPart])[] = [
  [
    /\bafternoons?\b|nachmittags?\b|\b(por|en|de|a|esta) (la )?tardes?\b|\bapres-midi\b/u,
    { from: '13:30', to: '18:00' },
  ],
  [
    /\bevenings?\b|\btonight\b|abends?\b|\b(por la|esta) noche\b|\b(le|ce) soir\b/u,
    { from: '18:00', to: '23:00' },
  ],
  [/\bmornings?\b|vormittags?\b|\bmorgens\b|\bpor la manana\b|\ble matin\b/u, { from: '06:00', to: '12:00' }],
];

/** The part of the day that a question asks about; undefined for the day as a whole. */
export const dayPartIn = (text: string): DayPart | undefined =>
  parts.find(([pattern]) => pattern.test(plainText(text)))?.[1];
