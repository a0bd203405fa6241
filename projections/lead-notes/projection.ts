import { isErased } from '../../domain/kernel/personal.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import type { Projection } from '../kernel/projection.js';

export interface LeadNoteRow {
  readonly leadId: string;
  /** Null once the person was forgotten. */
  readonly text: string | null;
  /** Who wrote it, as the envelope names them. */
  readonly actor: string;
  readonly notedAt: string;
}

/** What staff wrote about leads, by the note's id. */
export const leadNotes: Projection<LeadEvent, LeadNoteRow> = {
  name: 'lead-notes',
  version: 1,
  scope: 'tenant',
  on: {
    LeadNoted: ({ noteId, text, notedAt }, { entity: leadId, actor }) => [
      { change: 'put', key: noteId, set: { leadId, text: isErased(text) ? null : text, actor, notedAt } },
    ],
  },
  forget: ({ leadIds }) =>
    leadIds.map((leadId) => ({ change: 'blank', where: { leadId }, set: { text: null } })),
};
