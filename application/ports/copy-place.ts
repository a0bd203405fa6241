import type { ErasureScope, Kept, Person } from '../../domain/erasure/erasure.js';

/** Whose copies are to go. */
export interface Erased {
  readonly erasureId: string;
  readonly tenant: string;
  readonly scope: ErasureScope;
  /** Every id of the person; all empty for a whole business. */
  readonly person: Person;
  /** Of the keys that were destroyed: what is sealed under them can be found by these. */
  readonly keyIds: readonly string[];
}

/** Somewhere a copy of what was erased may stand: tables, a cache, a processor. */
export interface CopyPlace {
  /** Kept for ever: it stands in events. */
  readonly place: string;
  readonly scopes: readonly ErasureScope[];
  /** The tables it answers for. */
  readonly tables: readonly string[];
  /** What can be found by names, addresses or numbers only, and by nothing once they cannot be read any more. Safe to repeat. */
  readonly beforeKeys?: (erased: Erased) => Promise<void>;
  /** Safe to repeat, also after a crash in its midst. Answers how many copies went this time, and what has to stay. */
  erase(erased: Erased): Promise<{ readonly count: number; readonly kept?: Kept }>;
}
