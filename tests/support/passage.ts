import { createHash } from 'node:crypto';
import type { Passage } from '../../application/ports/passages.js';

/** A passage of a page about prices, but for what a test says of it. */
export const passage = (change: Partial<Passage> & Pick<Passage, 'text'>): Passage => ({
  passageId: createHash('sha256').update(change.text).digest('hex'),
  origin: 'page',
  pageId: 'prices',
  version: 'a'.repeat(64),
  url: 'https://example.com/prices',
  title: 'Prices',
  language: 'en',
  headings: [],
  kind: 'text',
  cells: [],
  score: 1,
  ...change,
});
