import type { Filter } from '@kurrent/kurrentdb-client';
import type { EventFilter } from '../../../application/ports/event-store.js';
import type { Kurrent } from './connect.js';
import { streamOf, type Found } from './records.js';

type Watching = Pick<Filter, 'checkpointInterval' | 'checkpointReached'>;

/**
 * What the server leaves out. It filters by event type or by stream, not by both: by type when types are asked for, because
 * they are the narrower; what it lets through is looked at again here (`isAsked`).
 */
export function serverFilter(
  { EVENT_TYPE, STREAM_NAME }: Kurrent['sdk'],
  { categories, types }: EventFilter,
  watching: Watching = { checkpointInterval: 1 },
): Filter {
  if (types !== undefined) return { filterOn: EVENT_TYPE, ...watching, ...oneOf(types) };
  if (categories !== undefined) {
    return { filterOn: STREAM_NAME, ...watching, ...oneOf(categories.map((category) => `${category}-`)) };
  }
  // The server's own events begin so.
  return { filterOn: EVENT_TYPE, ...watching, regex: '^[^$]' };
}

/** An empty list of prefixes would let everything through, and neither a type nor a stream's name is ever empty. */
const oneOf = (prefixes: readonly string[]): { regex: string } | { prefixes: string[] } =>
  prefixes.length === 0 ? { regex: '^$' } : { prefixes: [...prefixes] };

export const isAsked = ({ record }: Found, { categories, types }: EventFilter): boolean =>
  (types?.includes(record.type) ?? true) &&
  (categories?.includes(streamOf(record.streamId).category) ?? true);
