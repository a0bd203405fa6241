import { test } from 'vitest';
import { lead, type LeadCommand, type LeadEvent } from '../../domain/lead/lead.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const about = { commandId: 'request', now };
const details = {
  leadId: 'l',
  contactId: 'p',
  conversationId: 'c',
  name: 'Ann Example',
  email: 'ann@example.com',
  phone: null,
  note: null,
  answers: [],
};
const captured: LeadEvent = { type: 'LeadCaptured', data: { ...details, capturedAt: now } };
const capture: LeadCommand = { type: 'CaptureLead', data: details, ...about };
const mark: LeadCommand = { type: 'MarkContacted', data: { leadId: 'l' }, ...about };
const contacted: LeadEvent = { type: 'LeadContacted', data: { leadId: 'l', contactedAt: now } };

test('a lead is captured once, and only with a way to reply', () => {
  given(lead)().when(capture).then(captured);
  given(lead)(captured).when(capture).thenNothing();
  given(lead)()
    .when({ ...capture, data: { ...details, email: null } })
    .thenRejected('NoWayToReply');
});
test('a captured lead is marked as contacted once', () => {
  given(lead)().when(mark).thenRejected('LeadNotCaptured');
  given(lead)(captured).when(mark).then(contacted);
  given(lead)(captured, contacted).when(mark).thenNothing();
});
