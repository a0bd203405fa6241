import type { EventFilter, Position, RecordedEvent } from './event-store.js';

/** An event as it was written, whatever program wrote it: what is personal in its body is the SHA-256 of sealed bytes. */
export interface WrittenEvent extends Omit<RecordedEvent, 'event'> {
  readonly type: string;
  readonly version: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Reads the log without opening anything: what was erased since reads as it did before. */
export interface WrittenEvents {
  /** The next events after a position, at most `countMax` (≤ 1,000). `end`: the last position looked at. */
  readWritten(
    after: Position,
    filter: EventFilter,
    countMax: number,
  ): Promise<{ readonly events: readonly WrittenEvent[]; readonly end: Position }>;
}
