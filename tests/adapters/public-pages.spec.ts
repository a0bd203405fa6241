import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personFiles } from '../../adapters/http/pages/person-file.js';
import { personWordsIn } from '../../adapters/http/pages/person-words/person-words.js';
import { wordsIn } from '../../adapters/http/pages/words/words.js';
import { dataRequestLetters } from '../../adapters/letters/data-request-letters.js';
import { codeLetter, transcriptLetter } from '../../adapters/letters/transcript-letters.js';
import { gather } from '../../application/disclosure/gather.js';
import { languages, type Language } from '../../application/report/locale-of.js';
import { disclosureHouse, now, tenant } from '../support/disclosure-house.js';
import { publicPages, servePublicPages } from '../support/public-site.js';

let site: Awaited<ReturnType<typeof servePublicPages>>;
beforeAll(async () => {
  site = await servePublicPages();
});
afterAll(() => site.close());

const ask = (
  [method, path, fields]: (typeof publicPages)[number],
  headers: Readonly<Record<string, string>> = {},
) =>
  fetch(`${site.origin}${path}`, {
    ...{ method, headers, redirect: 'manual' },
    ...(fields === undefined ? {} : { body: new URLSearchParams(fields) }),
  });
const spoken = (language: string) => ({ 'Accept-Language': language, Accept: 'text/html,*/*;q=0.8' });

/** What is read or heard of a page or letter, piece by piece, without the papers and the languages' own names. */
function saidIn(html: string): readonly string[] {
  const rest = html
    .replaceAll(/<(style|article|code)\b.*?<\/\1>/gsu, '')
    .replaceAll(/<li lang="\w\w">.*?<\/li>/gsu, '');
  const heard = [...rest.matchAll(/(?:aria-label|alt|title)="([^"]*)"/gu)].map(([, text]) => text ?? '');
  const read = rest.replaceAll('<br>', ' ').split(/<[^>]*>/u);
  return [...heard, ...read].map((text) => text.replaceAll(/\s+/gu, ' ').trim());
}
/** The same word in both, and what is nobody's language. */
const shared = /^(?:[^a-z]*|Telegram|Chat|Code|Marigold.*|MiaPulse|(?:index|data)\.\w+|[\w-]*\d[\w-]*)$/iu;
const onlyIn = (english: string, other: string): readonly string[] => {
  const said = new Set(saidIn(other));
  return saidIn(english).filter((text) => said.has(text) && !shared.test(text));
};

test.each(['de', 'es', 'fr', 'pt'] as const)(
  'no English sentence is left on a page in %s',
  async (language) => {
    for (const page of publicPages) {
      const [english, other] = await Promise.all(
        ['en', language].map(async (one) => (await ask(page, spoken(one))).text()),
      );
      expect(onlyIn(english ?? '', other ?? ''), page[1]).toEqual([]);
      expect(other, page[1]).toContain(`<html lang="${language}" dir="ltr">`);
    }
  },
);

/** Every letter that somebody gets who is no member. */
function lettersIn(language: Language): readonly string[] {
  const letters = dataRequestLetters('https://desk.example.com');
  const kinds = ['access', 'correction', 'erasure', 'objection', 'portability'] as const;
  const day = '2026-05-01T09:00:00.000Z';
  const about = {
    ...{ requestId: 'r-1', dueAt: day, subjectRef: 'WEB-1', businessName: 'Marigold', language },
  };
  const lines = (['visitor', 'desk', 'person'] as const).map((from) => ({ from, text: '…', pages: [] }));
  return [
    letters.codeLetter('000000', language),
    ...kinds.map((kind) => letters.notedLetter({ ...about, kind })),
    letters.copyLetter({ ...about, kind: 'access', url: 'https://desk.example.com/1', expiresAt: day }),
    letters.doneLetter({ ...about, kind: 'erasure' }),
    letters.erasingLetter({ erasureId: 'e-1', businessName: null, language }),
    codeLetter({ code: '000000', language }),
    transcriptLetter({ businessName: 'Marigold', language, lines }),
  ].map(({ subject, html }) => `<title>${subject}</title>${html ?? ''}`);
}

test.each(['de', 'es', 'fr', 'pt'] as const)('no English sentence is left in a letter in %s', (language) => {
  const english = lettersIn('en');
  for (const [index, letter] of lettersIn(language).entries()) {
    expect(onlyIn(english[index] ?? '', letter)).toEqual([]);
    expect(letter).toContain(`lang="${language}"`);
  }
});

/** Every text of a catalogue; what is filled in is a dash. */
const textsIn = (words: unknown): readonly string[] => {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [String((words as (...all: unknown[]) => unknown)('–', '–', '–'))];
  return Object.values(words ?? {}).flatMap(textsIn);
};
/** What is called the same elsewhere. */
const alike = /^(?:name|note|code|gas|spam|tablet|computer|text|stop|Website)$/iu;

test.each(['de', 'es', 'fr', 'pt'] as const)(
  'a copy of somebody’s data is read in %s, and what was said in it stays as it was said',
  async (language) => {
    const english = textsIn(personWordsIn('en'));
    const own = textsIn(personWordsIn(language));
    expect(own.filter((text, index) => text === english[index] && !alike.test(text))).toEqual([]);
    const { needs } = await disclosureHouse();
    const gathered = await gather(needs)({
      ...{ tenant, disclosureId: 'd', subjectIds: ['ann'], proof: 'email-code', requestedAt: now },
      ...{ address: 'ann@example.com', leadId: null },
    });
    const fileOf = (name: string, spokenIn: Language) =>
      Buffer.from(personFiles(gathered, spokenIn).get(name) ?? '').toString();
    const data = JSON.stringify(gathered.disclosed);
    const page = fileOf('index.html', language);
    const left = onlyIn(fileOf('index.html', 'en'), page);
    expect(left.filter((text) => !data.includes(text) && !alike.test(text))).toEqual([]);
    expect(page).toContain(`<html lang="${language}" dir="ltr">`);
    expect(page).toContain('Are you open on Ann');
    const { fields, ...rest } = JSON.parse(fileOf('data.json', language)) as { fields: unknown };
    expect(fields).toEqual(personWordsIn(language).fields);
    expect(rest).toMatchObject(JSON.parse(data) as object);
  },
);

const languageOf = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await ask(['GET', path], headers);
  return /<html lang="(\w+)"/u.exec(await answer.text())?.[1];
};

test('the person’s own choice goes before the browser’s, the browser’s before the business’s', async () => {
  expect(await languageOf('/requests?lang=de', spoken('fr'))).toBe('de');
  expect(await languageOf('/requests', spoken('nl, fr-CA;q=0.8, de;q=0.5'))).toBe('fr');
  expect(await languageOf('/requests?of=a-site', spoken('nl'))).toBe('es');
  for (const path of ['/c/a-site', '/privacy/a-site', '/requests?of=a-site']) {
    expect(await languageOf(path), path).toBe('es');
    expect(await languageOf(path, spoken('pt-BR')), path).toBe('pt');
  }
  expect(await languageOf('/requests')).toBe('en');
});

test('a language that we do not speak, or that is none, falls back quietly', async () => {
  for (const lang of ['xx', 'constructor', '%00', 'de&lang=fr', 'x'.repeat(2_000)])
    expect(await languageOf(`/requests?lang=${lang}`, spoken('pt')), lang).toBe('pt');
});

test('a page says that others may get it in another language, and sets no cookie', async () => {
  for (const page of publicPages) {
    const { headers } = await ask(page, spoken('de'));
    expect(headers.get('vary'), page[1]).toContain('Accept-Language');
    expect([headers.get('content-language'), headers.getSetCookie()]).toEqual(['de', []]);
  }
});

test('the choice is kept from the form to the receipt, also where it is made at the code', async () => {
  const fields = { kind: 'access', email: 'ann@example.com' };
  const code = await (await ask(['POST', '/requests?lang=de', fields], spoken('en'))).text();
  expect(site.asked.at(-1)).toEqual({ language: 'de' });
  expect(code).toContain('action="/requests/code?lang=de"');
  const again = await (await ask(['POST', '/requests/code?lang=fr', { window: 'window' }])).text();
  expect(again).toContain(wordsIn('fr').code.heading);
  expect(again).not.toContain('role="alert"');
  const noted = await ask(['POST', '/requests/code?lang=fr', { window: 'window', code: '000000' }]);
  expect(noted.headers.get('location')).toBe('/requests/noted?lang=fr');
});

test('of a language’s links each leads to the same page, with what is chosen on it and nothing of what was typed', async () => {
  const html = await (await ask(['POST', '/requests?lang=de', { kind: 'access', email: 'ann' }])).text();
  expect(html).toContain('<a href="?kind=access&#38;lang=es"');
  expect(html).not.toMatch(/href="[^"]*ann/u);
});

test('whoever reads pages is refused with one in their language, a program with a document', async () => {
  const [document, page] = await Promise.all([
    ask(['GET', '/c/nobody?lang=de']),
    ask(['GET', '/c/nobody?lang=de'], spoken('en')),
  ]);
  expect(document.headers.get('content-type')).toContain('application/problem+json');
  expect(await document.json()).toMatchObject({ status: 404, code: 'site-unknown' });
  expect(page.status).toBe(404);
  expect(await page.text()).toContain(wordsIn('de').refused.texts['site-unknown']);
  // A picture is no page.
  const picture = await ask(['GET', '/c/nobody/qr.svg'], { Accept: 'image/avif,image/webp,*/*;q=0.8' });
  expect(picture.headers.get('content-type')).toContain('application/problem+json');
});

test('the menu of the chat is called as the chat calls it', () => {
  const link = (label: string): string => label;
  for (const language of languages) {
    const panel = readFileSync(`widget/texts/${language}.ts`, 'utf8');
    const erase = /erase: '([^']+)'/u.exec(panel)?.[1] ?? 'none';
    const copy = /copy: '([^']+)'/u.exec(panel)?.[1] ?? 'none';
    expect(wordsIn(language).form.elsewhere(link)).toContain(erase);
    expect(wordsIn(language).copy.get).toBe(copy);
  }
});
