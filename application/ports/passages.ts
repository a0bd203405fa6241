import type { ReadPage } from './website-reader.js';

/** A piece of published text small enough to quote. */
export interface Passage {
  readonly pageId: string;
  readonly url: string;
  readonly title: string;
  readonly language: string;
  /** Headings above the text, outermost first. */
  readonly headings: readonly string[];
  /** How the text stood on the page. `question`: a FAQ entry, `text` is its answer and the last heading the question. */
  readonly kind: 'text' | 'list' | 'table' | 'hours' | 'question' | 'contact' | 'offer';
  readonly text: string;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

export interface PublishedPage {
  readonly pageId: string;
  readonly page: ReadPage;
}

/** What the desk may quote, per business. Derived: it can be rebuilt from the pages in the blob store. */
export interface Passages {
  /** Replaces everything the business had published with the passages of these pages, in one step. */
  publish(tenant: string, pages: readonly PublishedPage[]): Promise<void>;
  /** The best passages of this business for a question, best first: at most `countMax` (≤ 20), and as many hours and contacts. */
  find(tenant: string, question: string, countMax: number): Promise<readonly Passage[]>;
}
