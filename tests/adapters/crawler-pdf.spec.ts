import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createPdfReader, pdfLimits } from '../../adapters/crawler/pdf.js';
import { bombPdf, pdfOf } from '../support/pdf.js';

const priceList = pdfOf(
  [
    'Our prices',
    '',
    'Haircut $30.00',
    'Colour from $55',
    '',
    'Mon-Fri: 9:00 - 17:00',
    '',
    'Please book',
    'two days ahead.',
  ],
  'Price list 2026',
);

test('a PDF is read: its title, its paragraphs, its prices and its hours', async () => {
  expect(await createPdfReader()(priceList)).toEqual({
    title: 'Price list 2026',
    blocks: [
      { kind: 'text', headings: [], text: 'Our prices' },
      {
        kind: 'table',
        headings: [],
        columns: [],
        rows: [
          ['Haircut', '$30.00'],
          ['Colour', 'from $55'],
        ],
      },
      { kind: 'text', headings: [], text: 'Mon-Fri: 9:00 - 17:00' },
      {
        ...{ kind: 'hours', headings: [] },
        days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => ({
          ...{ day, open: [{ from: '09:00', to: '17:00' }] },
        })),
      },
      { kind: 'text', headings: [], text: 'Please book two days ahead.' },
    ],
  });
});

test('a PDF that makes no sense is unreadable, and the next one is read all the same', async () => {
  const read = createPdfReader();
  const nonsense = [
    Buffer.from('%PDF-1.7\nnothing of the kind'),
    Buffer.alloc(100_000, 7),
    priceList.subarray(0, 200),
  ].map((bytes) => new Uint8Array(bytes));
  for (const bytes of nonsense) expect(await read(bytes)).toBe('unreadable');
  expect(await read(priceList)).toMatchObject({ title: 'Price list 2026' });
});

test('a PDF that takes too long is given up, and holds up nobody else meanwhile', async () => {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 5);
  const read = createPdfReader({ ...pdfLimits, timeoutMs: 0 });
  expect(await read(priceList)).toBe('unreadable');
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
});

test('a PDF that unpacks to gigabytes is given up before it has them', async () => {
  const packed = deflateSync(deflateSync(Buffer.alloc(400_000_000, '() Tj\n'), { level: 9 }), { level: 9 });
  const before = process.memoryUsage.rss();
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss() - before)), 20);
  const read = createPdfReader({ ...pdfLimits, growthMbMax: 100 });
  expect(await read(bombPdf(packed))).toBe('unreadable');
  clearInterval(timer);
  expect(most).toBeLessThan(350 * 1024 * 1024);
});

test('of a PDF only so much is read', async () => {
  const long = pdfOf(Array.from({ length: 50 }, (_, index) => `Line ${String(index)} says something`));
  const text = await createPdfReader({ ...pdfLimits, charactersMax: 100 })(long);
  expect(JSON.stringify(text).length).toBeLessThan(400);
});
