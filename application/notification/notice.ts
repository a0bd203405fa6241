import { isErased, type Erased } from '../../domain/kernel/personal.js';
import type { Place, Reason, Requested } from '../../domain/notification/notification.js';
import type { HandleLead } from '../lead/capture-confirmed.js';

/** What a member is told: what happened, how often, and where it can be read. */
export interface Notice {
  readonly reason: Reason;
  readonly place: Place;
  /** Of the conversation, the call or the contact; empty for a list. */
  readonly subjectId: string;
  /** Of a digest: how often each thing happened. */
  readonly counts: readonly { readonly reason: Reason; readonly count: number }[];
}

/** What somebody left to be reached by, in their own words. */
export type LeftByLead = Readonly<Record<'name' | 'email' | 'phone' | 'note', string | null>>;

export function noticeOf({ items }: Requested): Notice {
  const [first] = items;
  const isDigest = items.length > 1;
  const counts = new Map<Reason, number>();
  for (const { reason } of items) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return {
    reason: isDigest ? 'digest' : (first?.reason ?? 'test'),
    place: isDigest ? 'alerts' : (first?.place ?? 'alerts'),
    subjectId: isDigest || first?.place === 'leads' ? '' : (first?.subjectId ?? ''),
    counts: [...counts].map(([reason, count]) => ({ reason, count })),
  };
}

interface Needs {
  readonly handleLead: HandleLead;
  /** Of such a business nothing of a person leaves the dashboard. */
  readonly isSensitive: (tenant: string) => Promise<boolean>;
}

/**
 * What the lead left that a notification is about; undefined where it is about none, or the business is sensitive. Read out of the log
 * each time: no copy of it stands in a notification, and what was erased is in no letter.
 */
export const leftByLead =
  ({ handleLead, isSensitive }: Needs) =>
  async (tenant: string, { items }: Requested): Promise<LeftByLead | undefined> => {
    const [item] = items;
    if (items.length !== 1 || item?.reason !== 'lead' || (await isSensitive(tenant))) return undefined;
    return leftIn({ handleLead, tenant, leadId: item.subjectId });
  };

const known = (value: string | Erased | null): string | null => (isErased(value) ? null : value);

interface OneLead {
  readonly handleLead: HandleLead;
  readonly tenant: string;
  readonly leadId: string;
}

async function capturedOf({ handleLead, tenant, leadId }: OneLead) {
  const { events } = await handleLead.load(tenant, leadId);
  const captured = events.find((event) => event.type === 'LeadCaptured');
  return captured?.type === 'LeadCaptured' ? captured.data : undefined;
}

/** What a lead left, as the log has it: a read model may not have it yet. Undefined where there is no such lead. */
export async function leftIn(lead: OneLead): Promise<LeftByLead | undefined> {
  const captured = await capturedOf(lead);
  if (captured === undefined) return undefined;
  const { name, email, phone, note } = captured;
  return { name: known(name), email: known(email), phone: known(phone), note: known(note) };
}

/** In which a lead was left; undefined where there is no such lead. */
export const conversationOf = async (lead: OneLead): Promise<string | undefined> =>
  (await capturedOf(lead))?.conversationId;
