import { expect, test } from 'vitest';
import { businessPrivacyPaper, businessTermsPaper } from '../../adapters/http/pages/business-papers.js';
import type { BusinessPapers, Papers } from '../../adapters/http/pages/paper-parts.js';
import {
  privacyPaper,
  privacyWords,
  processorsPaper,
  termsPaper,
  termsWords,
} from '../../adapters/http/pages/papers.js';
import { processorsOf } from '../../adapters/composition/processors.js';

const read = { language: 'en', now: '2026-11-26T10:00:00.000Z' } as const;
const papersOf = (change: Partial<Papers> = {}): Papers => ({
  ...{ operator: 'Example Ltd', contact: 'help@example.com', isSandbox: false, hasPhone: false },
  ...{ processors: [], promises: [{ no: 'P19', sentence: 'API keys are stored hashed.' }], plans: undefined },
  ...change,
});
const business: BusinessPapers & { siteKey: string } = {
  ...{ name: 'Acme <Clocks>', website: 'https://example.com/', siteKey: 'a site' },
  ...{ asksModel: false, hasLine: true, asksFirst: false, mailsTranscripts: false },
};
const all = processorsOf({
  ...{
    isSandbox: false,
    modelHost: 'model.example.com',
    hasPhone: true,
    hasTelegram: true,
    hasPayments: true,
  },
});

test('without a phone company no paper speaks of calls and texts', () => {
  const papers = papersOf();
  const texts = [
    privacyPaper(papers, undefined, read).body,
    termsPaper(papers, read).body,
    businessPrivacyPaper(papers, business, undefined, read).body,
    businessTermsPaper(papers, business, read).body,
  ];
  for (const text of texts) expect(text).not.toMatch(/STOP|call is recorded|answers the business’s phone/u);
  const hasPhone = papersOf({ hasPhone: true });
  expect(privacyPaper(hasPhone, undefined, read).body).toMatch(/recorded.*STOP/su);
  expect(businessTermsPaper(hasPhone, business, read).body).toContain('STOP');
});

test('only who is switched on is named, and to a business’s visitors only who handles their data', () => {
  const papers = papersOf({ processors: all, hasPhone: true });
  const names = (text: string) =>
    ['language model', 'Resend', 'Twilio', 'Telegram', 'Stripe'].filter((one) => text.includes(one));
  expect(names(processorsPaper(papers, read).body)).toHaveLength(5);
  expect(names(processorsPaper(papersOf(), read).body)).toEqual([]);
  expect(names(businessPrivacyPaper(papers, business, undefined, read).body)).toEqual(['Twilio']);
  const asking = { ...business, asksModel: true, hasLine: false };
  expect(names(businessPrivacyPaper(papers, asking, undefined, read).body)).toEqual(['language model']);
});

test('how long things are kept is said where they are done away with, with the last run', () => {
  expect(privacyPaper(papersOf(), undefined, read).body).not.toContain('months');
  const retention = { months: 6, lastRunAt: '2026-11-25T02:00:00.000Z' };
  expect(privacyPaper(papersOf(), retention, read).body).toMatch(/6 months.*2026-11-25/su);
  expect(businessPrivacyPaper(papersOf(), business, { ...retention, lastRunAt: null }, read).body).toMatch(
    /6 months.*No run/su,
  );
});

test('plans are in the terms where something is billed', () => {
  expect(termsPaper(papersOf(), read).body).not.toContain('trial');
  const plans = { trialDays: 14, graceDays: 14, readableDays: 90 };
  expect(termsPaper(papersOf({ plans }), read).body).toMatch(/14 days.*90 days/su);
});

test('a name is text and no markup, and there is an address for requests', () => {
  const text = businessPrivacyPaper(papersOf(), business, undefined, read).body;
  expect(text).not.toContain('<Clocks>');
  expect(text).toContain('mailto:help@example.com');
  expect(text).toContain('/terms/a%20site');
});

test('a paper names its version and since when it is in force, and its words are the same on every day', () => {
  const standing = { version: `abcdef012345${'6'.repeat(52)}`, since: '2026-10-01T08:00:00.000Z' };
  const texts = [
    termsPaper(papersOf(), read, standing).body,
    privacyPaper(papersOf(), undefined, read, standing).body,
  ];
  for (const text of texts)
    expect(text).toMatch(/papers\/abcdef0123456+\?lang=en">abcdef012345<.*in force since .*2026-10-01/su);
  const words = privacyWords(papersOf(), { months: 12 });
  expect(words).toContain('12 months.');
  expect(words).not.toMatch(/last done away|No run|2026-/u);
  expect(termsWords(papersOf({ operator: 'Another Ltd' }))).not.toBe(termsWords(papersOf()));
});
