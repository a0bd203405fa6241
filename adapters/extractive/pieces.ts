import { wordingOf } from '../../application/answering/grounding/evidence.js';
import { remembered } from '../../application/answering/remembered.js';
import { plainText, termsOf } from '../../application/answering/words.js';
import type { Passage } from '../../application/ports/passages.js';
import { ordinalBeforeMonth } from './asked/day-names.js';

/** A part of a passage that may be quoted as it stands, and what it speaks of. */
export interface Piece {
  readonly passage: Passage;
  readonly quote: string;
  readonly own: ReadonlySet<string>;
  /** What the headings above it speak of, what its page is called, and what stands beside it in the same passage. */
  readonly headings: ReadonlySet<string>;
  readonly title: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
  /** The sentence before it, where it cannot be understood without. */
  readonly lead: string;
  /** Where it stands in its passage. */
  readonly at: number;
}

/** Every sentence, row, list entry and answer in what was found; hours are looked at elsewhere. */
export const piecesIn = (passages: readonly Passage[]): readonly Piece[] =>
  passages
    .filter(({ kind }) => kind !== 'hours')
    .flatMap((passage) => piecesWithin(passage).map((piece) => ({ ...piece, passage })));

type Within = Omit<Piece, 'passage'>;

/** The same passages are found for one question after another. */
const piecesWithin = remembered(
  2_000,
  wordingOf,
  ({ kind, text, headings, title }: Passage): readonly Within[] => {
    const shared = {
      headings: new Set(termsOf(headings.join('\n'))),
      title: new Set(termsOf(pageName(title))),
      near: new Set(termsOf(text)),
    };
    const piece = (quote: string, at = 0, lead = ''): Within => ({
      ...shared,
      quote,
      own: new Set(termsOf(`${lead}\n${quote}`)),
      lead,
      at,
    });
    if (kind === 'question')
      return [{ ...piece(text), own: new Set(termsOf(`${headings.at(-1) ?? ''}\n${text}`)) }];
    if (kind === 'text') {
      const sentences = sentencesOf(text);
      return sentences.flatMap((sentence, at) =>
        bareDate.test(sentence) || (at === 0 && goesOn.test(plainText(sentence)))
          ? []
          : [piece(sentence, at, leansOn(sentence) ? (sentences[at - 1] ?? '') : '')],
      );
    }
    const items = kind === 'list' ? text.split('; ') : [];
    return items.length > 1 ? items.map((item, at) => piece(item, at)) : [piece(text)];
  },
);

/** The day a notice was written says nothing by itself. */
const bareDate =
  /^(\p{L}+,? )?(\d{1,2}\.? \p{L}+ \d{4}|\p{L}+ \d{1,2}, \d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4})\.?$/u;

/** What a page is called, without the name of the house. */
export const pageName = (title: string): string => title.split(/\s[|·–—-]\s/u)[0] ?? '';

const abbreviated = String.raw`(?<!\b(?:a\.m|p\.m|approx|incl|Dr|Mr|Mrs|Ms|St|No|Nr|ca|z\.B|bzw|inkl|Tel)\.)`;
const sentenceEnd = new RegExp(
  String.raw`\n|(?<=[.!?…])${abbreviated}(?!${ordinalBeforeMonth})\s+(?=[\p{Lu}\d¿¡"“«£$€])`,
  'u',
);

export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(sentenceEnd)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

/** Whether a sentence begins by pointing back. */
const leansOn = (sentence: string): boolean =>
  /^(it|they|this|that|these|those|she|he|both|there|after that|then|otherwise|if not|before that|each|es|sie|er|dies|diese|danach|dann|sonst|ella|el|esto|eso|despues|luego|il|elle|ils|elles|cela|ensuite|apres|sinon|but|so|aber|pero|mais)\b/u.test(
    plainText(sentence),
  ) || goesOn.test(plainText(sentence));

/** What begins in the middle of a thought: nobody can tell what "Or £35 on the same visit" is the price of. */
const goesOn = /^(or|plus|and|additionally|otherwise|oder|und|ansonsten|ou|et|sinon)\b/u;

const currencies = String.raw`[$€£¥]|eur\b|euros?\b|usd\b|gbp\b|chf\b|pounds?\b|dollars?\b|dolares\b|fr\.`;
const amountPattern = new RegExp(String.raw`(?:${currencies})\s?\d|\d\s?(?:${currencies})`, 'iu');
const gratis =
  /\b(free of charge|for free|free(?! to\b)|no (?:\p{L}+[- ])?(?:\p{L}+[- ])?(?:charge|fee|surcharge)s?|costs? nothing|complimentary|gratis|kostenlos|kostenfrei|gratuit\p{L}*)\b/iu;

export const namesAmount = (text: string): boolean => amountPattern.test(text);
export const isGratis = (text: string): boolean => gratis.test(text);

/** Whether a row gives values under a label: what things cost stands in such. */
export const isRow = ({ kind }: Passage): boolean => kind === 'table' || kind === 'offer' || kind === 'list';
