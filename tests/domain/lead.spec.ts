import { test } from 'vitest';
import { lead, type LeadCommand, type LeadEvent } from '../../domain/lead/lead.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const about = { commandId: 'request', now };
const shared = {
  ...{ leadId: 'l', contactId: 'p', name: 'Ann Example' },
  ...{ email: 'ann@example.com', phone: null, note: null },
};
const details = { ...shared, conversationId: 'c', answers: [] };
const captured: LeadEvent = { type: 'LeadCaptured', data: { ...details, capturedAt: now } };
const imported: LeadEvent = { type: 'LeadImported', data: { ...shared, importedAt: now } };
const capture: LeadCommand = { type: 'CaptureLead', data: details, ...about };
const importIt: LeadCommand = { type: 'ImportLead', data: shared, ...about };
type Stage = 'new' | 'contacted' | 'won' | 'lost';
const move = (from: Stage, to: Stage, commandId = 'request'): LeadCommand => ({
  ...{ type: 'MoveLead', data: { leadId: 'l', from, to }, commandId, now },
});
const contacted: LeadEvent = {
  type: 'LeadContacted',
  data: { leadId: 'l', changeId: 'request', contactedAt: now },
};
const moved = (to: 'new' | 'won' | 'lost'): LeadEvent => ({
  type: 'LeadMoved',
  data: { leadId: 'l', changeId: 'request', to, movedAt: now },
});
const note: LeadCommand = { type: 'NoteLead', data: { leadId: 'l', text: 'Prefers mornings' }, ...about };
const noted = (noteId: string): LeadEvent => ({
  type: 'LeadNoted',
  data: { leadId: 'l', contactId: 'p', noteId, text: 'Prefers mornings', notedAt: now },
});

test('a lead is captured once, and only with a way to reply', () => {
  given(lead)().when(capture).then(captured);
  given(lead)(captured).when(capture).thenNothing();
  given(lead)()
    .when({ ...capture, data: { ...details, email: null } })
    .thenRejected('NoWayToReply');
});

test('a lead is imported once, only with a way to reply, and not over one that was captured', () => {
  given(lead)().when(importIt).then(imported);
  given(lead)(imported).when(importIt).thenNothing();
  given(lead)(captured).when(importIt).thenNothing();
  given(lead)()
    .when({ ...importIt, data: { ...shared, email: null } })
    .thenRejected('NoWayToReply');
});

test.each([['captured', captured] as const, ['imported', imported] as const])(
  'a lead that was %s is moved from where it stands, and back',
  (_name, begun) => {
    given(lead)().when(move('new', 'contacted')).thenRejected('LeadNotCaptured');
    given(lead)(begun).when(move('new', 'contacted')).then(contacted);
    given(lead)(begun, contacted).when(move('new', 'contacted')).thenNothing();
    given(lead)(begun, contacted)
      .when(move('contacted', 'won', 'next'))
      .then({
        type: 'LeadMoved',
        data: { leadId: 'l', changeId: 'next', to: 'won', movedAt: now },
      });
    given(lead)(begun, moved('lost'))
      .when(move('lost', 'new', 'undo'))
      .then({
        type: 'LeadMoved',
        data: { leadId: 'l', changeId: 'undo', to: 'new', movedAt: now },
      });
  },
);

test('whoever saw a lead where it no longer stands does not move it', () => {
  given(lead)(captured, moved('won'))
    .when(move('new', 'lost', 'late'))
    .thenRejected('LeadElsewhere');
  given(lead)(captured).when(move('new', 'new')).thenRejected('LeadElsewhere');
});

test('a note is written once, under the person it is about', () => {
  given(lead)().when(note).thenRejected('LeadNotCaptured');
  given(lead)(captured).when(note).then(noted('request'));
  given(lead)(captured, noted('request')).when(note).thenNothing();
  const full = Array.from({ length: 100 }, (_, index) => noted(String(index)));
  given(lead)(captured, ...full)
    .when(note)
    .thenRejected('TooManyNotes');
});

test('nothing is written about somebody who was forgotten', () => {
  const forgotten: LeadEvent = {
    type: 'LeadCaptured',
    data: { ...details, email: { erased: true }, capturedAt: now },
  };
  given(lead)(forgotten).when(note).thenRejected('LeadErased');
});
