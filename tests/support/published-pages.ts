import { createHash } from 'node:crypto';
import type { PublishedPage } from '../../application/ports/passages.js';
import type { Block, PageFacts } from '../../application/ports/website-reader.js';

interface Written {
  readonly path: string;
  readonly title?: string;
  readonly language?: string;
  readonly blocks?: readonly Block[];
  readonly facts?: Partial<PageFacts>;
}

/** A page of a made-up website, as it was read. */
export function pageOf({
  path,
  title = '',
  language = 'en',
  blocks = [],
  facts = {},
}: Written): PublishedPage {
  const page = {
    ...{ url: `https://shop.example/${path}`, title, language, blocks, byteCount: 0 },
    facts: { hours: [], questions: [], offers: [], ...facts },
  };
  return { pageId: path, page, contentHash: createHash('sha256').update(JSON.stringify(page)).digest('hex') };
}

/** Paragraphs under a heading. */
export const paragraph = (text: string, ...headings: readonly string[]): Block => ({
  ...{ kind: 'text', headings, text },
});
