import { plainText, termsOf } from '../../../application/answering/words.js';
import type { Asked } from '../asked/asked.js';

/** What comes on top of a thing is not the price of the thing. */
export const isAddOn = (text: string): boolean =>
  /\b(extra|additional|further|in addition|surcharge|supplement|on top|zusatzlich\p{L}*|zuschlag|aufpreis|adicional(es)?|suplemento|supplementaires?)\b/u.test(
    plainText(text),
  );
const beginsAsAddOn = /^(each |every |per )?(extra|additional|further|zusatzlich\p{L}*)\b/u;

/** "Extra cable, per foot" is for whoever asks what is extra, or what a foot is. */
export function isOnlyOnTop(label: string, { text, terms }: Asked): boolean {
  if (!beginsAsAddOn.test(plainText(label)) || isAddOn(text)) return false;
  const unit = termsOf(/\bper (\p{L}+)/u.exec(plainText(label))?.[1] ?? '');
  return !terms.some(({ term }) => unit.includes(term));
}
