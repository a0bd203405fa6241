import { fc, test as law } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { linkText } from '../../application/texting/link-text.js';

const url = 'https://verdine.example/book';

describe('the text that carries a link', () => {
  test('says who writes, what it is, the link, the cost and how to end it', () => {
    expect(linkText({ businessName: 'Verdine Salon', label: 'booking', url, language: 'en-US' })).toEqual({
      body: `Verdine Salon: the booking link you asked for on our call: ${url} Msg&data rates may apply. Reply STOP to opt out, HELP for help`,
      segments: 1,
    });
  });

  test.each(['en', 'es-MX', 'fr-CA', 'de', 'pt'])('fits one segment in %s', (language) => {
    const { body, segments } = linkText({
      businessName: 'Dr. O’Malley’s Family Dentistry – Río Grande',
      label: 'Prendre rendez-vous en ligne',
      url: 'https://omalley.example/booking/new',
      language,
    });
    expect(segments).toBe(1);
    expect(body).toMatch(/^Dr\. O'Malley/u);
    expect(body).toContain('https://omalley.example/booking/new ');
    expect(body).toContain('STOP');
    expect(body).toContain('HELP');
  });

  test('says link once where the label says it', () => {
    const { body } = linkText({ businessName: 'Verdine', label: 'Booking link', url, language: 'en' });
    expect(body).toContain('the Booking link you asked for');
  });

  const word = fc.string({
    unit: fc.constantFrom(...Array.from('abcdefgh éñ’&-')),
    minLength: 1,
    maxLength: 90,
  });
  const path = fc.string({ unit: fc.constantFrom(...Array.from('abcdef/-_~')), maxLength: 250 });
  law.prop([word, word, path, fc.constantFrom('en', 'es', 'fr', 'de')])(
    'never shortens the link, and takes a second segment only for a long one',
    (businessName, label, rest, language) => {
      const link = `https://verdine.example/${rest}`;
      const { body, segments } = linkText({ businessName, label, url: link, language });
      expect(body).toContain(`${link} `);
      expect(body).toMatch(/STOP.*HELP/u);
      if (rest.length <= 10) expect(segments).toBe(1);
      expect(segments).toBeLessThanOrEqual(4);
    },
  );
});
