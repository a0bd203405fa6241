import type { Happened } from '../../domain/kernel/decider.js';
import { isErased, type Erased } from '../../domain/kernel/personal.js';

/** Reads personal values and remembers whether any of them could be read. */
export function opening() {
  let count = 0;
  return {
    /** Null where it was erased. */
    open: <Value>(value: Value | Erased): Value | null => {
      if (isErased(value)) return null;
      if (value !== null) count += 1;
      return value;
    },
    /** How many could be read so far. */
    count: () => count,
  };
}

export type Open = ReturnType<typeof opening>['open'];

/** What some kinds of events say about a person; any other says nothing. */
export type Saying<Event extends Happened, Value> = {
  readonly [Name in Event['type']]?: (data: Extract<Event, { type: Name }>['data'], open: Open) => Value;
};

export function saidBy<Event extends Happened, Value>(
  saying: Saying<Event, Value>,
  event: Event,
  open: Open,
): Value | undefined {
  const say = saying[event.type as Event['type']] as ((data: object, open: Open) => Value) | undefined;
  return say?.(event.data, open);
}
