import type { Pool } from 'pg';
import type { Clock } from '../../application/ports/clock.js';
import type { EventStore } from '../../application/ports/event-store.js';
import type { Progress } from '../../application/ports/progress.js';

/** What is backed up, or restored. */
export interface BackedUp {
  /** As the owner of the tables. */
  readonly pool: Pool;
  readonly keysPool: Pool;
  readonly masterKey: Uint8Array;
  readonly store: Pick<EventStore, 'readAll' | 'eraseSealed'>;
  readonly now: Clock;
  /** This program's version. */
  readonly product: string;
  readonly onProgress: (progress: Progress) => void;
}
