import type { EventStore } from '../../application/ports/event-store.js';
import { fieldsOf } from '../../domain/kernel/fields.js';
import { families } from './families.js';

/** Every field of every event that speaks of somebody: `MessageReceived text`. */
export const personalFields: readonly string[] = Object.values(families).flatMap(({ events }) =>
  Object.entries(events).flatMap(([type, { data }]) =>
    fieldsOf(data)
      .filter(({ personal }) => personal !== null)
      .map(({ name }) => `${type} ${name}`),
  ),
);

/** Those that hold something for which `isOf` is so. `value`: as JSON. */
export async function fieldsWritten(
  store: Pick<EventStore, 'readAll'>,
  isOf: (about: { readonly tenant: string; readonly value: string }) => boolean,
): Promise<ReadonlySet<string>> {
  const written = new Set<string>();
  for (let after = 0n, isMore = true; isMore;) {
    const { events, end } = await store.readAll(after, {}, 1_000);
    for (const { stream, envelope, event } of events) {
      const { tenant } = envelope;
      const found = families[stream.category]?.events[event.type]?.personalValues(
        event.data as Readonly<Record<string, unknown>>,
      );
      for (const { path, value } of found ?? [])
        if (isOf({ tenant, value: JSON.stringify(value) })) written.add(`${event.type} ${nameOf(path)}`);
    }
    isMore = end > after;
    after = end;
  }
  return written;
}

/** A JSON pointer as fields are named: `/pages/0/url` is `pages[].url`. */
const nameOf = (path: string): string =>
  path
    .slice(1)
    .replaceAll(/\/\d+(?=\/|$)/gu, '[]')
    .replaceAll('/', '.');
