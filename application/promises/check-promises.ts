import type { EventStore, Position, RecordedEvent } from '../ports/event-store.js';
import { promises } from './promises.js';
import type { Surroundings } from './surroundings.js';
import type { Finding, Seen, Witness } from './witness.js';

export interface PromiseRow extends Finding {
  /** `P8`. */
  readonly no: string;
  readonly sentence: string;
  readonly mechanism: string;
  readonly checkedAt: string;
}

/** Every promise as it stands: one look at the log for all of them together, then at what is beside it. */
export async function checkPromises(
  store: Pick<EventStore, 'readAll' | 'head'>,
  surroundings: Surroundings,
  of: readonly string[] = promises.map(({ no }) => no),
): Promise<readonly PromiseRow[]> {
  const asked = promises
    .filter(({ no }) => of.includes(no))
    .map((promise) => ({ ...promise, witness: promise.witness() }));
  await look(
    store,
    asked.map(({ witness }) => witness),
  );
  const rows: PromiseRow[] = [];
  for (const { no, sentence, mechanism, witness } of asked) {
    const finding = await witness.testify(surroundings);
    rows.push({ no, sentence, mechanism, ...finding, checkedAt: surroundings.now });
  }
  return rows;
}

const countMax = 1_000;

type Handler = (data: object, seen: Seen) => void;

async function look(
  store: Pick<EventStore, 'readAll' | 'head'>,
  witnesses: readonly Witness[],
): Promise<void> {
  const types = [...new Set(witnesses.flatMap(({ on }) => Object.keys(on)))];
  if (types.length === 0) return;
  const show = ({ event, ...seen }: RecordedEvent): void => {
    for (const { on } of witnesses) {
      const handlers = on as Readonly<Record<string, Handler | undefined>>;
      handlers[event.type]?.(event.data, seen);
    }
  };
  // What comes while it looks is for the next look.
  const head = await store.head();
  let after: Position = 0n;
  while (after < head) {
    const { events, end } = await store.readAll(after, { types }, countMax);
    events.forEach(show);
    if (end <= after) break;
    after = end;
  }
}
