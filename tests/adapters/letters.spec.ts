import { describe, expect, test } from 'vitest';
import { invitationLetter } from '../../adapters/letters/invitation-letter.js';
import { letterOf } from '../../adapters/letters/letter.js';
import { loginLetter } from '../../adapters/letters/login-letter.js';
import { noticeLetter } from '../../adapters/letters/notice-letter.js';
import { noticeWords } from '../../application/notification/words/notice-words.js';

const origin = 'https://desk.example.com';
const login = {
  ...{ challengeId: 'c', token: 'tok-1_en', code: '024680', browser: 'b' },
  expiresAt: '2026-05-01T09:15:00.000Z',
};
const nasty = `<script>alert(1)</script><img src="https://evil.example/p.png" onerror="x"> & "quotes" 'too'`;

const letters = {
  'log in': loginLetter(origin)(login, { purpose: 'login', email: 'ann@example.com' }),
  'sign up': loginLetter(origin)(login, {
    ...{ purpose: 'sign-up', email: 'ann@example.com', businessName: 'Marigold' },
    ...{ website: 'https://example.com', industry: 'other' },
  }),
  invitation: invitationLetter(origin)(login, nasty),
  lead: noticeLetter(origin)(
    noticeWords('en'),
    { reason: 'lead', place: 'leads', subjectId: '', counts: [] },
    { name: nasty, email: 'bo@example.com', phone: '+1 202 555 0143', note: 'First\nSecond' },
  ),
  'every block': letterOf({
    subject: 'Your week',
    before: [
      nasty,
      { kind: 'heading', text: nasty },
      { kind: 'link', link: { url: `${origin}/#/leads`, label: 'Leads' } },
      { kind: 'code', code: '123456' },
      { kind: 'figures', figures: [{ label: 'Leads', value: '12', change: '+3 to last week' }] },
      { kind: 'table', head: ['Question', 'Asked'], rows: [[nasty, '4']] },
      { kind: 'bars', caption: 'Calls', bars: [{ label: nasty, amount: 3, shown: '3 calls' }] },
      {
        kind: 'said',
        lines: [
          {
            ...{ who: 'Desk', isOurs: true, text: nasty },
            links: [{ url: 'https://example.com/prices?a=1&b=2', label: 'Prices' }],
          },
        ],
      },
    ],
    link: { url: `${origin}/#/overview`, label: 'Open' },
    after: [nasty],
    unsubscribe: { url: `${origin}/u/abc`, label: 'No more of these' },
  }),
};

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe.each(Object.entries(letters))('the letter %s', (_name, { text, html = '' }) => {
  test('says the address of each link in its text part as well', () => {
    const links = [...html.matchAll(/href="([^"]*)"/gu)].map(([, url = '']) => unescaped(url));
    expect(links.length).toBeGreaterThan(0);
    for (const url of links) expect(text).toContain(url);
  });

  test('fetches nothing, tells nobody that it was read and runs nothing', () => {
    expect(html).not.toMatch(/<(?:img|link|script|iframe|object|embed|video|audio|svg|form)\b/iu);
    expect(html).not.toMatch(/<[^>]*\s(?:src|srcset|background|poster|ping)=|url\(|@import/iu);
    expect(html).not.toMatch(/<[^>]*\son\w+=/iu);
  });

  test('is no larger than what mail programs show whole', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });

  test('says which colours it was made for', () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark"/>');
    expect(html).toContain('prefers-color-scheme:dark');
  });
});

test('what people wrote is shown as they wrote it', () => {
  const { text, html = '' } = letters['every block'];
  expect(text.split(nasty).length - 1).toBe(5);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(unescaped(html.replaceAll('&#x27;', "'"))).toContain(nasty);
});

test('what a log-in letter opens is in both parts', () => {
  for (const part of [letters['log in'].text, letters['log in'].html]) {
    expect(part).toContain(`${origin}/#/login/tok-1_en`);
    expect(part).toContain('024680');
  }
});
