import type { Hash, Node, NoteKey, Sign } from '../../domain/consent-log/consent-log.js';
import type { Position } from './event-store.js';

/** Which event a leaf is the hash of. */
export interface Leaf {
  readonly eventId: string;
  readonly position: Position;
  readonly tenant: string;
}

export interface Growth {
  readonly leaves: readonly Leaf[];
  /** All that became whole by them, the leaves among them. */
  readonly nodes: readonly (readonly [Node, Hash])[];
  /** How far the log was looked at. */
  readonly position: Position;
}

/** Where the tree of the consent log is kept: each whole subtree once, so that any proof is a few look-ups. */
export interface ConsentTree {
  state(): Promise<{ readonly size: number; readonly position: Position }>;
  /** False where somebody else made it grow since it had `size` leaves and had looked up to `position`: nothing was written then. */
  grow(from: { readonly size: number; readonly position: Position }, growth: Growth): Promise<boolean>;
  /** In the order asked. Raises when one is not there yet. */
  hashes(nodes: readonly Node[]): Promise<readonly Hash[]>;
  /** In the order of the log; `index` 0 is the first leaf. What is no leaf is left out. */
  placesOf(eventIds: readonly string[]): Promise<readonly (Leaf & { readonly index: number })[]>;
  /** From one leaf on, in order. */
  leaves(from: number, countMax: number): Promise<readonly (Leaf & { readonly hash: Hash })[]>;
  keepHead(head: { readonly size: number; readonly signedAt: string; readonly note: string }): Promise<void>;
  /** Signed notes, the newest last; all, or so many of the newest. */
  heads(countMax?: number): Promise<readonly string[]>;
}

/** The key that heads are signed with. It is made once. */
export interface LogKey extends NoteKey {
  readonly sign: Sign;
}
