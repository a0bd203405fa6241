import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Passage, PublishedPage, TaughtFact } from '../../application/ports/passages.js';
import { cutPage, type Piece } from './cut-page.js';

/** A passage as it is kept: how well it fits is for each question to say. */
export type Row = Omit<Passage, 'score'>;

export const rowSchema = z.object({
  passageId: z.string(),
  origin: z.enum(['page', 'fact']),
  pageId: z.string(),
  version: z.string(),
  url: z.string().nullable(),
  title: z.string(),
  language: z.string(),
  headings: z.array(z.string()),
  kind: z.enum(['text', 'list', 'table', 'hours', 'question', 'contact', 'offer']),
  text: z.string(),
  cells: z.array(z.object({ column: z.string(), text: z.string() })),
}) satisfies z.ZodType<Row>;

/** The columns of a row by the names that `rowSchema` knows. */
export const rowColumns = `p.passage_id as "passageId", p.origin, p.page_id as "pageId", p.version, p.url, p.title, p.language,
  p.headings, p.kind, p.text, p.cells`;

/** What a page says, in order; what it says twice under the same headings, once. */
export function rowsOfPage({ pageId, contentHash, page }: PublishedPage): readonly Row[] {
  const { url, title, language } = page;
  const rows = cutPage(page).map((piece): Row => {
    const place = { origin: 'page', pageId, version: contentHash, url, title, language } as const;
    return { passageId: idOf(url, piece), ...place, ...piece };
  });
  return [...new Map(rows.map((row) => [row.passageId, row])).values()];
}

export function rowOfFact({ factId, question, text, language }: TaughtFact): Row {
  const piece: Piece = {
    headings: question === '' ? [] : [question],
    kind: question === '' ? 'text' : 'question',
    text,
    cells: [],
  };
  const version = hashOf([question, text, language]);
  const place = { origin: 'fact', pageId: factId, version, url: null, title: '', language } as const;
  return { passageId: idOf(factId, piece), ...place, ...piece };
}

const idOf = (place: string, { headings, kind, text, cells }: Piece): string =>
  hashOf([place, headings, kind, text, cells]);

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
