import type { ReadPage } from './website-reader.js';

/** One cell of a table's row, under the name of its column; the name is empty where the table names no columns. */
export interface Cell {
  readonly column: string;
  readonly text: string;
}

/** A piece of published or taught text small enough to quote. */
export interface Passage {
  /** Hash of where it stands and what it says, in hex: the same words at the same place are the same passage for ever. */
  readonly passageId: string;
  readonly origin: 'page' | 'fact';
  /** The page it was cut from, or the fact that the owner taught. */
  readonly pageId: string;
  /** SHA-256 of the page or fact as it stood, in hex. */
  readonly version: string;
  /** Null for a taught fact: it stands on no page. */
  readonly url: string | null;
  readonly title: string;
  /** BCP 47 primary language, lower case; `und` where it cannot be told. */
  readonly language: string;
  /** Headings above the text, outermost first. */
  readonly headings: readonly string[];
  /** How the text stood on the page. `question`: a FAQ entry, `text` is its answer and the last heading the question. */
  readonly kind: 'text' | 'list' | 'table' | 'hours' | 'question' | 'contact' | 'offer';
  readonly text: string;
  /** The row of a table, cell by cell; empty for every other kind. */
  readonly cells: readonly Cell[];
  /** Higher is better; comparable within one search only. */
  readonly score: number;
}

export interface PublishedPage {
  readonly pageId: string;
  /** SHA-256 of the page as it was read, in hex. */
  readonly contentHash: string;
  readonly page: ReadPage;
}

/** What the owner taught the desk. It outranks what pages say. */
export interface TaughtFact {
  readonly factId: string;
  /** What it answers; empty where it is a plain statement. */
  readonly question: string;
  readonly text: string;
  readonly language: string;
}

/** Words that somebody was told, and where they stood. */
export interface Excerpt {
  /** Page or fact; a page is the same page under the same address. */
  readonly origin: 'page' | 'fact';
  readonly pageId: string;
  readonly url: string | null;
  readonly text: string;
}

/** A question whose language is given as far as it is known. */
export interface Sought {
  readonly text: string;
  readonly language: string;
}

/** What the desk may quote, per business. Derived: it can be rebuilt from the log and the pages in the blob store. */
export interface Passages {
  /** Replaces everything the business had published with the passages of these pages, in one step. */
  publish(tenant: string, pages: readonly PublishedPage[]): Promise<void>;
  /** Replaces everything the owner had taught with these facts, in one step. */
  teach(tenant: string, facts: readonly TaughtFact[]): Promise<void>;
  /** A question that `find` will hear in a moment: what takes long is begun, as far as it can be here. */
  expect(question: Sought): void;
  /**
   * The best passages of this business for a question, best first: at most `countMax` (≤ 20), and as many hours and contacts.
   */
  find(tenant: string, question: Sought, countMax: number): Promise<readonly Passage[]>;
  /** For each excerpt, in order: does it stand today, word for word, where it stood? At most 1,000 at a time. */
  standing(tenant: string, excerpts: readonly Excerpt[]): Promise<readonly boolean[]>;
  /** All passages of a page (by address) or fact (by id) as they are today, in the order they stand. */
  at(tenant: string, place: Omit<Excerpt, 'text'>): Promise<readonly Passage[]>;
}
