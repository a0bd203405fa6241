import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { LeadEvent } from '../../domain/lead/lead.js';

export type Captured = Extract<LeadEvent, { type: 'LeadCaptured' | 'LeadImported' }>['data'];

/** What was shown: an address that was proved, or what the business saw them in. */
export interface Shown {
  /** Ids by which they were found. */
  readonly given: readonly string[];
  /** The e-mail address that was proved by a code; null where the business vouches for them. */
  readonly address: string | null;
  /** The lead in which the business saw them. */
  readonly leadId: string | null;
}

export interface Own {
  readonly leadIds: ReadonlySet<string>;
  /** Visitors and callers who are nobody but them. */
  readonly visitorIds: ReadonlySet<string>;
}

/**
 * What of a contact is shown to be the person's own. A contact is found by what people typed: whoever types somebody else's number stands
 * beside them, and would be forgotten with them, but must not read what is theirs. So a lead counts where it has an address that was shown,
 * and a browser or number only where such leads, and no others, came from it, or where it is itself what was shown.
 */
export function ownIn(
  { given, address, leadId }: Shown,
  leads: readonly Captured[],
  talks: readonly (readonly ConversationEvent[])[],
): Own {
  const held = talks.map((events) => ({ visitorId: visitorIn(events), leadId: leadsIn(events)[0] }));
  const seenIn = new Set(
    address === null
      ? [leadId, ...held.filter(({ visitorId }) => given.includes(visitorId)).map((one) => one.leadId)]
      : [],
  );
  const seen = leads.filter((one) => seenIn.has(one.leadId));
  const emails = new Set([address, ...seen.map(({ email }) => email)].flatMap(handleOf));
  const phones = new Set(emails.size > 0 ? [] : seen.flatMap(({ phone }) => handleOf(phone)));
  const isOwn = ({ email, phone }: Captured): boolean =>
    handleOf(email).some((one) => emails.has(one)) ||
    (email === null && handleOf(phone).some((one) => phones.has(one)));
  const leadIds = new Set([...seen, ...leads.filter(isOwn)].map((one) => one.leadId));

  const visitorIds = new Set(
    held.filter((one) => leadIds.has(one.leadId ?? '')).map(({ visitorId }) => visitorId),
  );
  for (const one of held)
    if (one.leadId !== undefined && !leadIds.has(one.leadId)) visitorIds.delete(one.visitorId);
  return { leadIds, visitorIds: new Set([...visitorIds, ...given]) };
}

const handleOf = (value: unknown): readonly string[] =>
  typeof value !== 'string' || isErased(value) ? [] : [value.trim().toLowerCase()];

export const visitorIn = (events: readonly ConversationEvent[]): string =>
  events.flatMap(({ type, data }) => (type === 'ConversationStarted' ? [data.visitorId] : []))[0] ?? '';

/** Whose details were confirmed, in order: whoever was first held it. */
export const leadsIn = (events: readonly ConversationEvent[]): readonly string[] =>
  events.flatMap(({ type, data }) => (type === 'ContactDetailsConfirmed' ? [data.leadId] : []));
