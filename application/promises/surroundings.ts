import type { WebFetch } from '../ports/web-fetch.js';

export interface Asked {
  readonly method: 'GET' | 'POST';
  /** Below the installation's own address. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every Set-Cookie line. */
  readonly cookies: readonly string[];
}

/** How often data of these categories left for one processor and purpose. */
export interface ShareCount {
  readonly processor: string;
  readonly purpose: string;
  readonly categories: readonly string[];
  readonly count: number;
}

/** What an installation is and has beside its log: tables, configuration, and the process that runs. */
export interface Surroundings {
  readonly now: string;
  /** Where people reach it. */
  readonly origin: string;
  /** Where questions and requests go. */
  readonly contact: string;
  /** Asks the process that runs; undefined where none does. */
  readonly ask: (asked: Asked) => Promise<Answered | undefined>;
  /** Where vendors knock, as far as they are switched on. */
  readonly webhooks: readonly { readonly vendor: string; readonly path: string }[];
  /** How customers' websites are fetched. */
  readonly webFetch: WebFetch;
  readonly cookies: {
    /** The Set-Cookie lines of a login, as this installation writes them. */
    readonly written: () => readonly string[];
    /** The session in a Cookie header; undefined where it is none of ours. */
    readonly read: (header: string) => string | undefined;
  };
  readonly sessionCount: () => Promise<number>;
  readonly visits: () => Promise<{
    readonly views: number;
    /** Of every table about visits, `table.column`. */
    readonly columns: readonly string[];
    /** Days whose salt is still there. */
    readonly saltDays: readonly string[];
  }>;
  /** Rows that an export of all leads of a business holds. */
  readonly exportedLeadCount: (tenant: string) => Promise<number>;
  /** What of a business left for processors, as the register of shares lists it. */
  readonly shares: (tenant: string) => Promise<readonly ShareCount[]>;
}
