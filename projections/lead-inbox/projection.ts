import { isErased } from '../../domain/kernel/personal.js';
import type { IntakeAnswer, LeadEvent } from '../../domain/lead/lead.js';
import type { Projection } from '../kernel/projection.js';

export interface LeadRow {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
  readonly answers: readonly IntakeAnswer[];
  readonly erased: boolean;
  readonly stage: 'new' | 'contacted';
  readonly capturedAt: string;
  readonly conversationId: string;
}

export const leadInbox: Projection<LeadEvent, LeadRow> = {
  name: 'lead-inbox',
  version: 2,
  scope: 'tenant',
  on: {
    LeadCaptured: ({ name, email, phone, note, answers, capturedAt, conversationId }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: {
          name: isErased(name) ? null : name,
          email: isErased(email) ? null : email,
          phone: isErased(phone) ? null : phone,
          note: isErased(note) ? null : note,
          answers: isErased(answers) ? [] : answers,
          erased: [name, email, phone, note, answers].some(isErased),
          stage: 'new',
          capturedAt,
          conversationId,
        },
      },
    ],
    LeadContacted: (_contacted, { entity }) => [{ change: 'put', key: entity, set: { stage: 'contacted' } }],
  },
  forget: ({ leadIds }) =>
    leadIds.map((key) => ({
      change: 'blank',
      where: { key },
      set: { name: null, email: null, phone: null, note: null, answers: [], erased: true },
    })),
};
