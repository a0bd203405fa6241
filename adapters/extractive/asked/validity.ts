import { plainText } from '../../../application/answering/words.js';
import type { Passage } from '../../../application/ports/passages.js';
import { sentencesOf } from '../pieces.js';

const since =
  /\b(since|from|founded|established|seit|ab|gegrundet|desde|fundad[oa]|depuis|fonde)\s+(?:in\s+|en\s+)?(?:\p{L}+\s+)?20\d\d/gu;
const over =
  /\b(no longer (valid|apply|applies|in force|available)|not valid any ?more|(have|has|is|are) (expired|ended|over|superseded)|out of date|for the record only|old prices?|nicht mehr (gultig|aktuell)|abgelaufen|alte preise|ya no (son validos|es valido|estan vigentes)|caducad[oa]s?|plus valables?|perimes?|expires?)\b/u;

/** Whether what a passage says holds for a time other than now: its headings, title or address name another year. */
export function yearsOf({
  headings,
  title,
  url,
}: Pick<Passage, 'headings' | 'title' | 'url'>): ReadonlySet<number> {
  const address = url === null ? '' : new URL(url).pathname.replaceAll(/[/_-]/gu, ' ');
  const named = plainText([title, ...headings, address].join('\n')).replaceAll(since, ' ');
  return new Set([...named.matchAll(/\b(20[0-4]\d)\b/gu)].map(([year]) => Number(year)));
}

const endingLengthMax = 300;

/** Under a heading of this year, "the list of last year no longer applies" ends another list than the one beside it. */
function isOfOtherYear(sentence: string, headed: ReadonlySet<number>, thisYear: number): boolean {
  const named = [...sentence.matchAll(/\b20[0-4]\d\b/gu)].map(([year]) => Number(year));
  return headed.has(thisYear) && named.length > 0 && !named.includes(thisYear);
}

/** Passages that answer for the years asked about, or for now where none is named. */
export function validFor(
  passages: readonly Passage[],
  years: readonly number[],
  thisYear: number,
): readonly Passage[] {
  const ended = new Set(
    passages
      .filter(
        ({ headings, text, kind, title, url }) =>
          kind === 'text' &&
          [headings.join(' '), ...sentencesOf(text.slice(0, endingLengthMax))].some(
            (said) =>
              over.test(plainText(said)) && !isOfOtherYear(said, yearsOf({ headings, title, url }), thisYear),
          ) &&
          /\b(price|tarif|preis|precio|offer|angebot|oferta|offre|list)/u.test(
            plainText(`${headings.join(' ')} ${text}`),
          ),
      )
      .map(({ pageId, headings }) => `${pageId}\n${headings.join('\n')}`),
  );
  const asksNow = years.length === 0 || years.includes(thisYear);
  return passages.filter((passage) => {
    if (passage.origin === 'fact')
      return asksNow || years.some((year) => passage.text.includes(String(year)));
    const named = yearsOf(passage);
    if (asksNow) {
      const isOther = named.size > 0 && !named.has(thisYear);
      return !isOther && !ended.has(`${passage.pageId}\n${passage.headings.join('\n')}`);
    }
    return years.some((year) => named.has(year) || passage.text.includes(String(year)));
  });
}
