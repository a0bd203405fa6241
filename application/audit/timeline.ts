import { isLeaf } from '../../domain/consent-log/consent-log.js';
import { timeFieldOf } from '../../domain/kernel/fields.js';
import { callerHandle } from '../call/needs.js';
import { whose, type Links } from '../erasure/whose.js';
import type { ContactDirectory, Suppressions } from '../ports/contact-directory.js';
import type { EventStore, StreamEvent } from '../ports/event-store.js';
import type { Families } from './explained.js';

interface Needs {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly directory: Pick<ContactDirectory, 'find'>;
  readonly suppressions: Pick<Suppressions, 'has'>;
  readonly links: Links;
  readonly families: Families;
}

export interface Moment {
  readonly eventId: string;
  readonly family: string;
  readonly type: string;
  readonly at: string;
  /** The call or conversation in which it was; null where it was in none. */
  readonly callId: string | null;
  readonly conversationId: string | null;
  /** Of the text. */
  readonly requestId: string | null;
}

export interface Timeline {
  /** Newest first. */
  readonly moments: readonly Moment[];
  /** False where so much is known that only the newest calls and conversations were read. */
  readonly isWhole: boolean;
}

/** So many calls and so many conversations of one person are read, the newest. */
const streamsMax = 100;

/** Somebody in the register: found by a number, and what was consented to and done since. */
export const register = ({ store, directory, suppressions, links, families }: Needs) => ({
  /** Who called from this number or left it: one id, two where these were never linked. E.164. */
  async find(tenant: string, number: string) {
    const [caller, lead, isSuppressed] = await Promise.all([
      directory.find(tenant, callerHandle(number)),
      directory.find(tenant, `phone:${number}`),
      suppressions.has(tenant, callerHandle(number)),
    ]);
    const found = [caller, lead].filter((id) => id !== undefined);
    return { contactIds: [...new Set(found)], isSuppressed };
  },

  /** Undefined where nothing is known of such a contact. */
  async timeline(tenant: string, contactId: string): Promise<Timeline | undefined> {
    const { subjectIds, callIds, conversationIds } = await whose(links, tenant, {
      ...{ subjectIds: [contactId], proof: 'owner' },
    });
    const streams = [
      ...subjectIds.map((id) => ['consent', id] as const),
      ...callIds.slice(-streamsMax).map((id) => ['call', id] as const),
      ...conversationIds.slice(-streamsMax).map((id) => ['conversation', id] as const),
    ];
    const read = await Promise.all(
      streams.map(async ([family, id]) =>
        momentsOf(families, family, id, await store.readStream(tenant, { category: family, id })),
      ),
    );
    const moments = read.flat().toSorted((one, other) => (one.at < other.at ? 1 : -1));
    const isKnown = moments.length + callIds.length + conversationIds.length > 0;
    const isWhole = Math.max(callIds.length, conversationIds.length) <= streamsMax;
    return isKnown ? { moments, isWhole } : undefined;
  },
});

/** What of a stream is a leaf of the consent log, and where it was. */
function momentsOf(
  families: Families,
  family: string,
  streamId: string,
  events: readonly StreamEvent[],
): readonly Moment[] {
  const callOf = new Map<string, string>();
  return events.flatMap(({ id: eventId, event: { type, data } }): readonly Moment[] => {
    const spec = families[family]?.events[type];
    if (spec === undefined || !isLeaf(family, type)) return [];
    const named = (field: string): string | null => {
      const value = (data as Readonly<Record<string, unknown>>)[field];
      return typeof value === 'string' ? value : null;
    };
    const requestId = named('requestId');
    const callId = family === 'call' ? streamId : (named('callId') ?? callOf.get(requestId ?? '') ?? null);
    // Only the first event of a request says in which call it was.
    if (requestId !== null && callId !== null) callOf.set(requestId, callId);
    const conversationId = family === 'conversation' ? streamId : null;
    const at = named(timeFieldOf(spec.data)) ?? '';
    return [{ eventId, family, type, at, callId, conversationId, requestId }];
  });
}

export type Register = ReturnType<typeof register>;
