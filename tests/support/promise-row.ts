import { uuidv7 } from 'uuidv7';
import { checkPromises, type PromiseRow } from '../../application/promises/check-promises.js';
import type { Surroundings } from '../../application/promises/surroundings.js';
import type { EventStore } from '../../application/ports/event-store.js';

/** An installation with nothing beside its log. */
export const bareSurroundings: Surroundings = {
  now: '2026-11-26T10:00:00.000Z',
  origin: 'http://localhost:3000',
  contact: 'help@example.com',
  ask: () => Promise.resolve(undefined),
  webhooks: [],
  webFetch: { get: () => Promise.resolve({ outcome: 'failed', reason: 'forbidden-address' }) },
  cookies: { written: () => [], read: () => undefined },
  sessionCount: () => Promise.resolve(0),
  visits: () => Promise.resolve({ views: 0, columns: [], saltDays: [] }),
  exportedLeadCount: () => Promise.resolve(0),
  shares: () => Promise.resolve([]),
};

/** How one promise stands by this log. */
export async function rowOf(
  no: string,
  { store }: { readonly store: Pick<EventStore, 'readAll' | 'head'> },
  changed: Partial<Surroundings> = {},
): Promise<PromiseRow> {
  const [row] = await checkPromises(store, { ...bareSurroundings, ...changed }, [no]);
  if (row === undefined) throw new Error(`There is no promise ${no}`);
  return row;
}

/** Somebody who writes events that nobody decided on. */
export const written = async (
  { store }: { readonly store: EventStore },
  {
    tenant = 'acme',
    category,
    id,
  }: { readonly tenant?: string; readonly category: string; readonly id: string },
  ...events: readonly { readonly type: string; readonly data: object }[]
): Promise<void> => {
  const envelope = { tenant, actor: 'system', commandId: 'c', correlationId: 'c', causationId: '' };
  const recorded = events.map((event) => ({ id: uuidv7(), event }));
  await store.append({ category, id }, 'any', recorded, envelope);
};
