import type { Cell, Passage } from '../../application/ports/passages.js';
import type { Block, DayHours, ReadPage } from '../../application/ports/website-reader.js';

export type Piece = Pick<Passage, 'headings' | 'kind' | 'text' | 'cells'>;

const lengthMax = 600;

/** Cuts a page into pieces small enough to quote, each with the headings above it. */
export function cutPage({ blocks, facts }: ReadPage): readonly Piece[] {
  const answers = new Set(facts.questions.map(({ answer }) => answer));
  const questions = new Map(facts.questions.map(({ question, answer }) => [question, answer]));
  const stated = [...blocks].filter((block) => block.kind !== 'text' || !answers.has(block.text));
  return [
    ...merged(stated.flatMap(piecesOf)),
    ...(facts.hours.length > 0 ? [hoursPiece([], facts.hours)] : []),
    ...[...questions].map(([question, text]) => plain('question', [question], text)),
    ...contactPieces(facts),
    ...facts.offers.map(({ name, price }) => plain('offer', [], `${name}: ${price}`)),
  ];
}

const plain = (kind: Piece['kind'], headings: readonly string[], text: string): Piece => ({
  ...{ kind, headings, text, cells: [] },
});

function piecesOf(block: Block): readonly Piece[] {
  const { headings } = block;
  if (block.kind === 'text') return split(block.text).map((text) => plain('text', headings, text));
  if (block.kind === 'list') return chunks(block.items).map((text) => plain('list', headings, text));
  if (block.kind === 'hours') return [hoursPiece(headings, block.days)];
  return block.rows.map((row) => tableRow(headings, block.columns, row));
}

/**
 * `Women's haircut: 60 min, $62`. Where a row has several values, each that another one could be taken for stands under the
 * name of its column: `Balayage: Short hair $150, Long hair $190`.
 */
function tableRow(headings: readonly string[], columns: readonly string[], row: readonly string[]): Piece {
  const cells = row.map((text, at): Cell => ({ column: columns[at] ?? '', text }));
  const [first, ...rest] = cells.filter(({ text }) => text !== '');
  const isAmbiguous = rest.filter(({ text }) => /\d/u.test(text)).length > 1;
  const values = rest.map(({ column, text }) =>
    isAmbiguous && column !== '' && !text.includes(column) ? `${column} ${text}` : text,
  );
  const text = [first?.text ?? '', values.join(', ')].filter((part) => part !== '').join(': ');
  return { kind: 'table', headings, text, cells };
}

/** One day a line: `monday 09:00–12:00 13:00–17:00`, `2026-12-25 closed`. */
const hoursPiece = (headings: readonly string[], days: readonly DayHours[]): Piece => {
  const lines = days.map(({ day, open }) => {
    const times = open.map(({ from, to }) => `${from}–${to}`).join(' ');
    return `${day} ${times === '' ? 'closed' : times}`;
  });
  return plain('hours', headings, lines.join('\n'));
};

function contactPieces({ telephone, email, address }: ReadPage['facts']): readonly Piece[] {
  const lines = [
    telephone === undefined ? [] : [`Phone: ${telephone}`],
    email === undefined ? [] : [`E-mail: ${email}`],
    address === undefined ? [] : [`Address: ${address}`],
  ].flat();
  return lines.map((text) => plain('contact', [], text));
}

/** Paragraphs under the same headings stand together as long as they are short. */
function merged(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const fits =
      last?.kind === 'text' &&
      piece.kind === 'text' &&
      last.headings.join('\n') === piece.headings.join('\n') &&
      last.text.length + piece.text.length < lengthMax;
    if (fits) result[result.length - 1] = { ...last, text: `${last.text}\n${piece.text}` };
    else result.push(piece);
  }
  return result;
}

/** Long text is cut between sentences. */
function split(text: string): readonly string[] {
  if (text.length <= lengthMax) return [text];
  return chunks(text.split(/(?<=[.!?…])\s+/u), ' ');
}

function chunks(parts: readonly string[], between = '; '): readonly string[] {
  const result: string[] = [];
  for (const part of parts.map((one) => one.slice(0, lengthMax))) {
    const last = result.at(-1);
    if (last !== undefined && last.length + part.length + between.length <= lengthMax) {
      result[result.length - 1] = `${last}${between}${part}`;
    } else result.push(part);
  }
  return result;
}
