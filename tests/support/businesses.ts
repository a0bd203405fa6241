import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { extract } from '../../adapters/crawler/extract.js';
import { rowOfFact, rowsOfPage } from '../../adapters/passages/rows.js';
import { languageOf } from '../../application/answering/words.js';
import type { Passage, Passages, PublishedPage, TaughtFact } from '../../application/ports/passages.js';
import { rowsOf } from './json-lines.js';

const root = 'tests/businesses';
const turn = z.object({ from: z.enum(['visitor', 'desk']), text: z.string() });
const asked = {
  id: z.string(),
  question: z.string(),
  language: z.string(),
  history: z.array(turn).default([]),
  now: z.string().optional(),
};
const business = z.object({
  name: z.string(),
  timeZone: z.string(),
  country: z.string(),
  now: z.string(),
  languages: z.array(z.string()).min(1),
  facts: z.array(z.object({ factId: z.string(), question: z.string(), text: z.string() })),
  /** Written after the desk was developed on the others: how it does where nobody looked first. */
  isFresh: z.boolean().default(false),
});
const answerable = z.object({
  ...asked,
  relevant: z.array(
    z.union([z.object({ page: z.string(), contains: z.string() }), z.object({ fact: z.string() })]),
  ),
  all: z.array(z.string()),
  none: z.array(z.string()).default([]),
});
const unanswerable = z.object({ ...asked, kind: z.string(), harmless: z.array(z.string()).default([]) });

export type AnswerableQuestion = z.infer<typeof answerable>;
export type UnanswerableQuestion = z.infer<typeof unanswerable>;

/** A made-up business with its website and the questions its visitors ask. */
export interface BusinessSet extends z.infer<typeof business> {
  /** The name of its folder. */
  readonly folder: string;
  readonly pages: readonly { readonly file: string; readonly html: string }[];
  readonly answerable: readonly AnswerableQuestion[];
  readonly unanswerable: readonly UnanswerableQuestion[];
}

/** Every business of the project's own question set. */
export function businessSets(): readonly BusinessSet[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => businessSet(name));
}

export function businessSet(folder: string): BusinessSet {
  const read = (file: string): string => readFileSync(join(root, folder, file), 'utf8');
  const rows = <Row>(file: string, row: z.ZodType<Row>): readonly Row[] =>
    rowsOf(join(root, folder, file), row);
  return {
    folder,
    ...business.parse(JSON.parse(read('business.json'))),
    pages: readdirSync(join(root, folder, 'pages')).map((file) => ({
      file,
      html: read(join('pages', file)),
    })),
    answerable: rows('answerable.jsonl', answerable),
    unanswerable: rows('unanswerable.jsonl', unanswerable),
  };
}

/** Whether a text holds what a set expects: words in any case, or a `/pattern/i`. */
export function holds(text: string, expected: string): boolean {
  const pattern = /^\/(.*)\/([a-z]*)$/su.exec(expected);
  if (pattern === null) return text.toLowerCase().includes(expected.toLowerCase());
  return new RegExp(pattern[1] ?? '', pattern[2] ?? '').test(text);
}

export const addressOf = (folder: string, file: string): string => `https://${folder}.example/${file}`;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A business's website, read as the crawler reads it. */
export const publishedPages = ({ folder, pages }: BusinessSet): readonly PublishedPage[] =>
  pages.map(({ file, html }) => {
    const { title, language, blocks, facts } = extract(html);
    const page = { url: addressOf(folder, file), title, language, blocks, facts, byteCount: html.length };
    return { pageId: file, contentHash: hashOf(html), page };
  });

/** What its owner taught, with the language it is in. */
export const taughtFacts = ({ facts, languages }: BusinessSet): readonly TaughtFact[] =>
  facts.map((fact) => ({ ...fact, language: languageOf(fact.text) ?? languages[0] ?? 'en' }));

/** Makes a business's website and facts quotable. `tenant`: the folder's name unless said. */
export async function publishBusiness(
  passages: Passages,
  business: BusinessSet,
  tenant = business.folder,
): Promise<void> {
  await passages.publish(tenant, publishedPages(business));
  await passages.teach(tenant, taughtFacts(business));
}

/** Everything that a business has published and taught, cut as it is kept. */
export const passagesOf = (business: BusinessSet): readonly Passage[] =>
  [...publishedPages(business).flatMap(rowsOfPage), ...taughtFacts(business).map(rowOfFact)].map((row) => ({
    ...row,
    score: 1,
  }));
