import { expect, test } from 'vitest';
import { indexFacts } from '../../application/knowledge/index-facts.js';
import { toldOtherwise, type ToldWords } from '../../application/knowledge/told-otherwise.js';
import type { Passage, Passages, TaughtFact } from '../../application/ports/passages.js';
import type { KnowledgeCommand } from '../../domain/knowledge/knowledge.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { passage } from '../support/passage.js';

const url = 'https://example.com/prices';
const told = (text: string, change: Partial<ToldWords> = {}): ToldWords => ({
  ...{ origin: 'page', pageId: 'as it was then', url, text, title: 'Prices', toldCount: 1 },
  lastToldAt: '2026-11-24T10:00:00.000Z',
  ...change,
});

/** A business whose pages and facts say this today, and whose visitors were told that. */
function business(today: readonly Passage[], words: readonly ToldWords[]) {
  let lookCount = 0;
  const isAt = (one: Passage, place: { readonly url: string | null; readonly pageId: string }) =>
    (one.url ?? one.pageId) === (place.url ?? place.pageId);
  const passages: Passages = {
    publish: () => Promise.resolve(),
    teach: () => Promise.resolve(),
    expect: () => undefined,
    find: () => Promise.resolve([]),
    standing(_tenant, excerpts) {
      expect(excerpts.length).toBeLessThanOrEqual(1_000);
      return Promise.resolve(
        excerpts.map((one) => today.some((now) => isAt(now, one) && now.text.split('\n').includes(one.text))),
      );
    },
    at(_tenant, place) {
      lookCount += 1;
      return Promise.resolve(today.filter((now) => isAt(now, place)));
    },
  };
  const list = toldOtherwise({
    passages,
    told: {
      words: () => Promise.resolve(words),
      visitors: (_tenant, { text }) =>
        Promise.resolve([
          { conversationId: `somebody who was told ${text}`, toldAt: '2026-11-24T10:00:00.000Z' },
          { conversationId: 'nobody we know', toldAt: '2026-11-23T10:00:00.000Z' },
        ]),
    },
    contactOf: (_tenant, conversationId) =>
      Promise.resolve(
        conversationId === 'nobody we know'
          ? undefined
          : { leadId: 'l', name: 'Ann Example', email: 'ann@example.com', phone: null },
      ),
  });
  return { list: () => list('acme'), lookCount: () => lookCount };
}

test('whoever was told a price that changed is named, with contact where they left one', async () => {
  const prices = passage({ text: 'Women’s cut: 40 USD\nMen’s cut: 45 USD\nBeard: 20 USD' });
  const { list } = business([prices], [told('Men’s cut: 40 USD'), told('Beard: 20 USD')]);
  expect(await list()).toMatchObject([
    {
      text: 'Men’s cut: 40 USD',
      today: { state: 'changed', text: 'Men’s cut: 45 USD' },
      visitors: [
        {
          conversationId: 'somebody who was told Men’s cut: 40 USD',
          contact: { leadId: 'l', email: 'ann@example.com' },
        },
        { conversationId: 'nobody we know', contact: undefined },
      ],
    },
  ]);
});

test('words that stand there still are not listed, whatever else changed', async () => {
  const { list } = business([passage({ text: 'Beard: 20 USD\nMassage: 60 USD' })], [told('Beard: 20 USD')]);
  expect(await list()).toEqual([]);
});

test('words without a successor are gone, and so are those of a page that is', async () => {
  const { list } = business(
    [passage({ text: 'We do not take cards.' })],
    [told('Beard: 20 USD'), told('Open on Sundays', { url: 'https://example.com/hours' })],
  );
  const today = (await list()).map((one) => one.today);
  expect(today).toEqual([
    { state: 'gone', text: null },
    { state: 'gone', text: null },
  ]);
});

test('a fact that was corrected is another answer too', async () => {
  const fact = { origin: 'fact' as const, pageId: 'f', url: null };
  const { list } = business(
    [passage({ ...fact, text: 'Parking: one place behind the house.' })],
    [told('Parking: two places behind the house.', fact)],
  );
  expect(await list()).toMatchObject([
    { today: { state: 'changed', text: 'Parking: one place behind the house.' } },
  ]);
});

test('a website that was made anew is listed up to a hundred words, and nothing is looked up beyond', async () => {
  const words = Array.from({ length: 5_000 }, (_, at) => told(`Price ${String(at)}`));
  const { list, lookCount } = business([], words);
  expect(await list()).toHaveLength(100);
  expect(lookCount()).toBe(100);
});

test('what an owner taught, corrected and retired is what can be quoted', async () => {
  const house = createMemoryHouse();
  let quotable: readonly TaughtFact[] = [];
  const fact = (text: string) => ({ question: '', text, language: 'en' });
  const accountId = 'acme';
  const commands: readonly Pick<KnowledgeCommand, 'type' | 'data'>[] = [
    { type: 'TeachFact', data: { accountId, factId: 'f', fact: fact('Old'), answers: [] } },
    { type: 'TeachFact', data: { accountId, factId: 'g', fact: fact('Other'), answers: [] } },
    { type: 'CorrectFact', data: { accountId, factId: 'f', fact: fact('New') } },
    { type: 'RetireFact', data: { accountId, factId: 'g' } },
  ];
  const passages = {
    teach: (_tenant: string, facts: readonly TaughtFact[]) => {
      quotable = facts;
      return Promise.resolve();
    },
  };
  for (const [index, command] of commands.entries()) {
    const about = { commandId: String(index), now: '2026-11-24T10:00:00.000Z' };
    const context = { tenant: accountId, actor: 'member:owner', causationId: '' };
    await house.handleKnowledge(accountId, { ...command, ...about } as KnowledgeCommand, context);
  }
  await house.follow(indexFacts({ ...house, passages: passages as unknown as Passages }));
  expect(quotable).toEqual([{ factId: 'f', ...fact('New') }]);
});
