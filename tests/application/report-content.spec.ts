import { describe, expect, test } from 'vitest';
import { weeklyReportLetter } from '../../adapters/letters/weekly-report-letter.js';
import { localeOf } from '../../application/report/locale-of.js';
import { oneFix } from '../../application/report/one-fix.js';
import { reportContent } from '../../application/report/report-content.js';
import { weekNamed } from '../../application/report/weeks.js';
import { figuresOf } from '../support/figures.js';

const week = '2026-W48';
const days = weekNamed(week, 'UTC')?.days ?? [];
const figures = figuresOf({
  conversations: { chat: 1_234, phone: 3 },
  calls: { answered: 5, passedOn: 1, voicemail: 2, missed: 4, refused: 0, live: 0, missedAfterHours: 1 },
  ...{ leads: { captured: 7, contacted: 5 }, questions: { answered: 81, unpublished: 9, offLimits: 2 } },
  ...{ commitments: { kept: 9, broken: 1, open: 2 }, replies: [10, 10, 0, 0, 0, 0, 1] },
  ...{ visits: { pageViews: 5_000, sessions: 391 }, byDay: [4, 0, 8, 2, 1, 1, 0] },
  byHour: [...Array<number>(9).fill(0), 6, 8, 2, ...Array<number>(12).fill(0)],
});
const before = figuresOf({ conversations: { chat: 1_240, phone: 3 }, leads: { captured: 4, contacted: 4 } });
const reported = {
  ...{ businessName: 'Ada & “Söhne” <b>', week, days, figures, before, checkpoint: null },
  fix: { code: 'leads-waiting', count: 2 } as const,
};
const origin = 'https://desk.example.com';
const unsubscribeUrl = `${origin}/u/abc`;

describe.each(['en-US', 'es-MX', 'fr-FR', 'de-DE', 'pt-BR'])('a letter in %s', (locale) => {
  const content = reportContent({ ...reported, locale });
  const { subject, text, html = '' } = weeklyReportLetter(content, { origin, unsubscribeUrl });

  test('says the same numbers as text and as HTML', () => {
    for (const { rows } of content.sections)
      for (const { label, value, change } of rows) {
        expect(text).toContain(`${label}: ${value}${change === undefined ? '' : ` (${change})`}`);
        expect(html).toContain(`>${value}<`);
        expect(html).toContain(label);
        if (change !== undefined) expect(html).toContain(`(${change})`);
      }
    expect(text).toContain(new Intl.NumberFormat(locale).format(1_234));
    expect(text).toContain('(+3)');
  });

  test('leaves no word unfilled, loads nothing and runs nothing', () => {
    for (const said of [subject, text, html]) expect(said).not.toMatch(/\{\w+\}/u);
    expect(html).not.toMatch(/<img|<script|<link|url\(|<b>/u);
    expect(html).toContain('Ada &amp; “Söhne” &lt;b&gt;');
    for (const [, address = ''] of html.matchAll(/href="([^"]*)"/gu))
      expect(address === unsubscribeUrl || address.startsWith(`${origin}/#/`)).toBe(true);
    expect(text).toContain(`${origin}/#/reports/2026-W48`);
    expect(text).toContain(`${origin}/#/leads`);
    for (const part of [text, html]) expect(part).toContain(unsubscribeUrl);
  });
});

test('what there is nothing of is left out, and a first week is compared with none', () => {
  const content = reportContent({
    ...{ ...reported, locale: 'en-US', figures: figuresOf(), before: null, fix: null, checkpoint: 'a1b2' },
  });
  expect(content.sections.map(({ title }) => title)).toEqual([
    ...['Visitors and callers', 'Leads', 'Questions', 'Day by day'],
  ]);
  expect(content.sections.flatMap(({ rows }) => rows).every(({ change }) => change === undefined)).toBe(true);
  expect(content.lead).toContain('first week');
  expect(content.fix.text).toBe('Nothing. It was a good week.');
  expect(content.footnotes[0]).toContain('a1b2');
});

test('days and hours are those of the business, and times say no more than was counted', () => {
  const { sections } = reportContent({ ...reported, locale: 'en-US' });
  const rowsOf = (title: string) => sections.find((one) => one.title === title)?.rows ?? [];
  expect(rowsOf('Day by day').map(({ label, value, bar }) => [label, value, bar])).toMatchObject([
    ...[
      ['Monday', '4', 0.5],
      ['Tuesday', '0', 0],
      ['Wednesday', '8', 1],
    ],
    ...[
      ['Thursday', '2', 0.25],
      ['Friday', '1', 0.125],
      ['Saturday', '1', 0.125],
      ['Sunday', '0', 0],
    ],
  ]);
  expect(rowsOf('Busiest hours').map(({ value }) => value)).toEqual(['6', '8', '2']);
  expect(rowsOf('How fast').map(({ value }) => value)).toEqual(['within 0.5 sec', 'within 0.5 sec']);
});

test.each([
  [{ country: null, phoneLanguage: 'en-US' }, 'en-US'],
  [{ country: 'DE', phoneLanguage: 'en-US' }, 'de-DE'],
  [{ country: 'AT', phoneLanguage: 'en-US' }, 'de-AT'],
  [{ country: 'US', phoneLanguage: 'es-US' }, 'es-US'],
  [{ country: 'BR', phoneLanguage: 'en-US' }, 'pt-BR'],
  [{ country: 'JP', phoneLanguage: 'en-US' }, 'en-JP'],
  [{ country: null, phoneLanguage: 'fr-FR' }, 'fr-FR'],
  [{ country: 'not one', phoneLanguage: '-' }, 'en-US'],
])('a business of %o gets its letters in %s', (business, locale) => {
  expect(localeOf(business)).toBe(locale);
});

describe('the one thing to fix', () => {
  const missed = {
    answered: 0,
    passedOn: 0,
    voicemail: 0,
    missed: 3,
    refused: 0,
    live: 0,
    missedAfterHours: 2,
  };
  const standing = { pageCount: 4 };

  test('is who waits, before what is lost, before what could be better', () => {
    const all = figuresOf({
      ...{ leads: { captured: 3, contacted: 1 }, messages: { left: 1, heard: 0 }, calls: missed },
      questions: { answered: 0, unpublished: 9, offLimits: 0 },
    });
    expect(oneFix(all, { pageCount: 0 })).toEqual({ code: 'website-unread', count: 1 });
    expect(oneFix(all, standing)).toEqual({ code: 'leads-waiting', count: 2 });
    const answered = { ...all, leads: { captured: 3, contacted: 3 } };
    expect(oneFix(answered, standing)).toEqual({ code: 'messages-unheard', count: 1 });
    const heard = { ...answered, messages: { left: 1, heard: 1 } };
    expect(oneFix(heard, standing)).toEqual({ code: 'missed-after-hours', count: 2 });
    const openHours = { ...heard, calls: { ...missed, missedAfterHours: 1 } };
    expect(oneFix(openHours, standing)).toEqual({ code: 'missed-calls', count: 3 });
    const taken = { ...heard, calls: { ...missed, missed: 0, missedAfterHours: 0 } };
    expect(oneFix(taken, standing)).toEqual({ code: 'questions-unpublished', count: 9 });
  });

  test('is nothing after a good week, and of an old week nothing that only holds today', () => {
    const good = figuresOf({ visits: { pageViews: 10, sessions: 4 } });
    expect(oneFix(good, standing)).toBeNull();
    expect(oneFix(figuresOf(), standing)).toEqual({ code: 'widget-unseen', count: 1 });
    expect(oneFix(figuresOf(), undefined)).toBeNull();
  });
});
