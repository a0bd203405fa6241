import type { Evolve } from '../kernel/decider.js';
import { isErased } from '../kernel/personal.js';
import type { LeadEvent, Stage } from './events.js';

export interface Lead {
  readonly stage: 'none' | Stage;
  readonly contactId: string;
  /** The person was forgotten: nothing more is written about them. */
  readonly isErased: boolean;
  readonly changeIds: readonly string[];
  readonly noteIds: readonly string[];
}

export const initial: Lead = { stage: 'none', contactId: '', isErased: false, changeIds: [], noteIds: [] };

type Begun = Extract<LeadEvent, { type: 'LeadCaptured' | 'LeadImported' }>['data'];
const begun = (lead: Lead, { contactId, name, email, phone, note }: Begun): Lead => ({
  ...lead,
  ...{ stage: 'new', contactId, isErased: [name, email, phone, note].some(isErased) },
});
const moved = (lead: Lead, changeId: string, stage: Stage): Lead => ({
  ...lead,
  ...{ stage, changeIds: [...lead.changeIds, changeId] },
});

export const evolve: Evolve<Lead, LeadEvent> = {
  LeadCaptured: begun,
  LeadImported: begun,
  LeadContacted: (lead, { changeId }) => moved(lead, changeId, 'contacted'),
  LeadMoved: (lead, { changeId, to }) => moved(lead, changeId, to),
  LeadNoted: (lead, { noteId }) => ({ ...lead, noteIds: [...lead.noteIds, noteId] }),
};
