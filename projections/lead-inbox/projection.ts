import { isErased, type Erased } from '../../domain/kernel/personal.js';
import type { IntakeAnswer, LeadEvent, Stage } from '../../domain/lead/lead.js';
import type { Projection } from '../kernel/projection.js';

export interface LeadRow {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly note: string | null;
  readonly answers: readonly IntakeAnswer[];
  readonly erased: boolean;
  readonly stage: Stage;
  readonly capturedAt: string;
  /** Null where it came out of a list that the business had before. */
  readonly conversationId: string | null;
  readonly contactId: string;
  readonly isImported: boolean;
  readonly noteCount: number;
}

type Shared = Readonly<Record<'name' | 'email' | 'phone' | 'note', string | Erased | null>>;

const told = ({ name, email, phone, note }: Shared) => ({
  name: isErased(name) ? null : name,
  email: isErased(email) ? null : email,
  phone: isErased(phone) ? null : phone,
  note: isErased(note) ? null : note,
  erased: [name, email, phone, note].some(isErased),
  stage: 'new' as const,
});
const to = (key: string, stage: Stage) => [{ change: 'put' as const, key, set: { stage } }];

export const leadInbox: Projection<LeadEvent, LeadRow> = {
  name: 'lead-inbox',
  version: 5,
  scope: 'tenant',
  on: {
    LeadCaptured: ({ answers, capturedAt, conversationId, contactId, ...shared }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: {
          ...told(shared),
          ...{ capturedAt, conversationId, contactId },
          answers: isErased(answers) ? [] : answers,
          erased: told(shared).erased || isErased(answers),
        },
      },
    ],
    LeadImported: ({ importedAt: capturedAt, contactId, ...shared }, { entity }) => [
      {
        change: 'put',
        key: entity,
        set: { ...told(shared), capturedAt, contactId, isImported: true },
      },
    ],
    LeadContacted: (_contacted, { entity }) => to(entity, 'contacted'),
    LeadMoved: (moved, { entity }) => to(entity, moved.to),
    LeadNoted: (_noted, { entity }) => [{ change: 'put', key: entity, set: {}, add: { noteCount: 1 } }],
  },
  forget: ({ leadIds }) =>
    leadIds.map((key) => ({
      change: 'blank',
      where: { key },
      set: { name: null, email: null, phone: null, note: null, answers: [], erased: true },
    })),
};
