export interface Visit {
  readonly tenant: string;
  /** ISO 8601. */
  readonly at: string;
  /** Path without query or fragment, at most 500 characters. */
  readonly path: string;
  /** Host of the referring page, or empty. */
  readonly referrerHost: string;
  readonly device: 'phone' | 'tablet' | 'desktop' | 'unknown';
  /** Network address and browser name; used for the day's session number and never stored. */
  readonly fingerprint: string;
}

export interface VisitDay {
  /** ISO date, UTC. */
  readonly day: string;
  readonly pageViews: number;
  readonly sessions: number;
}

/** How often pages were opened, and on what; the most opened first. */
export interface Visited {
  /** At most 10. */
  readonly pages: { readonly path: string; readonly views: number }[];
  readonly devices: { readonly device: Visit['device']; readonly views: number }[];
}

/** That the widget ran on a website; it says nothing of who was there. */
export interface Sighting {
  readonly tenant: string;
  /** Of the website. */
  readonly host: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Page views, never joined to a person: sessions are counted under a salt that is thrown away each day. */
export interface Usage {
  record(visit: Visit): Promise<void>;
  /** How many visits of a business came before an instant, and when the oldest of the others came; null: there is none. */
  standing(
    tenant: string,
    before: string,
  ): Promise<{ readonly count: number; readonly oldestAt: string | null }>;
  /** Visits of a business before an instant go; the numbers of its days stay. */
  forget(tenant: string, before: string): Promise<void>;
  /** Months that are over and hold no visit of anybody any more go as a whole; answers how many. */
  dropEmptyMonths(now: string): Promise<number>;
  /** Notes where the widget was seen last. False where it was noted within the last seconds, or on 50 other websites. */
  sight(sighting: Sighting): Promise<boolean>;
  /** Where the widget of a business was seen, the newest first; at most 10. */
  sightings(tenant: string): Promise<readonly Omit<Sighting, 'tenant'>[]>;
  /** Days with visits from `fromDay` on, oldest first; at most 366. */
  days(tenant: string, fromDay: string): Promise<readonly VisitDay[]>;
  /** What was visited from an instant on and before another, as far as it is still kept. */
  visited(tenant: string, between: { readonly from: string; readonly to: string }): Promise<Visited>;
}
