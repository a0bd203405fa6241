import { describe, expect, test } from 'vitest';
import type { EmergencyKind } from '../../application/answering/emergencies.js';
import { emergencyNumbersOf } from '../../application/answering/emergency-numbers.js';
import { emergencyReply } from '../../application/answering/emergency-phrases.js';
import { emergencyAnswer } from '../../application/desk/emergency-answer.js';

describe('the country’s own number comes first', () => {
  test.each([
    ['DE', '112'],
    ['us', '911'],
    ['GB', '999'],
    ['AU', '000'],
    ['NZ', '111'],
    ['XX', '112'],
    ['', '112'],
  ])('%s: %s', (country, number) => {
    expect(emergencyNumbersOf(country).general).toBe(number);
  });
  test('each service has its own where the country has no common number', () => {
    const reply = (kind: EmergencyKind): string =>
      emergencyReply({ kind, language: 'en', country: 'BR', businessLine: null });
    expect(
      [reply('violence'), reply('medical'), reply('fire')].map((text) => /\d+/u.exec(text)?.[0]),
    ).toEqual(['190', '192', '193']);
  });

  const kinds: readonly EmergencyKind[] = [
    'medical',
    'fire',
    'gas',
    'violence',
    'self-harm',
    'poisoning',
    'electrical',
    'other',
    'own',
  ];
  const line = '+1 202 555 0143';
  test.each(['en', 'es-MX', 'de', 'fr', 'pt', 'ja'])(
    'in two sentences, before the owner’s line (%s)',
    (language) => {
      for (const kind of kinds)
        for (const country of ['US', 'DE', 'IT', 'JP', 'XX']) {
          const numbers = Object.values<string>({ ...emergencyNumbersOf(country) });
          const withLine = emergencyReply({ kind, language, country, businessLine: line });
          const without = emergencyReply({ kind, language, country, businessLine: null });
          const first = Math.min(
            ...numbers.map((number) => withLine.indexOf(number)).filter((at) => at >= 0),
          );
          expect(first).toBeLessThan(withLine.indexOf(line));
          expect(without).not.toContain(line);
          for (const reply of [withLine, without]) {
            expect(reply.match(/[.!?](?= |$)/gu)).toHaveLength(2);
            expect(reply.length).toBeLessThan(280);
          }
        }
    },
  );
  test('whoever may harm themselves is told of a line where somebody listens, where there is one', () => {
    const reply = (country: string): string =>
      emergencyReply({ kind: 'self-harm', language: 'en', country, businessLine: null });
    expect(reply('US')).toMatch(/911.*988/u);
    expect(reply('GB')).toMatch(/999.*116 123/u);
    expect(reply('XX')).toMatch(/112.*somebody you trust/u);
  });
});

describe('where the owner named no country', () => {
  const emergencies = { phrases: [], line: null };
  const told = (timeZone: string, country: string | null = null, language = 'en') =>
    emergencyAnswer({ emergencies, country }, { text: 'Help, I smell gas in here!', language, timeZone })
      ?.reply;

  test.each([
    ['America/New_York', '911'],
    ['America/Toronto', '911'],
    ['Europe/Berlin', '112'],
    ['Europe/London', '999'],
    ['Australia/Sydney', '000'],
    ['Pacific/Auckland', '111'],
    ['Asia/Tokyo', '119'],
    ['Asia/Kolkata', '112'],
    ['US/Eastern', '911'],
  ])('%s says it: %s', (timeZone, number) => {
    expect(told(timeZone)).toContain(`call ${number} now`);
  });
  test.each(['UTC', 'Etc/GMT-1', 'Nowhere/Land'])('%s does not, and both numbers are told', (timeZone) => {
    for (const language of ['en', 'es', 'de', 'fr', 'pt'])
      expect(told(timeZone, null, language)).toMatch(/112.*911/u);
  });
  test('and where the owner named one, it goes before the time zone', () => {
    expect(told('America/New_York', 'DE')).toContain('call 112 now');
  });
});
