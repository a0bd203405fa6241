import type { z } from 'zod';
import { event, type EventSpec } from './event.js';

/**
 * How a state that takes long to fold is kept, so that only what came after it has to be read. It is a cache: one of another
 * version is as good as none, and what is personal in it is marked as in an event.
 */
export interface SnapshotSpec<State> extends EventSpec {
  /** After so many events the next one is taken. */
  readonly every: number;
  readonly take: (state: State) => object;
  /** The state as a fold would give it, whoever was forgotten since. */
  readonly restore: (body: object) => State;
}

interface Shape<State, Schema extends z.ZodObject> {
  /** Raised whenever the shape, or what `evolve` makes of an event, changes. */
  readonly version: number;
  readonly every: number;
  readonly data: Schema;
  readonly take: (state: State) => z.infer<Schema>;
  readonly restore: (body: z.infer<Schema>) => State;
}

/** Declares how a state is kept. Raises at once when its shape cannot be searched for personal values. */
export const snapshot = <State, Schema extends z.ZodObject>({
  version,
  data,
  every,
  take,
  restore,
}: Shape<State, Schema>): SnapshotSpec<State> => ({
  ...event(version, data),
  every,
  take,
  restore: (body) => restore(data.parse(body)),
});
