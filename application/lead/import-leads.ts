import type { Context } from '../handling/handle.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDetails } from '../ports/contact-details.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { Position } from '../ports/event-store.js';
import type { NewId } from '../ports/ids.js';
import type { HandleLead } from './capture-confirmed.js';

/** One line of a list that the business had before, as it stands there. Empty: not given. */
export type ListedLead = Readonly<Record<'name' | 'email' | 'phone' | 'note', string>>;

/** `known`: a lead with this address or number stands there already, and is left as it is. */
export type ImportOutcome =
  'imported' | 'known' | 'no-way-to-reply' | 'email-not-valid' | 'phone-not-valid' | 'too-long';

const nameLengthMax = 200;
const noteLengthMax = 2_000;

interface Needs {
  readonly handleLead: HandleLead;
  readonly directory: ContactDirectory;
  readonly details: ContactDetails;
  readonly hasLeadOf: (tenant: string, contactId: string) => Promise<boolean>;
  /** By whose rules numbers are read. */
  readonly countryOf: (tenant: string) => Promise<string>;
  readonly newId: NewId;
  readonly idNamed: (name: string) => string;
  readonly now: Clock;
}

/**
 * Takes a list over, line by line: what one line becomes holds up no other. Safe to repeat. Nobody is alerted, and nobody on it has
 * agreed to be texted.
 */
export const importLeads =
  (needs: Needs) =>
  async (
    listed: readonly ListedLead[],
    context: Context,
  ): Promise<{ readonly outcomes: readonly ImportOutcome[]; readonly position: Position | null }> => {
    const country = await needs.countryOf(context.tenant);
    const outcomes: ImportOutcome[] = [];
    let position: Position | null = null;
    for (const line of listed) {
      const became = await importOne(needs, line, { context, country });
      outcomes.push(became.outcome);
      position = became.position ?? position;
    }
    return { outcomes, position };
  };

export type ImportLeads = ReturnType<typeof importLeads>;

interface Became {
  readonly outcome: ImportOutcome;
  readonly position?: Position | null;
}

async function importOne(
  { handleLead, directory, details, hasLeadOf, newId, idNamed, now }: Needs,
  line: ListedLead,
  { context, country }: { readonly context: Context; readonly country: string },
): Promise<Became> {
  const { tenant } = context;
  const email = line.email === '' ? null : details.email(line.email);
  const phone = line.phone === '' ? null : details.phone(line.phone, country);
  if (line.email !== '' && email === null) return { outcome: 'email-not-valid' };
  if (line.phone !== '' && phone === null) return { outcome: 'phone-not-valid' };
  if (line.name.length > nameLengthMax || line.note.length > noteLengthMax) return { outcome: 'too-long' };
  const handles = [email === null ? [] : [`email:${email}`], phone === null ? [] : [`phone:${phone}`]].flat();
  if (handles.length === 0) return { outcome: 'no-way-to-reply' };
  const contactId = await directory.resolve(tenant, handles, newId());
  if (await hasLeadOf(tenant, contactId)) return { outcome: 'known' };
  const leadId = idNamed(`imported lead of ${tenant} ${contactId}`);
  const shared = { name: line.name === '' ? null : line.name, note: line.note === '' ? null : line.note };
  const command = {
    type: 'ImportLead',
    data: { leadId, contactId, email, phone, ...shared },
    ...{ commandId: leadId, now: now() },
  } as const;
  const { decision, position } = await handleLead(leadId, command, context);
  const isNew = decision.outcome === 'accepted' && decision.events.length > 0;
  return isNew ? { outcome: 'imported', position } : { outcome: 'known' };
}
