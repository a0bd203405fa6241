/** What became of it. The body of an answer is read by nobody. */
export type PostOutcome =
  | { readonly outcome: 'answered'; readonly status: number }
  | {
      readonly outcome: 'failed';
      readonly reason: 'forbidden-address' | 'unreachable' | 'timed-out';
    };

export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

/** The one way to an address that a customer wants to be told at: the SSRF guard stands in it. */
export interface WebPost {
  /** Whether such an address may be told anything, before it is resolved: https and public. */
  allows(url: string): boolean;
  /** One request: no redirect is followed, and nothing is tried again. An outcome is data; it raises only for a bug. */
  post(posting: Posting): Promise<PostOutcome>;
}
