/** `from`: at least this; `upto`: at most this. */
export type Bound = 'from' | 'upto' | null;

export const numberPattern = String.raw`\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)`;
export const currencyPattern = String.raw`us ?\$|us-dollars?|us dollars?|[$€£¥¢]|(?:usd|eur|gbp|chf|jpy)(?![a-z])|euros?\b|dollars?\b|dollar\b|dolares\b|bucks?\b|pounds?\b|pfund\b|livres?\b|libras?\b|francs?\b|franken\b|cents?\b|pence\b`;

/** The number that digits mean, with separators of English or of the continent. */
export function amountOf(digits: string): number {
  const compact = digits.replaceAll(/[' ]/gu, '');
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?$/u.test(compact);
  if (!isGrouped) return Number(compact.replace(',', '.'));
  const decimals = /[.,](\d{1,2})$/u.exec(compact)?.[1] ?? '';
  const ahead = decimals === '' ? compact : compact.slice(0, -decimals.length - 1);
  return Number(`${ahead.replaceAll(/[.,]/gu, '')}.${decimals === '' ? '0' : decimals}`);
}

export function currencyOf(sign: string): string {
  if (/^(?:¢|cents?|pence)/u.test(sign)) return 'cent';
  if (/[$]|dol|buck|usd/u.test(sign)) return '$';
  if (/€|eur/u.test(sign)) return '€';
  if (/£|gbp|pound|pfund|livre|libra/u.test(sign)) return '£';
  return /¥|jpy/u.test(sign) ? '¥' : 'chf';
}

const fromBefore =
  /(?:\b(?:from|starting(?: from| at)?|starts?(?: from| at)?|begins?(?: at)?|at least|minimum(?: of)?|no less than|more than|over|above|older than|ab|mindestens|uber|mehr als|desde|a partir de|al menos|mas de|des|au moins|plus de)|\bvon)\s*(?:age |ages |the age of )?$/u;
const uptoBefore =
  /\b(?:up to|at most|maximum(?: of)?|max\.?|no more than|less than|under|below|younger than|until|within|bis(?: zu)?|hochstens|maximal|unter|weniger als|hasta|menos de|como maximo|jusqu'a|moins de)\s*(?:age |ages |the age of )?$/u;
const fromBehind =
  /^\s*(?:\+(?!\d)|(?:years? |year |hours? |days? |people |%)?(?:old )?(?:and|or|und|oder|y|o|et|ou) (?:up|more|over|older|above|mehr|alter|mas|mayores|plus)\b)/u;
const uptoBehind =
  /^\s*(?:years? )?(?:old )?(?:and|or|und|oder|y|o|et|ou) (?:less|under|younger|below|weniger|junger|menos|menores|moins)\b/u;

/** Whether a number between two places of a text is the least or the most. */
export function boundAt(text: string, at: number, end: number): Bound {
  const before = text.slice(Math.max(0, at - 30), at);
  const behind = text.slice(end, end + 30);
  if (fromBefore.test(before) || fromBehind.test(behind)) return 'from';
  return uptoBefore.test(before) || uptoBehind.test(behind) ? 'upto' : null;
}

const begins =
  /\b(?:from|opens?(?: again)?(?: at)?|reopens?(?: at)?|starts?(?: at)?|starting(?: at)?|begins?(?: at)?|between|ab|von|zwischen|offnen(?: wir)?(?: um)?|offnet(?: um)?|desde(?: las)?|de|entre(?: las)?|a partir de(?: las)?|abrimos(?: a las)?|abre(?: a las)?|ouvrons(?: a)?|ouvre(?: a)?|des)\s*(?:at |um |las |a )?$/u;
const ends =
  /(?:-|\b(?:until|till|til|to|through|close[sd]?(?: today| tonight)?(?: at)?|shuts?(?: at)?|by|bis|schliessen(?: wir)?(?: um)?|schliesst(?: um)?|hasta(?: las)?|a(?: las)?|y|and|und|et|cerramos(?: a las)?|cierra(?: a las)?|jusqu'a|fermons(?: a)?|ferme(?: a)?))\s*(?:at |um |las |a )?$/u;

/** Whether something begins or ends at the time that stands at a place of a text. */
export function roleAt(text: string, at: number, end: number): 'from' | 'to' | null {
  const before = text.slice(Math.max(0, at - 28), at);
  if (begins.test(before) && !/\bto\s*$/u.test(before)) return 'from';
  if (/^\s*(?:-|to|until|till|bis|a las|a|hasta)\s*\d/u.test(text.slice(end))) return 'from';
  if (/(?:\band|\bund|\by|\bet)\s*$/u.test(before))
    return /between|zwischen|entre/u.test(before) ? 'to' : null;
  return ends.test(before) ? 'to' : null;
}
