import { termsOf } from './words.js';

/** Whether a text speaks of something that the owner does not want spoken of, such as "never quote prices". */
export function touchesTopic(topic: string, text: string): boolean {
  const said = new Set(termsOf(text));
  const named = termsOf(
    topic.replaceAll(/\b(?:never|quote|give|discuss|talk|about|avoid|don't|do not|mention)\b/giu, ' '),
  );
  const isOfPrices = named.includes('price') && /[$€£]\s?\d|\d\s?[$€£]/u.test(text);
  return isOfPrices || (named.length > 0 && named.every((term) => said.has(term)));
}
