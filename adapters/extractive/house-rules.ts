import { plainText, termsOf, wordsWithTermsOf } from '../../application/answering/words.js';
import type { Asked, Ground } from './asked/asked.js';
import { holdsAskedFor } from './asked/asked-for.js';
import { covering } from './coverage.js';
import { namesAmount, sentencesOf, type Piece } from './pieces.js';
import { eachOnce, restingOn, type Said } from './said.js';
import { canAnswer, isMeant } from './sentences.js';

/** What houses have rules on: such a rule is understood as a whole only, with its spans, sums and exceptions. */
const topics: ReadonlySet<string> = new Set([
  'cancel',
  'noshow',
  'refund',
  'warranty',
  'instalment',
  'deposit',
  'complaint',
]);
/** What is paid in parts or ahead: a rule on "treatments above 600 euros" holds for the very one that is asked about. */
const onMoney: ReadonlySet<string> = new Set(['instalment', 'deposit']);
const anyGoods =
  /\b(purchases?|treatments?|orders?|bills?|jobs?|everything|anything|operations?|kaufe|behandlungen|rechnungen|compras|tratamientos|achats|traitements)\b.{0,20}(\d|\b(above|over|from|ab|uber|desde|mas de|des)\b)|\b(above|over|from|ab|uber)\b.{0,12}\d/u;
const lengthMax = 420;

/** The whole paragraph that says what the house's rule is, where it speaks of all that was asked about. */
export function houseRule(asked: Asked, ground: Ground): Said | undefined {
  const telling = asked.terms.filter(({ isLight }) => !isLight).map(({ term }) => term);
  const topic = telling.filter((term) => topics.has(term));
  if (topic.length === 0) return undefined;
  const rules = [...new Set(ground.pieces.map(({ passage }) => passage))]
    .filter(({ kind, text }) => (kind === 'text' || kind === 'question') && text.length <= lengthMax)
    .toSorted((a, b) => Number(b.language === asked.language) - Number(a.language === asked.language));
  for (const passage of rules) {
    const first = ground.pieces.find((piece) => piece.passage === passage);
    if (first === undefined) continue;
    const rule: Piece = {
      ...first,
      quote: passage.text,
      lead: '',
      own: new Set(termsOf(passage.text)),
      headings: new Set(termsOf(passage.headings.join('\n'))),
    };
    if (speaksOf(rule, asked, topic) && isFit(rule, asked, ground))
      return {
        clauses: eachOnce(sentencesOf(passage.text).map((sentence) => restingOn(sentence, passage))),
        language: passage.language,
      };
  }
  return undefined;
}

/** Whether a rule is on one of the topics, and on all else that was asked about. */
function speaksOf(rule: Piece, asked: Asked, topic: readonly string[]): boolean {
  const heading = wordsWithTermsOf(rule.passage.headings.at(-1) ?? '').map(({ term }) => term);
  const stated = topic.filter((term) => rule.own.has(term) || heading.includes(term));
  if (stated.length === 0) return false;
  const isOfMoney = stated.some((term) => onMoney.has(term)) && anyGoods.test(plainText(rule.quote));
  const { missing } = covering(rule, asked);
  const rest = missing.filter((term) => !isExcused(term, stated));
  return rest.length === 0 || (isOfMoney && rest.every((term) => !topics.has(term)));
}

/** Whoever cancels late, or pays ahead, is told of it by the rule on cancelling or on deposits. */
const isExcused = (term: string, stated: readonly string[]): boolean =>
  (stated.includes('cancel') && (term === 'late' || term === 'appointment' || term === 'pay')) ||
  (stated.includes('deposit') && (term === 'pay' || term === 'money')) ||
  (stated.includes('instalment') && term === 'pay');

function isFit(rule: Piece, asked: Asked, ground: Ground): boolean {
  if (asked.kind === 'price' && !namesAmount(rule.quote)) return false;
  return canAnswer(asked.kind, rule) && holdsAskedFor(asked.text, rule.quote) && isMeant(rule, asked, ground);
}
