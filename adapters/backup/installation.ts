import type { Pool } from 'pg';
import type { Clock } from '../../application/ports/clock.js';
import type { EventStore } from '../../application/ports/event-store.js';

/** How far a long piece of work has come: of how much, where that is known. */
export interface Progress {
  readonly doing: string;
  readonly done: number;
  readonly of: number | undefined;
  readonly unit: 'bytes' | 'events';
}

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
