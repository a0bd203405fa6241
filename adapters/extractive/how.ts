import { plainText, wordsWithTermsOf } from '../../application/answering/words.js';
import type { Asked } from './asked/asked.js';
import { pageName, type Piece } from './pieces.js';

const asksHow =
  /^(?:so |and )?(?:how (?:do|can|could|should|would) (?:i|we|you)|wie (?:kann|mache?n?|buche?n?) (?:ich|man|wir)|como (?:puedo|hago|se)|comment)\b/u;
/** Whoever wants to come is told how, whatever the day: "book me in for Tuesday at 10". */
const wantsTo =
  /^(?:so |and )?(?:(?:please )?book (?:me|us)|i(?:['’]?d| would| want| need).{0,10} to (?:book|schedule|reserve|make an)|(?:can|could|may) i (?:book|schedule|reserve|make an)|(?:quiero|quisiera) (?:reservar|pedir)|ich (?:mochte|will|wurde gern) .{0,40}(?:buchen|reservieren|termin)|je (?:voudrais|veux) (?:reserver|prendre))\b/u;
export const ofNoDay = (asked: Asked): Asked => ({
  ...asked,
  days: [],
  terms: asked.terms.filter(({ term }) => !/^\d/u.test(term)),
});

/** Tells what stands on the page that is called what somebody wants to do; of no piece where nobody asked how, or wants to. */
export function tellsHow({ text, terms }: Asked): (piece: Piece) => boolean {
  const plain = plainText(text);
  if (!asksHow.test(plain) && !wantsTo.test(plain)) return () => false;
  return ({ passage: { kind, title }, headings }) => {
    const called = wordsWithTermsOf(pageName(title)).filter(({ isLight }) => !isLight);
    return (
      kind === 'text' &&
      called.length > 0 &&
      called.every(({ term }) => headings.has(term) && terms.some((one) => one.term === term))
    );
  };
}
