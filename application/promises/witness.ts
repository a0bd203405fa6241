import type { Happened } from '../../domain/kernel/decider.js';
import type { RecordedEvent } from '../ports/event-store.js';
import type { Surroundings } from './surroundings.js';

/** `not public`: of the promise about encryption, where nobody from outside comes in. */
export type PromiseState = 'kept' | 'broken' | 'no case yet' | 'not public';

/** How a promise stands here and now. */
export interface Finding {
  /** What was seen, in a sentence without anybody's data. */
  readonly evidence: string;
  /** Real cases. */
  readonly count: number;
  readonly state: PromiseState;
}

/** Where an event stands. */
export type Seen = Pick<RecordedEvent, 'id' | 'stream' | 'envelope' | 'recordedAt'>;

/**
 * Looks at what happened, oldest first, and says in the end whether a promise was kept. What it cannot read in the log it is told by
 * the surroundings.
 */
export interface Witness<Event extends Happened = Happened> {
  readonly on: {
    readonly [Name in Event['type']]?: (data: Extract<Event, { type: Name }>['data'], seen: Seen) => void;
  };
  readonly testify: (surroundings: Surroundings) => Finding | Promise<Finding>;
}

/**
 * `broken` with the first counter-example where there is one, otherwise `kept` where there was a case. `about`: what the count is
 * of, such as `texts were sent`.
 */
export function findingOf(count: number, about: string, counterExamples: readonly string[]): Finding {
  const [first] = counterExamples;
  if (first !== undefined)
    return { count, state: 'broken', evidence: `${String(counterExamples.length)} against it: ${first}.` };
  if (count === 0) return { count, state: 'no case yet', evidence: `So far: ${about}.` };
  return { count, state: 'kept', evidence: `${about}.` };
}

/** `3 texts`, `1 text`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** As many counter-examples as are worth telling. */
const counterExamplesMax = 1_000;

/** Counter-examples as they are found. */
export function createList() {
  const found: string[] = [];
  return {
    add(sentence: string): void {
      if (found.length < counterExamplesMax) found.push(sentence);
    },
    found: (): readonly string[] => found,
  };
}
