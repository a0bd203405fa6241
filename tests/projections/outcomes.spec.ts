import { test } from 'vitest';
import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import type { LeadEvent } from '../../domain/lead/lead.js';
import { outcomes } from '../../projections/outcomes/projection.js';
import { callEvents, consentEvents } from '../support/call-events.js';
import { projected } from '../support/projected.js';

const rows = projected(outcomes, { tenant: 'acme', entity: 'one', eventId: 'e' });
const at = '2026-11-24T10:00:00.000Z';
const erased = { erased: true } as const;

test('a call, the message left in it and the text asked for in it stand by the quarter they began in', () => {
  rows(...callEvents, ...consentEvents).then({
    'call/call-1': { kind: 'call', at, outcome: 'answered', isAfterHours: true },
    'message/call-1': { kind: 'message', at, outcome: 'unheard' },
    'text/r1': { kind: 'text', at, outcome: 'delivered', isPromised: true },
  });
});

test('what turns out late is corrected where the call began', () => {
  const corrected: CallEvent = {
    type: 'OutcomeCorrected',
    data: { callId: 'call-1', outcome: 'voicemail', correctedAt: '2026-12-24T10:00:00.000Z' },
  };
  rows(...callEvents.filter(({ type }) => type === 'CallRang' || type === 'CallEnded'), corrected).then({
    'call/call-1': { kind: 'call', at, outcome: 'voicemail', isAfterHours: true },
  });
});

test('an empty message is none', () => {
  rows({ type: 'VoicemailTaken', data: { callId: 'call-1', seconds: 0, takenAt: at } }).then({});
});

test('a lead is new until it was contacted', () => {
  const captured: LeadEvent = {
    type: 'LeadCaptured',
    data: {
      ...{ leadId: 'l', contactId: 'c', conversationId: 'v', name: erased, email: null, phone: null },
      ...{ note: null, answers: erased, capturedAt: '2026-11-24T10:14:59.000Z' },
    },
  };
  rows(captured).then({ 'lead/l': { kind: 'lead', at, outcome: 'new' } });
  rows(captured, { type: 'LeadContacted', data: { leadId: 'l', changeId: 'x', contactedAt: at } }).then({
    'lead/l': { kind: 'lead', at, outcome: 'contacted' },
  });
});

test('a promise that the caller took back is none any more', () => {
  const [requested, confirmed] = consentEvents;
  if (requested === undefined || confirmed === undefined) throw new Error('No text was asked for');
  const refused = (refusal: 'opted-out' | 'too-late'): ConsentEvent => ({
    type: 'TextLinkRefused',
    data: { requestId: 'r1', contactId: 'contact-1', callId: 'call-1', refusal, refusedAt: at },
  });
  const row = { kind: 'text', at, outcome: 'refused' } as const;
  rows(requested, confirmed, refused('too-late')).then({ 'text/r1': { ...row, isPromised: true } });
  rows(requested, confirmed, refused('opted-out')).then({ 'text/r1': { ...row, isPromised: false } });
});
