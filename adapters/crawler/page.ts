import { createHash } from 'node:crypto';
import type { Block, PageFacts, ReadPage } from '../../application/ports/website-reader.js';
import type { SkipReason } from '../../domain/crawl/crawl.js';
import { pathOf } from './addresses.js';
import { isPdf, textOfDocument, type Response } from './document.js';
import { isBottomless } from './nesting.js';
import type { Extracted } from './extract.js';
import type { ReadPdf } from './pdf.js';
import { wordsOf } from './walk.js';

/** Raised whenever the same document makes another page: what was read by other rules is read anew. */
export const rules = 1;

type Words = Pick<Extracted, 'title' | 'language' | 'blocks' | 'facts'>;

/** A document as it was understood; `obstacle`: why nothing of it is kept. */
export interface Understood extends Omit<Extracted, 'links' | 'base'> {
  /** Absolute or not, as they stand. */
  readonly links: readonly string[];
  readonly base: string;
}

/** Loaded with the first page: a parser and a table of languages, which a command that reads no website does without. */
const extraction = () => import('./extract.js');

const noFacts: PageFacts = { hours: [], questions: [], offers: [] };

export async function understand(response: Response, readPdf: ReadPdf): Promise<Understood> {
  if (isPdf(response)) return understandPdf(response, readPdf);
  const html = textOfDocument(response);
  if (isBottomless(html)) return nothing(response.url, 'too-large');
  const found = await extracted(html);
  if (found === undefined) return nothing(response.url, 'no-text');
  const base = URL.canParse(found.base ?? '', response.url)
    ? new URL(found.base ?? '', response.url).href
    : response.url;
  return { ...found, base };
}

/** No document, however strange, ends a reading. */
async function extracted(html: string): Promise<Extracted | undefined> {
  const { extract } = await extraction();
  try {
    return extract(html);
  } catch {
    return undefined;
  }
}

async function understandPdf({ url, bytes }: Response, readPdf: ReadPdf): Promise<Understood> {
  const text = await readPdf(bytes);
  if (text === 'unreadable') return nothing(url, 'unreadable-pdf');
  const name = decodeURIComponent((pathOf(url).split('/').pop() ?? '').replace(/%(?![0-9a-f]{2})/giu, ''));
  const words = text.blocks.map(wordsOf).join(' ').trim();
  const { languageOf } = await extraction();
  return {
    ...nothing(url, words === '' ? 'no-text' : null),
    title: text.title === '' ? name.replace(/\.pdf$/iu, '').replaceAll(/[-_]+/gu, ' ') : text.title,
    language: languageOf(words),
    blocks: text.blocks,
  };
}

const nothing = (url: string, obstacle: SkipReason | null): Understood => ({
  ...{ title: '', language: 'und', blocks: [], facts: noFacts, links: [], base: url },
  ...{ canonical: undefined, alternates: [], isIndexable: true, obstacle },
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The same words under whichever address: by this a copy is known. */
export const wordsHash = (blocks: readonly Block[]): string => sha256(blocks.map(wordsOf).join('\n'));

/** SHA-256 in hex of everything a page says, and where. */
export const contentHash = ({ url, title, language, blocks, facts }: Omit<ReadPage, 'byteCount'>): string =>
  sha256(JSON.stringify([url, title, language, blocks, facts]));

export const pageOf = (url: string, words: Words, byteCount: number): ReadPage => {
  const { title, language, blocks, facts } = words;
  return { url, title, language, blocks, facts, byteCount };
};
