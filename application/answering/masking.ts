import { apiKeysIn } from './masking/api-keys.js';
import { bankAccountsIn } from './masking/bank-accounts.js';
import { cardNumbersIn } from './masking/card-numbers.js';
import { foldedText, type FoldedText } from './masking/folded-text.js';
import { identityNumbersIn } from './masking/identity-numbers.js';
import { secretWordsIn } from './masking/secret-words.js';
import { placeholderOf, removals, type Finding } from './masking/finding.js';

/** In order of precedence: of two findings that overlap, the one of the earlier rule is kept. */
const rules: readonly ((folded: string) => readonly Finding[])[] = [
  apiKeysIn,
  cardNumbersIn,
  bankAccountsIn,
  identityNumbersIn,
  secretWordsIn,
];

const placeholders = new RegExp(`(\\[(?:${removals.join('|')}) removed\\])`, 'u');

/**
 * The text as it may be stored or sent to a model: card and account numbers, numbers by which a state knows a person, passwords,
 * codes and API keys are replaced by a placeholder such as `[card number removed]`. Telephone numbers, e-mail addresses, names,
 * prices, dates and order numbers stay. Masking a masked text changes nothing. Placeholders may be longer than what they replace.
 */
export function masked(text: string): string {
  const pieces = text.split(placeholders);
  const next = pieces.map((piece, at) => (at % 2 === 1 ? piece : maskedPiece(piece))).join('');
  // What was removed may bring to light what stood against it. Each round leaves less that is not masked, so this ends.
  return next === text ? text : masked(next);
}

function maskedPiece(piece: string): string {
  const folded = foldedText(piece);
  const kept: Finding[] = [];
  for (const finding of rules.flatMap((rule) => rule(folded.text)))
    if (!kept.some((other) => finding.start < other.end && other.start < finding.end)) kept.push(finding);
  return replaced(piece, folded, kept);
}

function replaced(piece: string, folded: FoldedText, findings: readonly Finding[]): string {
  let text = '';
  let from = 0;
  for (const { start, end, what } of findings.toSorted((a, b) => a.start - b.start)) {
    text += piece.slice(from, folded.startOf(start)) + placeholderOf(what);
    from = folded.endOf(end - 1);
  }
  return text + piece.slice(from);
}
