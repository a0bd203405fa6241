import { plainText, termsOf, wordsWithTermsOf } from '../../../application/answering/words.js';
import { sentencesOf } from '../pieces.js';

const number = String.raw`(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|sixteen|eighteen)`;
/** What a question asks for in so many words, and what an answer to it then holds. */
const wants: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\b(how old|what age|from which age|wie alt|que edad|quel age)\b/u,
    new RegExp(
      String.raw`\b(ages?|aged|under|over|from|turned|unter|uber|ab|edad|desde|age|des)\b.{0,12}\b${number}\b|\b${number}\b.{0,3}(years?|months?|weeks?|and (over|older|up|under)|or (over|older)|jahren?|monaten?|anos|meses|ans|mois)`,
      'u',
    ),
  ],
  [/\b(earliest|latest)\b(?! price)/u, /\d[:.h]\d\d|\d ?(am|pm|a\.m|p\.m|uhr)\b|\b(noon|midday|midnight)\b/u],
  [
    /\b(what|how much|which) (of a )?discount\b/u,
    /\d ?%|[$€£] ?\d|\d ?(percent|prozent|euros?|dollars?|pounds?)\b|\bhalf\b/u,
  ],
  [
    /\b(when|which days|what days) (is|are|does|do) (she|he|they) (\p{L}+ )?(in|there|work|works|available)\b/u,
    /\b((mon|tues|wednes|thurs|fri|satur|sun)days?|daily|every day|weekdays)\b/u,
  ],
  [/\bhow heavy\b|\bwie schwer\b/u, /\d ?(kg|kilos?|kilograms?|lbs?|pounds?|g|grams?|oz|ounces?|stone)\b/u],
  [
    /\bhow often\b|\bwie oft\b|\bcada cuanto\b/u,
    /\b(every|each|once|twice|times|a (day|week|month|year)|daily|weekly|monthly|yearly|annual(ly)?|alle|jede[nsr]?|einmal|zweimal|cada|al (mes|ano)|par (mois|an))\b/u,
  ],
  [
    /\bhow far (is|away|from|do|does|can|will|out)\b|\bwie weit (ist|weg|fahr\p{L}+)\b/u,
    /\d.{0,10}(miles?|km|kilomet\p{L}+|met(re|er)s?|minutes?|blocks?|minuten)\b|\b(miles?|blocks?|kilomet\p{L}+|radius)\b/u,
  ],
];

/** Whether a quote holds what a question asks for: an age, where it is asked how old. */
export const holdsAskedFor = (text: string, quote: string): boolean => {
  const [asked, said] = [plainText(text), plainText(quote)];
  return (
    wants.every(([asks, holds]) => !asks.test(asked) || holds.test(said)) && countsWhatIsAsked(asked, quote)
  );
};

const countReach = 3;

/** "How many children": a number shortly before children, in one sentence. Another number there counts something else. */
function countsWhatIsAsked(asked: string, quote: string): boolean {
  const [, what = ''] = /\bhow many (\p{L}+)/u.exec(asked) ?? [];
  const [term] = termsOf(what);
  if (term === undefined) return true;
  return sentencesOf(quote).some((sentence) => {
    const words = wordsWithTermsOf(sentence);
    const at = words.findIndex((one) => one.term === term);
    if (at < 0) return false;
    return words.slice(Math.max(0, at - countReach), at).some(({ word }) => isNumber.test(word));
  });
}

const isNumber = new RegExp(`^${number}$`, 'u');
