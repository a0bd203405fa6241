import { test } from 'vitest';
import type { LeadEvent } from '../../domain/lead/lead.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { leadNotes } from '../../projections/lead-notes/projection.js';
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
  contactId: 'a-contact',
} as const;

test('a lead stands in the list with what was told, under the owner’s labels', () => {
  leads(captured()).then({ one: row });
});

test('a lead that was called is no longer new', () => {
  leads(captured(), { type: 'LeadContacted', data: { leadId: 'one', changeId: 'x', contactedAt: at } }).then({
    one: { ...row, stage: 'contacted' },
  });
});

test('a forgotten person leaves a row that says so and nothing else of them', () => {
  leads(captured({ name: erased, email: erased, answers: erased })).then({
    one: { ...row, name: null, email: null, answers: [], erased: true },
  });
});

test('a lead moves on and back, and counts its notes', () => {
  const moved = (to: 'new' | 'won' | 'lost'): LeadEvent => ({
    type: 'LeadMoved',
    data: { leadId: 'one', changeId: to, to, movedAt: at },
  });
  const noted: LeadEvent = {
    type: 'LeadNoted',
    data: { leadId: 'one', contactId: 'a-contact', noteId: 'n', text: 'Prefers mornings', notedAt: at },
  };
  leads(captured(), moved('won')).then({ one: { ...row, stage: 'won' } });
  leads(captured(), moved('lost'), moved('new'), noted).then({ one: { ...row, noteCount: 1 } });
});

test('a lead out of a list is marked so, and belongs to no conversation', () => {
  const { answers: _answers, conversationId: _conversation, ...shared } = row;
  leads({
    type: 'LeadImported',
    data: {
      ...{ leadId: 'one', contactId: 'a-contact', name: 'Ada Example', email: 'ada@example.com' },
      ...{ phone: null, note: null, importedAt: at },
    },
  }).then({ one: { ...shared, isImported: true } });
});

test('what staff wrote stands by itself, and goes with the person', () => {
  const notes = projected(leadNotes, { tenant: 'acme', entity: 'one', eventId: 'e' });
  const data = { leadId: 'one', contactId: 'a-contact', noteId: 'n', notedAt: at };
  const shown = { leadId: 'one', actor: 'system', notedAt: at };
  notes({ type: 'LeadNoted', data: { ...data, text: 'Prefers mornings' } }).then({
    n: { ...shown, text: 'Prefers mornings' },
  });
  notes({ type: 'LeadNoted', data: { ...data, text: erased } }).then({ n: { ...shown, text: null } });
});
