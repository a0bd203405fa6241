import type { SkipReason } from '../../domain/crawl/crawl.js';
import type { Validators } from './web-fetch.js';

/** Local opening hours of one weekday (`monday` …) or of one date (`2026-12-24`); an empty list means closed that day. */
export interface DayHours {
  readonly day: string;
  /** 24-hour local times, `09:00`, in order. */
  readonly open: readonly { readonly from: string; readonly to: string }[];
}

/** One piece of a page's own text, with the headings above it (outermost first). Navigation, hidden text and scripts are no content. */
export type Block =
  | { readonly kind: 'text'; readonly headings: readonly string[]; readonly text: string }
  | { readonly kind: 'list'; readonly headings: readonly string[]; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly headings: readonly string[];
      /** Empty when the table names no columns. */
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'hours'; readonly headings: readonly string[]; readonly days: readonly DayHours[] };

/** What a page says of the business in so many words: in schema.org terms (JSON-LD or microdata) or as a telephone link; plain text. */
export interface PageFacts {
  readonly telephone?: string;
  readonly email?: string;
  readonly address?: string;
  readonly hours: readonly DayHours[];
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
  /** `price` as the page writes it, with its currency: `EUR 35.00`; from one price to another: `EUR 20.00–40.00`. */
  readonly offers: readonly { readonly name: string; readonly price: string }[];
}

export interface ReadPage {
  /** Absolute, canonical, without fragment. */
  readonly url: string;
  readonly title: string;
  /** BCP 47 primary language, lower case: `en`, `es`; `und` when it cannot be told. */
  readonly language: string;
  readonly blocks: readonly Block[];
  readonly facts: PageFacts;
  /** Decoded bytes of the document. */
  readonly byteCount: number;
}

/** What the reader wants back when it comes to a page again; nothing of it is content. */
export interface Revisit {
  /** Where the document was found in the end. */
  readonly address: string;
  readonly validators: Validators;
  /** Where it leads, absolute, so that a page that did not change, or did not answer, still leads on. */
  readonly links: readonly string[];
  /** Which rules of reading made the page out of the document: under other rules it is read anew. */
  readonly rules: number;
}

/** A page as an earlier reading left it. Without `revisit` nobody kept what a return needs. */
export interface EarlierPage {
  readonly page: ReadPage;
  readonly contentHash: string;
  readonly revisit?: Revisit;
}

/** Answers what is known of the page with this address. */
export type RecallPage = (url: string) => Promise<EarlierPage | undefined>;

export type PageOutcome =
  | {
      readonly outcome: 'read';
      readonly page: ReadPage;
      /** SHA-256 in hex of its address, title, language, blocks and facts: the same words, the same hash. */
      readonly contentHash: string;
      readonly revisit: Revisit;
      readonly knownCount: number;
    }
  /** It says what it said before, word for word. */
  | { readonly outcome: 'unchanged'; readonly url: string; readonly knownCount: number }
  | {
      readonly outcome: 'skipped';
      readonly url: string;
      readonly reason: SkipReason;
      readonly knownCount: number;
    }
  /** The last outcome of a reading that could not see everything: a limit, its time, or a website that asked for silence. */
  | { readonly outcome: 'incomplete'; readonly knownCount: number };

/** How far one reading goes. */
export interface ReadingLimits {
  readonly pageCountMax: number;
  readonly bytesPerPageMax: number;
  readonly bytesMax: number;
  readonly depthMax: number;
  readonly timeoutPerPageMs: number;
  readonly timeoutMs: number;
}

/** Reads one business's website: sitemap and links, robots.txt obeyed (RFC 9309), politely, never another host. */
export interface WebsiteReader {
  /**
   * Yields each page as it is read or skipped, start page first; `knownCount` is how many pages are known so far (for
   * progress). A start page that cannot be read is one `skipped` outcome with its reason. Pages that `recall` knows are
   * asked for only in case they changed. Never raises for what a website does. Stops at once when `signal` is aborted.
   */
  read(
    website: string,
    limits: ReadingLimits,
    signal: AbortSignal,
    recall: RecallPage,
  ): AsyncIterable<PageOutcome>;
}
