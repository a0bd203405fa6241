import { plainText, termsOf } from '../../application/answering/words.js';
import type { Asked, Ground } from './asked/asked.js';
import { namesAmount, type Piece } from './pieces.js';
import { eachOnce, restingOn, type Said } from './said.js';
import { fullName } from './sentences.js';

const peopleMax = 6;

/**
 * Whoever the pages give for a role, a service or a language: everybody, since "who" may be several. In a table of people it
 * stands beside the name, above a paragraph after it.
 */
export function peopleFor(asked: Asked, { pieces }: Ground): Said | undefined {
  const about = asked.terms.filter(({ isLight }) => !isLight).map(({ term }) => term);
  if (asked.kind !== 'person' || about.length === 0) return undefined;
  const rows = pieces.filter((piece) => isRowOf(piece, about));
  const found = rows.length > 0 ? rows : pieces.filter((piece) => isHeadedFor(piece, about));
  const own = found.filter(({ passage }) => passage.language === asked.language);
  const best = own.length > 0 ? own : found;
  if (best.length === 0) return undefined;
  const clauses = best.slice(0, peopleMax).map((piece) => {
    const { quote, passage } = piece;
    const text = passage.kind === 'table' ? quote : `${passage.headings.at(-1) ?? ''}: ${quote}`;
    return { ...restingOn(quote, passage), text };
  });
  return { clauses: eachOnce(clauses), language: best[0]?.passage.language };
}

function isRowOf({ passage: { kind, cells }, quote }: Piece, about: readonly string[]): boolean {
  const [name, ...rest] = cells;
  const values = new Set(termsOf(rest.map(({ text }) => text).join('\n')));
  const columns = new Set(termsOf(rest.map(({ column }) => column).join('\n')));
  const isTitled = /^Dr\b/u.test(name?.text ?? '');
  return (
    kind === 'table' &&
    fullName.test(name?.text ?? '') &&
    !namesAmount(quote) &&
    about.every((term) => values.has(term) || columns.has(term) || (isTitled && doctors.has(term))) &&
    about.some((term) => values.has(term)) &&
    !isNot.test(plainText(quote))
  );
}

/** Called Dr. in such a house. */
const doctors: ReadonlySet<string> = new Set(['doctor', 'dentist', 'vet']);

const isNot = /\b(not|no|never|except|without|nicht|kein\p{L}*|ausser|nunca|salvo|ne|pas|sauf)\b/u;

/** "Imogen Tarrant, head of school" above what is said of her. */
function isHeadedFor({ passage: { kind, headings }, at }: Piece, about: readonly string[]): boolean {
  const heading = headings.at(-1) ?? '';
  const role = new Set(termsOf(afterName.exec(heading)?.[1] ?? ''));
  return kind === 'text' && at === 0 && about.every((term) => role.has(term));
}

const afterName = /^(?:Dr\.? )?(?:\p{Lu}[\p{L}’'-]+ ){1,3}?\p{Lu}[\p{L}’'-]+\s?(?:,|\s[–—-]|\() ?(.+)$/u;
