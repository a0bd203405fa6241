import type { Happened } from '../../domain/kernel/decider.js';

/** A stream is named `<category>-<id>`; the id is random and says nothing of a person. */
export interface StreamName {
  readonly category: string;
  readonly id: string;
}

/** Who asked, for whom, and out of what: beside the body, never in it. All opaque strings. */
export interface Envelope {
  readonly tenant: string;
  /** `visitor`, `member:<id>`, `system`, … */
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  /** The id of the event this one follows from; empty when a person asked directly. */
  readonly causationId: string;
}

export interface NewEvent<Event extends Happened = Happened> {
  /** UUIDv7. The same id at the same place of the same stream is the same event. */
  readonly id: string;
  readonly event: Event;
}

/** Where an event stands in the whole log, in commit order. There may be gaps; opaque to everybody but the store. */
export type Position = bigint & { readonly __position?: never };

/** An event of a stream that is known. */
export interface StreamEvent<Event extends Happened = Happened> {
  readonly id: string;
  /** 1 for the first event of a stream. */
  readonly revision: number;
  /** What happened, opened and lifted to today's shape; what was erased reads as `Erased`. */
  readonly event: Event;
}

export interface RecordedEvent<Event extends Happened = Happened> extends StreamEvent<Event> {
  readonly stream: StreamName;
  readonly position: Position;
  readonly envelope: Envelope;
  /** ISO 8601, UTC, by the database's clock; whole seconds at the coarsest. */
  readonly recordedAt: string;
}

/** What the appender believes of the stream: its newest revision, or one of three things about it. */
export type ExpectedRevision = number | 'no-stream' | 'stream-exists' | 'any';

export type AppendOutcome =
  | { readonly outcome: 'appended'; readonly revision: number; readonly position: Position }
  | { readonly outcome: 'conflict'; readonly actualRevision: number };

/** Only these categories and types; an absent list means all. */
export interface EventFilter {
  readonly categories?: readonly string[];
  readonly types?: readonly string[];
}

export interface Subscription {
  /** Resolves when no handler runs any more. */
  stop(): Promise<void>;
}

/** A piece of the log in its order. `end` is the last position looked at, whether it matched or not. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly end: Position;
}

/** Whoever follows the log. */
export interface Follower {
  /** Begins with what lies behind it. */
  readonly after: Position;
  readonly filter: EventFilter;
  /** Events at once, 1 to 1,000. */
  readonly countMax: number;
  /** Nothing more is read until it resolves. A batch that it refuses is given to it again. */
  readonly take: (batch: Batch) => Promise<void>;
  /** Told of a read or a `take` that failed and is tried again, and of an `UnreadableEvent`, which is passed over. */
  readonly onFault: (error: unknown) => void;
}

/** An event that this program cannot read: it knows none of that name, or the bytes were altered. Whoever reads all may go on behind it. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
  readonly eventId: string;
  readonly type: string;
  readonly position: Position;

  constructor(
    place: { readonly id: string; readonly type: string; readonly position: Position },
    cause: unknown,
  ) {
    super(`event ${place.id} ${place.type} cannot be read`, { cause });
    this.eventId = place.id;
    this.type = place.type;
    this.position = place.position;
  }
}

/**
 * The log. Events are never changed and never deleted. Raises the faults `overloaded` (queue full, nothing was written),
 * `key-destroyed` (a person in it has been forgotten, nothing was written) and `store-unavailable` (it cannot be told
 * whether it was written: load and decide again).
 */
export interface EventStore {
  /** All events or none. A repetition of the same event ids at the same place answers as the first time. */
  append(
    stream: StreamName,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
    envelope: Envelope,
  ): Promise<AppendOutcome>;
  /** Oldest first, from a revision on (1 is the first). A stream of another tenant reads as empty. Raises `UnreadableEvent`. */
  readStream(tenant: string, stream: StreamName, fromRevision?: number): Promise<readonly StreamEvent[]>;
  /**
   * The next events after a position, at most `countMax` (≤ 1,000). What lies before an event that cannot be read is
   * answered first; then `UnreadableEvent` is raised.
   */
  readAll(after: Position, filter: EventFilter, countMax: number): Promise<Batch>;
  /** Catches up and stays, one batch at a time, until it is stopped. */
  subscribe(follower: Follower): Subscription;
  /** The newest position of the log; 0 when it is empty. */
  head(): Promise<Position>;
  /**
   * Calls `wake` soon after an append became visible, by this process or another, and now and then without one. A hint
   * only: correctness comes from reading on with `readAll`.
   */
  onAppend(wake: () => void): Subscription;
  /**
   * Removes every sealed value that stands under these keys, for good: whoever still holds one of them is refused by
   * `append` from then on. Answers how many went. The events stay.
   */
  eraseSealed(keyIds: readonly string[]): Promise<number>;
}
