import { test } from 'vitest';
import type { LeadEvent } from '../../domain/lead/lead.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { projected } from '../support/projected.js';

const at = '2026-11-24T10:00:00.000Z';
const erased = { erased: true } as const;

const answers = [{ key: 'visit', label: 'Have you been here before?', value: 'No' }];

type Captured = Extract<LeadEvent, { type: 'LeadCaptured' }>;
const captured = (change: Partial<Captured['data']> = {}): LeadEvent => ({
  type: 'LeadCaptured',
  data: {
    leadId: 'one',
    contactId: 'a-contact',
    conversationId: 'a-conversation',
    name: 'Ada Example',
    email: 'ada@example.com',
    phone: null,
    note: null,
    answers,
    capturedAt: at,
    ...change,
  },
});

const leads = projected(leadInbox, { tenant: 'acme', entity: 'one', eventId: 'e' });
const row = {
  name: 'Ada Example',
  email: 'ada@example.com',
  phone: null,
  note: null,
  answers,
  erased: false,
  stage: 'new',
  capturedAt: at,
  conversationId: 'a-conversation',
} as const;

test('a lead stands in the list with what was told, under the owner’s labels', () => {
  leads(captured()).then({ one: row });
});

test('a lead that was called is no longer new', () => {
  leads(captured(), { type: 'LeadContacted', data: { leadId: 'one', contactedAt: at } }).then({
    one: { ...row, stage: 'contacted' },
  });
});

test('a forgotten person leaves a row that says so and nothing else of them', () => {
  leads(captured({ name: erased, email: erased, answers: erased })).then({
    one: { ...row, name: null, email: null, answers: [], erased: true },
  });
});
