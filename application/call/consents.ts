import { wordsAlone } from '../texting/bare-sentences.js';
import { consentPhrases, type ConsentPhrases } from './consent-phrases.js';

/**
 * What was said to "Shall I text it to the number you are calling from?". A yes is one only where every word of it is part of
 * one: a condition, a question, another number or a doubt leaves it open, and the desk asks again. A text that nobody agreed
 * to is worse than one question more. `language`: of the call, BCP 47; English is understood in every call.
 */
export function consentIn(words: string, language: string): 'yes' | 'no' | null {
  if (words.length > lengthMax || unfinished.test(words)) return null;
  const said = wordsAlone(words);
  const tongues = [language.split('-')[0]?.toLowerCase() ?? '', 'en'].flatMap(
    (code) => compiled.get(code) ?? [],
  );
  if (!hanging.test(said) && tongues.some(({ yes }) => yes.test(said))) return 'yes';
  const isNo = tongues.some(({ no }) => no.test(said));
  return isNo && !tongues.some(({ open }) => open.test(said)) ? 'no' : null;
}

/** Who says more than this says more than yes or no. */
const lengthMax = 160;

/** "Okay so": more was to come. */
const hanging = /(?:^| )(?:so|and|um|uh|er|well|right|pues|eh|(?<!allez |vas )y|euh|alors|et|ahm|und)$/u;
/** A question, or a sentence that was left hanging. */
const unfinished = /[?¿…]|\.\.\.|[–—-]\s*$/u;

function read({ agree, around, refuse, open }: ConsentPhrases) {
  const one = (phrases: readonly string[]): string => `(?:${phrases.join('|')})`;
  const any = one([...agree, ...around]);
  return {
    yes: new RegExp(`^(?:${one(around)} )*${one(agree)}(?: ${any})*$`, 'u'),
    no: new RegExp(`^(?:${one(around)} )*${one(refuse)}(?![a-z0-9])`, 'u'),
    open: new RegExp(`(?<![a-z0-9])${one(open)}(?![a-z0-9])`, 'u'),
  };
}

const compiled = new Map(
  Object.entries(consentPhrases).map(([language, phrases]) => [language, read(phrases)] as const),
);
