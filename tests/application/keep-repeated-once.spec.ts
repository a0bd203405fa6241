import { expect, test } from 'vitest';
import { keepRepeatedOnce } from '../../application/knowledge/keep-repeated-once.js';
import type { PublishedPage } from '../../application/ports/passages.js';
import type { Block, PageFacts } from '../../application/ports/website-reader.js';

const noFacts: PageFacts = { hours: [], questions: [], offers: [] };
const text = (words: string, ...headings: readonly string[]): Block => ({
  kind: 'text',
  headings,
  text: words,
});
const hours = (...headings: readonly string[]): Block => ({
  ...{ kind: 'hours', headings },
  days: [{ day: 'monday', open: [{ from: '09:00', to: '17:00' }] }],
});
const page = (path: string, blocks: readonly Block[], facts = noFacts, language = 'en'): PublishedPage => ({
  ...{ pageId: path, contentHash: `hash of ${path}` },
  page: { url: `https://example.com/${path}`, title: path, language, blocks, facts, byteCount: 1 },
});
const saidBy = (pages: readonly PublishedPage[], words: string): readonly string[] =>
  pages.filter((one) => JSON.stringify(one.page).includes(words)).map(({ pageId }) => pageId);

const banner = text('Call now and save');
const site = ['', 'prices', 'team', 'about'].map((path) => page(path, [banner, text(`Words of /${path}`)]));

test('what stands on most pages is said on the start page, and everything else as before', () => {
  const kept = keepRepeatedOnce(site);
  expect(saidBy(kept, 'Call now')).toEqual(['']);
  expect(kept.map(({ page: { blocks } }) => blocks.at(-1))).toEqual(
    site.map(({ page: { blocks } }) => blocks.at(-1)),
  );
});
test('it is said where it has headings of its own', () => {
  const pages = [
    ...site.slice(0, 3).map((one) => page(one.pageId, [...one.page.blocks, hours()])),
    page('hours', [hours('When we are open')]),
  ];
  const kept = keepRepeatedOnce(pages);
  expect(saidBy(kept, '09:00')).toEqual(['hours']);
});
test('contacts that every page states are stated once', () => {
  const pages = site.map(({ pageId }) => page(pageId, [], { ...noFacts, telephone: '555-0100' }));
  expect(saidBy(keepRepeatedOnce(pages), '555-0100')).toEqual(['']);
});
test('each language keeps its own', () => {
  const spanish = ['es', 'es/precios', 'es/equipo'].map((path) =>
    page(path, [text('Llame ahora')], noFacts, 'es'),
  );
  const kept = keepRepeatedOnce([...site, ...spanish]);
  expect(saidBy(kept, 'Call now')).toEqual(['']);
  expect(saidBy(kept, 'Llame')).toEqual(['es']);
});
test('what stands on a few pages of many stays on each of them', () => {
  const pages = [...site, ...['a', 'b', 'c', 'd'].map((path) => page(path, [text('Other words')]))].map(
    (one, index) => (index < 3 ? page(one.pageId, [text('Parking is free')]) : one),
  );
  expect(saidBy(keepRepeatedOnce(pages), 'Parking')).toHaveLength(3);
});
