import { describe, expect, test } from 'vitest';
import { answerQuestion, type Asked } from '../../application/answering/answer-question.js';
import { defaultBudgets } from '../../application/answering/budgets.js';
import { Fault } from '../../application/ports/fault.js';
import type { LanguageModel } from '../../application/ports/language-model.js';
import type { Passage, Passages } from '../../application/ports/passages.js';
import { passage } from '../support/passage.js';
import { createPretendTime } from '../support/pretend-time.js';
import { never, nothingSpent, saying, scriptedModel } from '../support/scripted-model.js';

const haircut = passage({ text: 'A haircut costs 40 USD.' });
const colour = passage({ text: 'A hair colour costs 85 USD.' });
const link = { linkId: 'book', label: 'Book online', url: 'https://example.com/book' };
const asked: Asked = {
  ...{ tenant: 'acme', businessName: 'Marigold Hair Studio', timeZone: 'UTC', language: 'en' },
  ...{ text: 'How much is a haircut?', history: [], tone: '', offLimits: [], links: [link] },
  ...{ visitorId: 'v', isLead: false, isHandedOff: false },
  spent: { replyCount: 0, tokens: 0, costMicros: 0, costMicrosToday: 0 },
};
const quoting = () => saying('extractive-2', 'A haircut costs 40 USD.');
const knowingNothing = () =>
  scriptedModel('extractive-2', (hands) => {
    hands.say('I could not find that.');
    return Promise.resolve({ outcome: 'declined' });
  });

interface Setting {
  readonly extractive?: LanguageModel;
  readonly find?: (text: string) => readonly Passage[];
  readonly change?: Partial<Asked>;
}

/** Asks a desk with this model, as a visitor would see it. */
function ask(model: LanguageModel | undefined, { extractive = quoting(), find, change }: Setting = {}) {
  const time = createPretendTime();
  const released: string[] = [];
  const sought: string[] = [];
  const bugs: unknown[] = [];
  const passages: Passages = {
    publish: () => Promise.resolve(),
    teach: () => Promise.resolve(),
    expect: () => undefined,
    find(tenant, { text }) {
      expect(tenant).toBe('acme');
      sought.push(text);
      return Promise.resolve(find?.(text) ?? [haircut]);
    },
    standing: () => Promise.resolve([]),
    at: () => Promise.resolve([]),
  };
  const { now, wait } = time;
  const answer = answerQuestion({
    ...{ model: model ?? extractive, extractive, passages, budgets: defaultBudgets, wait, now },
    onBug: (error) => bugs.push(error),
  });
  return {
    ...{ time, released, sought, bugs },
    answered: answer({ ...asked, ...change }, (clause) => released.push(clause)),
  };
}

describe('whatever a model says', () => {
  test('an answer that stands on the pages reaches the visitor, with its sources', async () => {
    const { answered, released } = ask(saying('m', 'Gladly! A haircut costs 40 USD.'));
    const answer = await answered;
    expect(answer).toMatchObject({ kind: 'answered', consulted: [haircut.passageId] });
    expect(answer.text).toMatch(/A haircut costs 40 USD\.$/u);
    expect(released.join('')).toBe(answer.text);
    expect(answer.sources).toEqual([
      {
        ...{ origin: 'page', pageId: 'prices', version: haircut.version, passageId: haircut.passageId },
        ...{ url: 'https://example.com/prices', title: 'Prices', excerpt: 'A haircut costs 40 USD.' },
      },
    ]);
    expect(answer.provenance).toMatchObject({
      ...{ model: 'm', promptVersion: 'prompt of m', fallback: 'none', withheld: [] },
    });
  });
  test('an invented price does not, and the rest is said to be unpublished', async () => {
    const { answered, released } = ask(saying('m', 'A haircut costs 40 USD. A shave costs 15 USD.'));
    const { text, provenance, kind } = await answered;
    expect(kind).toBe('answered');
    expect(text).toBe('A haircut costs 40 USD. The rest I could not find on our pages.');
    expect(released.join('')).not.toContain('15');
    expect(provenance.withheld).toHaveLength(1);
  });
  test('courtesy is no answer to a question', async () => {
    const { answered } = ask(saying('m', 'Hello!'));
    expect(await answered).toMatchObject({ kind: 'unpublished', sources: [] });
    const hello = ask(saying('m', 'Hello!'), { change: { text: 'Hello there' } });
    expect(await hello.answered).toMatchObject({ kind: 'small-talk', text: 'Hello!' });
  });
});

describe('the extractive model answers where another cannot', () => {
  const spent = { inputTokens: 900, outputTokens: 80, costMicros: 310 };
  const ending = (outcome: 'refused' | 'incomplete', ...pieces: readonly string[]) =>
    scriptedModel('m', (hands) => {
      for (const piece of pieces) hands.say(piece);
      return Promise.resolve({ outcome, spent });
    });
  const down = () => Promise.reject(new Fault('model-unavailable', 'Down.'));

  test.each([
    ['down', scriptedModel('m', down)],
    ['refused', ending('refused', 'I am sorry. ')],
    ['down', ending('incomplete', 'A haircut costs 4')],
    ['down', saying('m')],
    ['ungrounded', saying('m', 'Certainly! A haircut costs 19 USD.')],
  ] as const)('and the record says why: %s', async (fallback, model) => {
    const { answered, released } = ask(model);
    const answer = await answered;
    expect(answer).toMatchObject({ kind: 'answered', text: 'A haircut costs 40 USD.' });
    expect(released.join('')).toBe(answer.text);
    expect(answer.provenance).toMatchObject({ model: 'extractive-2', fallback });
  });
  test('and the visitor does not wait for one that is slow', async () => {
    const { answered, released, time } = ask(scriptedModel('m', never));
    await time.pass(0);
    await time.pass(defaultBudgets.firstClauseMs - 200);
    await time.pass(199);
    expect(released).toEqual([]);
    await time.pass(1);
    expect(released).toEqual(['A haircut costs 40 USD.']);
    expect((await answered).provenance).toMatchObject({
      ...{ fallback: 'slow', firstClauseMs: defaultBudgets.firstClauseMs },
    });
  });
  test('and where its adapter has a bug, that is told without failing the visitor', async () => {
    const { answered, bugs } = ask(scriptedModel('m', () => Promise.reject(new TypeError('No'))));
    expect(await answered).toMatchObject({
      ...{ kind: 'answered', text: 'A haircut costs 40 USD.' },
      provenance: { model: 'extractive-2', fallback: 'down' },
    });
    expect(bugs).toEqual([expect.any(TypeError)]);
  });
  test.each([
    ['replies', { replyCount: defaultBudgets.repliesPerConversation }],
    ['tokens', { tokens: defaultBudgets.tokensPerConversation }],
    ['money', { costMicros: defaultBudgets.costMicrosPerConversation }],
    ['money of the day', { costMicrosToday: defaultBudgets.costMicrosPerDay }],
    ['money of its own cap', { costMicrosToday: 10, costMicrosPerDayMax: 10 }],
  ])('and one without %s left is not asked', async (_what, more) => {
    const model = saying('m', 'A haircut costs 40 USD.');
    const { answered } = ask(model, { change: { spent: { ...asked.spent, ...more } } });
    expect((await answered).provenance).toMatchObject({ model: 'extractive-2', fallback: 'budget' });
    expect(model.asked).toEqual([]);
  });
  test('but not where something was released before the cut', async () => {
    const extractive = quoting();
    const model = scriptedModel('m', (hands) => {
      hands.say('A haircut costs 40 USD. And for');
      return down();
    });
    expect(await ask(model, { extractive }).answered).toMatchObject({
      ...{ kind: 'answered', text: 'A haircut costs 40 USD.' },
      provenance: { model: 'm', fallback: 'none' },
    });
    expect(extractive.asked).toEqual([]);
  });
  test('and what both took is counted, with all that was held back', async () => {
    const model = scriptedModel('m', async (hands) => {
      await hands.use({ tool: 'look_up_knowledge', query: 'haircut' });
      hands.say('A haircut costs 19 USD.');
      return { outcome: 'complete', spent };
    });
    const extractive = scriptedModel('extractive-2', (hands) => {
      hands.say('A haircut costs 40 USD.');
      return Promise.resolve({ spent: { ...nothingSpent, inputTokens: 5 } });
    });
    const { provenance } = await ask(model, { extractive }).answered;
    expect(provenance).toMatchObject({ inputTokens: 905, outputTokens: 80, costMicros: 310 });
    expect(provenance.withheld).toHaveLength(1);
    expect(provenance.toolCalls).toEqual([{ tool: 'look_up_knowledge', outcome: 'done' }]);
  });
  test('and where it finds nothing either, the reply says so', async () => {
    const extractive = saying('extractive-2');
    const { answered, released } = ask(scriptedModel('m', down), { extractive });
    const answer = await answered;
    expect(answer).toMatchObject({ kind: 'unpublished', sources: [] });
    expect(answer.text).toBe('I could not find that on our pages, and I do not want to guess.');
    expect(released.join('')).toBe(answer.text);
  });
});

describe('what a model may ask for', () => {
  const using = (...calls: readonly Parameters<Parameters<LanguageModel['draft']>[1]['use']>[0][]) => {
    const told: string[] = [];
    const model = scriptedModel('m', async (hands) => {
      for (const call of calls) told.push(await hands.use(call));
      hands.say('A haircut costs 40 USD.');
      return {};
    });
    return { model, told };
  };

  test('a link by its id stands below the answer as the owner wrote it, and no other does', async () => {
    const { model, told } = using(
      { tool: 'offer_link', linkId: 'book' },
      { tool: 'offer_link', linkId: 'https://evil.example/' },
      { tool: 'offer_link', linkId: 'book' },
    );
    const { text, provenance } = await ask(model).answered;
    expect(text).toBe('A haircut costs 40 USD.\nBook online: https://example.com/book');
    expect(told.map((one) => one.split(/[: ]/u)[0])).toEqual(['Accepted', 'Refused', 'Refused']);
    expect(provenance.toolCalls.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'refused']);
  });
  test('a person is asked for once, and not again in the same conversation', async () => {
    const twice = [
      { tool: 'request_hand_off', reason: 'a' },
      { tool: 'request_hand_off', reason: 'b' },
    ] as const;
    const first = await ask(using(...twice).model).answered;
    expect(first).toMatchObject({ wantsPerson: true, wantsContact: true });
    expect(first.provenance.toolCalls.map(({ outcome }) => outcome)).toEqual(['done', 'refused']);
    const again = await ask(using(...twice).model, { change: { isHandedOff: true } }).answered;
    expect(again).toMatchObject({ wantsPerson: false });
  });
  test('a lead is never made of a model’s words, but of what the visitor is asked then', async () => {
    const details = { name: 'Mallory', email: 'mallory@example.com', phone: null, note: null };
    const { model, told } = using({ tool: 'capture_lead', ...details });
    const answer = await ask(model).answered;
    expect(answer.wantsContact).toBe(true);
    expect(JSON.stringify([answer, told])).not.toContain('allory');
    const { answered } = ask(model, { change: { isLead: true } });
    expect(await answered).toMatchObject({ wantsContact: false });
  });
  test('to look something up more finds what it may then say, within bounds', async () => {
    const queries = Array.from({ length: 12 }, (_, at) => ({
      ...{ tool: 'look_up_knowledge' as const, query: `colour ${String(at)} ${'x'.repeat(1_000)}` },
    }));
    const told: string[] = [];
    const model = scriptedModel('m', async (hands) => {
      for (const query of queries) told.push(await hands.use(query));
      hands.say('A hair colour costs 85 USD.');
      return {};
    });
    const find = (text: string) => (text.includes('colour') ? [colour] : [haircut]);
    const { answered, sought } = ask(model, { find, change: { text: 'What does a hair colour cost?' } });
    const first = await answered;
    expect(first).toMatchObject({ kind: 'answered', text: 'A hair colour costs 85 USD.' });
    expect(sought.length).toBe(5);
    expect(Math.max(...sought.map((text) => text.length))).toBeLessThanOrEqual(300);
    expect(first.provenance.toolCalls.length).toBeLessThanOrEqual(8);
    expect(told[0]).toContain('A hair colour costs 85 USD.');
    expect(told.at(-1)).toMatch(/^Refused/u);
  });
  test('what it was granted holds where another has to speak in its place', async () => {
    const model = scriptedModel('m', async (hands) => {
      await hands.use({ tool: 'request_hand_off', reason: 'wants a person' });
      throw new Fault('model-unavailable', 'Down.');
    });
    expect(await ask(model).answered).toMatchObject({
      ...{ kind: 'answered', wantsPerson: true, wantsContact: true },
      provenance: { fallback: 'down', toolCalls: [{ tool: 'request_hand_off', outcome: 'done' }] },
    });
  });
});

describe('what the owner keeps silent about', () => {
  test('is answered without asking any model, or looking anywhere', async () => {
    const [model, extractive] = [saying('m', 'A haircut costs 40 USD.'), quoting()];
    const { answered, released, sought } = ask(model, { extractive, change: { offLimits: ['prices'] } });
    const answer = await answered;
    expect(answer).toMatchObject({ kind: 'off-limits', text: 'I leave that to the team.', sources: [] });
    expect(released).toEqual([answer.text]);
    expect([...model.asked, ...extractive.asked, ...sought]).toEqual([]);
  });
  test('is not let slip by a model that was asked something else', async () => {
    const change = { text: 'Tell me about your studio, please', offLimits: ['prices'] };
    const { answered, released } = ask(saying('m', 'A haircut costs 40 USD.'), { change });
    const answer = await answered;
    expect(answer).toMatchObject({ kind: 'off-limits', text: 'I leave that to the team.' });
    expect(answer.provenance.fallback).toBe('none');
    expect(released.join('')).not.toContain('40');
  });
});

describe('what is looked for', () => {
  const history = [
    { from: 'visitor', text: 'How much is a haircut?' },
    { from: 'desk', text: 'A haircut costs 40 USD.' },
  ] as const;

  test('a short question is looked for together with the one before it', async () => {
    const find = (text: string) => (text.includes('haircut') ? [haircut, colour] : [colour]);
    const { answered, sought } = ask(undefined, { find, change: { text: 'And a colour?', history } });
    expect((await answered).consulted).toEqual([colour.passageId, haircut.passageId]);
    expect(sought).toEqual(['And a colour?', 'How much is a haircut?']);
  });
  test('a long one is looked for as it is', async () => {
    const text = 'Could you tell me whether you also cut the hair of small children?';
    const { answered, sought } = ask(undefined, { extractive: knowingNothing(), change: { text, history } });
    await answered;
    expect(sought).toEqual([text]);
  });
  test('a model is asked as of the time that is named, and of now where none is', async () => {
    const at = '2025-12-24T08:00:00.000Z';
    const model = quoting();
    await ask(model, { change: { at } }).answered;
    await ask(model).answered;
    expect(model.asked.map(({ now }) => now)).toEqual([at, '2026-11-24T10:00:00.000Z']);
  });
});
