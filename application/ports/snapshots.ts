import type { StreamName } from './event-store.js';

export interface Snapshot {
  /** Of the last event in it. */
  readonly revision: number;
  /** The state as its aggregate keeps it; what was erased since reads as `Erased`. */
  readonly body: object;
}

/** Kept states: a cache beside the log, which may be lost or dropped at any time. No failure of it reaches whoever decides. */
export interface Snapshots {
  /** The newest of this shape's version, or undefined. One of another tenant's stream is none. */
  load(tenant: string, stream: StreamName, version: number): Promise<Snapshot | undefined>;
  /** In the place of an older one. */
  save(tenant: string, stream: StreamName, snapshot: Snapshot): Promise<void>;
  /** Erasure: every snapshot that holds a value under one of these keys; answers how many went. */
  forget(keyIds: readonly string[]): Promise<number>;
}
