import type { SkipReason } from '../../domain/crawl/crawl.js';

/** With what a website is made; `tag-manager`: by hand, with Google Tag Manager on it; `html`: nothing else is known. */
export type SiteBuilder =
  'wordpress' | 'wix' | 'squarespace' | 'shopify' | 'webflow' | 'tag-manager' | 'html';

/** A directive of the page's content security policy that keeps the widget out, as it would have to stand. */
export interface Blocked {
  readonly directive: string;
  /** The whole directive with what it lacks; null where only the page's nonce on the line helps. */
  readonly wanted: string | null;
  /** Where the policy stands. */
  readonly where: 'header' | 'page';
}

/** Of which business the page has our line. */
export type Embedded = 'ours' | 'another' | 'none';

export interface FrontPage {
  /** What the website calls itself; null where it does not say. */
  readonly name: string | null;
  /** BCP 47 primary language, lower case; null where it cannot be told. */
  readonly language: string | null;
  readonly builder: SiteBuilder;
  readonly embedded: Embedded;
  readonly blocked: readonly Blocked[];
}

export type FrontPageLook =
  | { readonly outcome: 'looked'; readonly page: FrontPage }
  | { readonly outcome: 'failed'; readonly reason: SkipReason };

/** Which line is looked for: where our script stands, and the key of the business. */
export interface EmbedLine {
  readonly scriptUrl: string;
  readonly siteKey: string;
}

/**
 * Looks at the first page of a website because its owner asks for it just now: one request, which the SSRF guard lets through or
 * not. Never raises for what a website does.
 */
export interface FrontPages {
  look(website: string, line: EmbedLine): Promise<FrontPageLook>;
}
