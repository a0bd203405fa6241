import { plainText, termsOf } from '../../../application/answering/words.js';

const without =
  /\b(?:without|excl(?:uding|\.)?|excluded|not including|ohne|exkl(?:usive|\.)?|sin|sans)(?!\p{L})([^,;:.()?!\n]*)/gu;

/** What a text says goes without: "wash" of "a cut without a wash". */
const leftOutOf = (text: string): ReadonlySet<string> =>
  new Set([...plainText(text).matchAll(without)].flatMap(([, what = '']) => termsOf(what)));

/**
 * Whether a price is of the thing with or without what was asked for: "with a wash" is not answered by the price without one,
 * nor the other way round. "And without?" leaves open what, and is answered by any price without.
 */
export function leavesOutTheSame(text: string, asked: string, about: readonly string[]): boolean {
  const [left, wanted] = [leftOutOf(text), leftOutOf(asked)];
  if (wanted.size === 0 && new RegExp(without).test(plainText(asked))) return left.size > 0;
  const said = new Set(termsOf(text));
  return about.every((term) => !said.has(term) || left.has(term) === wanted.has(term));
}
