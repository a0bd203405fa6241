import { beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createContactDetails } from '../../adapters/contact-details/contact-details.js';
import { answerQuestion } from '../../application/answering/answer-question.js';
import { defaultBudgets } from '../../application/answering/budgets.js';
import { answerLate, answerLeftOpen } from '../../application/conversation/answer-late.js';
import { answerVisitor } from '../../application/conversation/answer-visitor.js';
import { giveBackWhenIdle } from '../../application/conversation/give-back.js';
import type { Policy } from '../../application/handling/follow.js';
import { deskOf } from '../../application/desk/desk-of.js';
import type { Passages } from '../../application/ports/passages.js';
import type { ConversationCommand, ConversationEvent } from '../../domain/conversation/conversation.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { noHours } from '../support/no-hours.js';
import { passage } from '../support/passage.js';
import { createPretendTime } from '../support/pretend-time.js';
import { saying } from '../support/scripted-model.js';

const tenant = 'acme';
const conversationId = 'c';
const context = { tenant, actor: 'visitor', causationId: '' };
const passages: Passages = {
  publish: () => Promise.resolve(),
  teach: () => Promise.resolve(),
  expect: () => undefined,
  find: () => Promise.resolve([passage({ text: 'A haircut costs 40 USD.' })]),
  standing: () => Promise.resolve([]),
  at: () => Promise.resolve([]),
};
const ada = { memberId: 'ada', isOwner: false };

function setUp() {
  const house = createMemoryHouse();
  const { handleConversation, handleConsent, handleDesk } = house;
  const { now, wait } = createPretendTime();
  const model = saying('m', 'A haircut costs 40 USD.');
  const answering = answerVisitor({
    ...{ handleConversation, handleConsent, passages, newId: uuidv7, now },
    details: createContactDetails(),
    answerQuestion: answerQuestion({
      ...{ model, extractive: model, passages, budgets: defaultBudgets, wait, now },
      onBug(error) {
        throw error;
      },
    }),
    directory: {
      resolve: (_scope, _handles, freshId) => Promise.resolve(freshId),
      find: () => Promise.resolve(undefined),
      forget: () => Promise.resolve(0),
    },
    businessOf: async () => ({
      ...{ name: 'Marigold Hair Studio', timeZone: 'UTC', hours: noHours, costMicrosToday: 0 },
      contacts: ['+1 202 555 0143'],
      desk: await deskOf(handleDesk)(tenant),
    }),
  });
  type Asked = Pick<ConversationCommand, 'type' | 'data'>;
  const give = async (asked: Asked, at = now()) =>
    handleConversation(
      conversationId,
      { ...asked, commandId: uuidv7(), now: at } as ConversationCommand,
      context,
    );
  const receive = async (text: string) => {
    const message = { tenant, conversationId, messageId: uuidv7() };
    await answering.receive({ ...message, text });
    return message;
  };
  const events = async () => (await handleConversation.load(tenant, conversationId)).events;
  /** As if the policy were told of the newest event of this name. */
  const follow = async (policy: Policy<ConversationEvent>, type: ConversationEvent['type']) => {
    const event = (await events()).findLast((one) => one.type === type);
    if (event === undefined) throw new Error(`There is no ${type}`);
    const stream = { category: 'conversation', id: conversationId };
    await policy.when(
      { stream, envelope: { tenant }, event } as Parameters<typeof policy.when>[0],
      new AbortController().signal,
    );
  };
  return {
    ...{ house, model, answering, give, receive, events, follow, now },
    typesOf: async () => (await events()).map(({ type }) => type),
  };
}

let desk: ReturnType<typeof setUp>;
beforeEach(async () => {
  desk = setUp();
  const opening = { noticeVersion: '1', opening: { pageUrl: 'https://example.com/' }, language: 'en' };
  const data = { conversationId, visitorId: 'v', ...opening, channel: 'chat', device: 'phone' } as const;
  await desk.give({ type: 'StartConversation', data });
});

describe('of a blocked visitor', () => {
  const block = () => desk.give({ type: 'BlockVisitor', data: { conversationId } });

  test('nothing is taken, and they learn no more than where else to turn', async () => {
    await block();
    await expect(desk.receive('What does a haircut cost?')).rejects.toMatchObject({
      code: 'visitor-blocked',
      publicText: 'This chat is closed for you. You can reach them here: +1 202 555 0143',
    });
    await expect(desk.receive('Was kostet denn ein Haarschnitt?')).rejects.toMatchObject({
      publicText: expect.stringContaining('Dieser Chat ist für Sie geschlossen.') as string,
    });
    expect(await desk.typesOf()).not.toContain('MessageReceived');
  });
  test('an emergency is answered all the same, and told', async () => {
    await block();
    const message = await desk.receive('Help, I smell gas in here!');
    expect(await desk.answering.answer(message, () => undefined)).toMatchObject({
      reply: { kind: 'emergency' },
    });
    expect(await desk.typesOf()).toContain('EmergencyRecognised');
  });
  test('what they wrote just before has no answer, at once or later', async () => {
    const message = await desk.receive('What does a haircut cost?');
    await block();
    await expect(desk.answering.answer(message, () => undefined)).rejects.toMatchObject({
      code: 'visitor-blocked',
    });
    await desk.follow(answerLate(desk.answering), 'MessageReceived');
    expect(await desk.typesOf()).not.toContain('ReplySent');
    expect(desk.model.asked).toEqual([]);
  });
  test('a reply that was being thought of meanwhile is not sent', async () => {
    const message = await desk.receive('What does a haircut cost?');
    const answer = desk.answering.answer(message, () => undefined);
    await block();
    await expect(answer).rejects.toMatchObject({ code: 'visitor-blocked' });
    expect(await desk.typesOf()).not.toContain('ReplySent');
  });
  test('everything is taken again once the block is lifted', async () => {
    await block();
    await desk.give({ type: 'UnblockVisitor', data: { conversationId } });
    const message = await desk.receive('What does a haircut cost?');
    expect(await desk.answering.answer(message, () => undefined)).toMatchObject({
      reply: { kind: 'answered' },
    });
  });
});

describe('while a person has it', () => {
  test('the desk asks no model and says nothing, at once or later', async () => {
    await desk.give({ type: 'TakeOver', data: ada });
    const message = await desk.receive('What does a haircut cost?');
    await expect(desk.answering.answer(message, () => undefined)).rejects.toMatchObject({
      code: 'person-has-it',
    });
    await desk.follow(answerLate(desk.answering), 'MessageReceived');
    expect(await desk.typesOf()).not.toContain('ReplySent');
    expect(desk.model.asked).toEqual([]);
  });
  test('a reply that was being thought of meanwhile is not sent', async () => {
    const message = await desk.receive('What does a haircut cost?');
    const heard: string[] = [];
    const answer = desk.answering.answer(message, (clause) => {
      heard.push(clause);
    });
    await desk.give({ type: 'TakeOver', data: ada });
    await expect(answer).rejects.toMatchObject({ code: 'person-has-it' });
    expect(await desk.typesOf()).not.toContain('ReplySent');
  });
  test('an emergency is recognised all the same, and answered with whom to call', async () => {
    await desk.give({ type: 'TakeOver', data: ada });
    const message = await desk.receive('Help, I smell gas in here!');
    expect(await desk.answering.answer(message, () => undefined)).toMatchObject({
      reply: { kind: 'emergency' },
    });
    expect(await desk.typesOf()).toContain('EmergencyRecognised');
  });
  test('it takes over where the desk is paused as well', async () => {
    const pause = {
      type: 'PauseDesk',
      data: { accountId: tenant },
      commandId: 'p',
      now: desk.now(),
    } as const;
    await desk.house.handleDesk(tenant, pause, context);
    const { decision } = await desk.give({ type: 'TakeOver', data: ada });
    expect(decision.outcome).toBe('accepted');
  });
});

describe('handed back', () => {
  const leftOpen = () =>
    answerLeftOpen({ answering: desk.answering, handleConversation: desk.house.handleConversation });

  test('the desk answers what was left open, once', async () => {
    await desk.give({ type: 'TakeOver', data: ada });
    await desk.receive('What does a haircut cost?');
    await desk.give({ type: 'HandBack', data: ada });
    await desk.follow(leftOpen(), 'HandedBack');
    await desk.follow(leftOpen(), 'HandedBack');
    expect((await desk.typesOf()).filter((type) => type === 'ReplySent')).toHaveLength(1);
  });
  test.each([
    ['Please call me back', 'Tuesday at ten is fine, thank you!'],
    ['Please call me back, I am Rosa Lind, rosa@example.com, 202 555 0143', 'skip', 'Yes, that suits me'],
  ])('what was said to the person answers nothing that the desk had asked: %s', async (...said) => {
    const toPerson = said.at(-1) ?? '';
    for (const words of said.slice(0, -1)) {
      await desk.answering.answer(await desk.receive(words), () => undefined);
    }
    await desk.give({ type: 'TakeOver', data: ada });
    const before = await desk.typesOf();
    await desk.receive(toPerson);
    await desk.give({ type: 'HandBack', data: ada });
    await desk.follow(leftOpen(), 'HandedBack');
    const since = (await desk.typesOf()).slice(before.length);
    expect(since).toEqual(['MessageReceived', 'HandedBack', 'ReplySent']);
  });
  test('what was said to the desk just before the person came is heard by it', async () => {
    await desk.answering.answer(await desk.receive('Please call me back'), () => undefined);
    await desk.receive('Rosa Lind');
    await desk.give({ type: 'TakeOver', data: ada });
    await desk.give({ type: 'HandBack', data: ada });
    await desk.follow(leftOpen(), 'HandedBack');
    expect((await desk.events()).at(-2)).toMatchObject({
      ...{ type: 'ContactDetailTold', data: { detail: 'name', value: 'Rosa Lind' } },
    });
  });
  test.each([
    ['Tuesday at ten is fine, thank you!', { kind: 'small-talk', asks: null }],
    ['What does a haircut cost?', { kind: 'answered' }],
    ['Please tell me the price of a haircut', { kind: 'answered' }],
    ['I’d like to book another one', { asks: 'offer' }],
  ] as const)('what was said in answer to the person is asked of no page: %s', async (text, reply) => {
    await desk.give({ type: 'TakeOver', data: ada });
    await desk.give({ type: 'ReplyAsPerson', data: { ...ada, replyId: 'r', text: 'Tuesday at ten?' } });
    await desk.receive(text);
    await desk.give({ type: 'HandBack', data: ada });
    await desk.follow(leftOpen(), 'HandedBack');
    expect((await desk.events()).at(-1)).toMatchObject({ type: 'ReplySent', data: reply });
  });
  test('it says nothing where the person has answered, or the visitor has ended it', async () => {
    await desk.give({ type: 'TakeOver', data: ada });
    const message = await desk.receive('What does a haircut cost?');
    await desk.give({ type: 'ReplyAsPerson', data: { ...ada, replyId: 'r', text: 'Forty dollars.' } });
    await desk.give({ type: 'HandBack', data: ada });
    await desk.follow(leftOpen(), 'HandedBack');
    await desk.follow(answerLate(desk.answering), 'MessageReceived');
    await expect(desk.answering.answer(message, () => undefined)).rejects.toMatchObject({
      code: 'person-has-it',
    });

    await desk.give({ type: 'TakeOver', data: ada });
    await desk.receive('And a beard trim?');
    await desk.give({ type: 'HandBack', data: ada });
    await desk.give({ type: 'CloseConversation', data: { conversationId } });
    await desk.follow(leftOpen(), 'HandedBack');
    expect(await desk.typesOf()).not.toContain('ReplySent');
  });
  test('what the person said is before the model, and the next question is answered again', async () => {
    await desk.give({ type: 'TakeOver', data: ada });
    await desk.give({ type: 'ReplyAsPerson', data: { ...ada, replyId: 'r', text: 'Hello, Ada here.' } });
    await desk.give({ type: 'HandBack', data: ada });
    const message = await desk.receive('What does a haircut cost?');
    expect(await desk.answering.answer(message, () => undefined)).toMatchObject({
      reply: { kind: 'answered' },
    });
    expect(desk.model.asked).toMatchObject([{ history: [{ from: 'desk', text: 'Hello, Ada here.' }] }]);
  });
  test('by itself, once the visitor has waited for ten minutes', async () => {
    await desk.give({ type: 'TakeOver', data: ada }, '2026-11-24T10:00:00.000Z');
    const dueAt = '2026-11-24T10:10:00.000Z';
    const due = { key: `idle-person/${conversationId}/${dueAt}`, tenant, kind: 'idle-person', dueAt };
    const at = (now: string) =>
      giveBackWhenIdle({ handleConversation: desk.house.handleConversation, businessNow: () => now });
    await at('2026-11-24T10:09:00.000Z')({ ...due, subjectId: conversationId });
    expect(await desk.typesOf()).not.toContain('HandedBack');
    await at(dueAt)({ ...due, subjectId: conversationId });
    await at(dueAt)({ ...due, subjectId: conversationId });
    expect((await desk.events()).filter(({ type }) => type === 'HandedBack')).toMatchObject([
      { data: { why: 'idle' } },
    ]);
  });
});
