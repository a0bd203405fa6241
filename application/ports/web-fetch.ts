/** What a guarded request came to. `bytes` are decoded and capped. */
export type FetchOutcome =
  | {
      readonly outcome: 'response';
      /** Where it ended after redirects, each of them checked. */
      readonly url: string;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly bytes: Uint8Array;
      readonly truncated: boolean;
    }
  | {
      readonly outcome: 'failed';
      readonly reason:
        'forbidden-address' | 'unreachable' | 'timed-out' | 'too-many-redirects' | 'malformed-url';
    };

/** By what a document is known to be the one that was fetched before (RFC 9110, 8.8). */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface FetchLimits {
  readonly bytesMax: number;
  readonly timeoutMs: number;
  readonly accept: string;
  /** Of what we have: the website answers 304 without a body where that is still what it has. */
  readonly unlessStill?: Validators;
  readonly signal?: AbortSignal;
}

/** The one way to a website that a customer named: the SSRF guard stands in it. */
export interface WebFetch {
  get(url: string, limits: FetchLimits): Promise<FetchOutcome>;
}
