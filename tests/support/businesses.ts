import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { extract } from '../../adapters/crawler/extract.js';
import { languageOf } from '../../application/answering/words.js';
import type { Passages } from '../../application/ports/passages.js';
import type { ReadPage } from '../../application/ports/website-reader.js';

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
export const businessSets = (): readonly BusinessSet[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => businessSet(name));

/** One JSON document a line. */
export const linesOf = (path: string): readonly unknown[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));

export function businessSet(folder: string): BusinessSet {
  const read = (file: string): string => readFileSync(join(root, folder, file), 'utf8');
  const lines = (file: string): readonly unknown[] => linesOf(join(root, folder, file));
  return {
    folder,
    ...business.parse(JSON.parse(read('business.json'))),
    pages: readdirSync(join(root, folder, 'pages')).map((file) => ({
      file,
      html: read(join('pages', file)),
    })),
    answerable: lines('answerable.jsonl').map((line) => answerable.parse(line)),
    unanswerable: lines('unanswerable.jsonl').map((line) => unanswerable.parse(line)),
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

/** Makes a business's website and facts quotable, read as the crawler reads them. `tenant`: the folder's name unless said. */
export async function publishBusiness(
  passages: Passages,
  { folder, pages, facts, languages }: BusinessSet,
  tenant = folder,
): Promise<void> {
  const published = pages.map(({ file, html }) => {
    const { title, language, blocks, facts: stated } = extract(html);
    const url = addressOf(folder, file);
    const page: ReadPage = { url, title, language, blocks, facts: stated, byteCount: html.length };
    return { pageId: file, contentHash: hashOf(html), page };
  });
  await passages.publish(tenant, published);
  await passages.teach(
    tenant,
    facts.map((fact) => ({ ...fact, language: languageOf(fact.text) ?? languages[0] ?? 'en' })),
  );
}
