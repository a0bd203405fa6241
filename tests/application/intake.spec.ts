import { describe, expect, test } from 'vitest';
import { createContactDetails } from '../../adapters/contact-details/contact-details.js';
import { createIntake } from '../../application/conversation/intake.js';
import type { Conversing } from '../../domain/conversation/conversation.js';

const intake = createIntake({ details: createContactDetails(), country: 'US' });
const conversing = (more: Partial<Conversing> = {}): Conversing => ({
  visitorId: 'v',
  language: 'en',
  messages: {},
  asked: null,
  told: {},
  leadId: null,
  ...more,
});

describe('what the visitor wants comes first', () => {
  test.each([
    ['Are you open on Saturday?', null, { next: 'answer', then: null }],
    ['What does it cost?', 'email', { next: 'answer', then: 'email' }],
    ['Are you open on Sunday?', 'offer', { next: 'answer', then: null }],
  ] as const)('%s (asked: %s)', (text, asked, step) => {
    expect(intake(conversing({ asked }), text)).toEqual(step);
  });
  test.each([
    'Please call me back',
    'Can I talk to a human?',
    'Can somebody contact me',
    'Quiero hablar con una persona',
    'Bitte um Rückruf',
  ])('%s begins it', (text) => {
    expect(intake(conversing(), text)).toMatchObject({ next: 'say', asks: 'name' });
  });
  test.each(['never mind', 'Cancel', 'Forget it!', 'egal', 'olvídelo'])('%s ends it', (text) => {
    expect(intake(conversing({ asked: 'phone' }), text)).toMatchObject({
      next: 'say',
      asks: null,
      told: null,
    });
  });
});

describe('each detail is validated', () => {
  test.each([
    ['name', 'My name is Ann Example', { asks: 'email', told: { detail: 'name', value: 'Ann Example' } }],
    ['name', '12345', { asks: 'name', told: null }],
    [
      'email',
      'it is Ann@Example.com.',
      { asks: 'phone', told: { detail: 'email', value: 'ann@example.com' } },
    ],
    ['email', 'ann at example', { asks: 'email', told: null }],
    ['email', 'skip', { asks: 'phone', told: null }],
    ['phone', '(202) 555-0143', { asks: 'note', told: { detail: 'phone', value: '+12025550143' } }],
    ['phone', '+49 30 901820', { asks: 'note', told: { detail: 'phone', value: '+4930901820' } }],
    ['phone', '12', { asks: 'phone', told: null }],
    ['phone', 'no', { asks: 'email', told: null }],
    [
      'note',
      'What about Monday?',
      { asks: 'confirmation', told: { detail: 'note', value: 'What about Monday?' } },
    ],
  ] as const)('%s: %s', (asked, text, step) => {
    expect(intake(conversing({ asked }), text)).toMatchObject(step);
  });
  test('a phone number may be left out once there is an address', () => {
    expect(intake(conversing({ asked: 'phone', told: { email: 'ann@example.com' } }), 'skip')).toMatchObject({
      asks: 'note',
    });
  });
});

describe('it is read back', () => {
  const told = { name: 'Ann', email: 'ann@example.com' };
  test('as it was told, in the visitor’s language', () => {
    const step = intake(conversing({ asked: 'note', language: 'es', told }), 'saltar');
    expect(step).toMatchObject({ asks: 'confirmation' });
    expect(step.next === 'say' && step.text).toMatch(
      /Nombre: Ann\nCorreo: ann@example\.com\n¿Es correcto\?/u,
    );
  });
  test('and becomes a lead only by a yes', () => {
    expect(intake(conversing({ asked: 'confirmation', told }), 'Yes, that is right')).toMatchObject({
      confirmed: true,
    });
    expect(intake(conversing({ asked: 'confirmation', told }), 'sí')).toMatchObject({ confirmed: true });
    expect(intake(conversing({ asked: 'confirmation', told }), 'no, wrong')).toMatchObject({
      confirmed: false,
      asks: 'name',
    });
  });
  test('what is skipped the second time is withdrawn', () => {
    expect(intake(conversing({ asked: 'email', told }), 'skip')).toMatchObject({
      told: { detail: 'email', value: '' },
    });
  });
  test('whoever has left details already is not asked again', () => {
    expect(intake(conversing({ leadId: 'l' }), 'Please call me back')).toMatchObject({ asks: null });
  });
});
