import type { RecordedEvent } from './event-store.js';

/** Businesses that came here from another installation, with what had happened there. */
export interface MovedBusinesses {
  /** Those of these events that happened here: nobody acts again on the others. */
  happenedHere(events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]>;
}
