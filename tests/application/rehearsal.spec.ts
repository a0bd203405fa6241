import { describe, expect, test } from 'vitest';
import type { AnswerQuestion, Asked } from '../../application/answering/answer-question.js';
import { compare, type Said } from '../../application/rehearsal/compare.js';
import { runRehearsals } from '../../application/rehearsal/run-rehearsals.js';
import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import { desk } from '../../domain/desk/desk.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { provenance, replied, type ReplySent } from '../support/replied.js';
import { noHours } from '../support/no-hours.js';

const prices = { pageId: 'p', url: 'https://example.com/prices' };
const said = (text: string, change: Partial<Said> = {}): Said => ({
  ...{ kind: 'answered', text, sources: [prices] },
  ...change,
});
const open = said('We open at 9:00.');
const declined = said('I could not find that.', { kind: 'unpublished', sources: [] });

describe('of an answer that is given again', () => {
  test.each([
    ['same', open, open],
    ['same', declined, declined],
    ['reworded', open, said('The doors open at 9:00.')],
    ['reworded', open, said('9:00!', { sources: [{ ...prices, pageId: 'newer version' }] })],
    ['changed', open, said('We open at 10:00.')],
    ['changed', said('40 USD'), said('40.50 USD')],
    ['citation-lost', open, said('We open at 9:00!', { sources: [] })],
    [
      'citation-lost',
      open,
      said('At 10:00.', { sources: [{ pageId: 'q', url: 'https://example.com/faq' }] }),
    ],
    ['citation-lost', said('Yes.', { sources: [{ pageId: 'f', url: null }] }), said('Yes!')],
    ['now-declined', open, declined],
    ['now-declined', open, said('I leave that to the team.', { kind: 'off-limits', sources: [] })],
    ['now-answered', declined, open],
    ['reworded', declined, said('That I do not know.', { kind: 'unpublished', sources: [] })],
  ] as const)('%s', (verdict, before, after) => {
    expect(compare(before, after)).toBe(verdict);
  });
});

const [tenant, rehearsalId, model] = ['acme', 'r', 'extractive-2'];
const at = (minute: number): string => `2026-11-01T10:0${String(minute)}:00.000Z`;
const now = () => '2026-11-24T10:00:00.000Z';
const erased = { erased: true } as const;
const context = { tenant, actor: 'member:owner', causationId: '' };

const started: ConversationEvent = {
  type: 'ConversationStarted',
  data: {
    ...{ conversationId: 'c', visitorId: 'v', opening: { pageUrl: 'https://example.com/' } },
    ...{ language: 'en', channel: 'chat', device: 'phone', startedAt: at(0) },
  },
};
const asking = (messageId: string, minute: number): ConversationEvent => ({
  type: 'MessageReceived',
  data: { messageId, visitorId: 'v', text: `Question ${messageId}?`, receivedAt: at(minute) },
});
const answering = (inReplyTo: string, change: Partial<ReplySent['data']> = {}) =>
  replied({ replyId: `reply to ${inReplyTo}`, inReplyTo, visitorId: 'v', text: 'At 9:00.', ...change });

interface Setting {
  readonly answers?: Readonly<Record<string, string>>;
  readonly knows?: boolean;
  readonly onAsked?: (asked: Asked) => Promise<void> | void;
}

/** A conversation that was had, and a rehearsal of these of its questions. */
async function rehearsing(
  past: readonly ConversationEvent[],
  messageIds: readonly string[],
  setting: Setting = {},
) {
  const house = createMemoryHouse();
  const envelope = { ...context, commandId: 'past', correlationId: 'past' };
  const events = [started, ...past].map((event, index) => ({ id: `e${String(index)}`, event }));
  await house.store.append({ category: 'conversation', id: 'c' }, 'no-stream', events, envelope);
  const questions = messageIds.map((messageId) => ({ conversationId: 'c', messageId }));
  await house.handleRehearsal(
    rehearsalId,
    {
      type: 'StartRehearsal',
      data: { rehearsalId, accountId: tenant, model, questions },
      commandId: rehearsalId,
      now: now(),
    },
    context,
  );
  const asked: Asked[] = [];
  const answer: AnswerQuestion = async (question) => {
    asked.push(question);
    await setting.onAsked?.(question);
    const text = setting.answers?.[question.text] ?? 'At 9:00.';
    const none = { consulted: [], wantsContact: false, wantsPerson: false, sources: [] };
    return { kind: 'answered', text, ...none, provenance: { ...provenance, costMicros: 100 } };
  };
  const policy = runRehearsals({
    ...house,
    businessOf: () =>
      Promise.resolve({
        name: 'A',
        timeZone: 'UTC',
        hours: noHours,
        desk: desk.initial,
        costMicrosToday: 9e9,
      }),
    answerWith: (name) => (setting.knows !== false && name === model ? answer : undefined),
    now,
  });
  const ran = async () => {
    const { state, events: made } = await house.handleRehearsal.load(tenant, rehearsalId);
    const verdicts = made.flatMap(({ type, data }) =>
      type === 'QuestionRehearsed' ? [[data.messageId, data.verdict, data.comparison]] : [],
    );
    return { state, verdicts };
  };
  return { house, asked, policy, ran };
}

describe('a rehearsal', () => {
  const past = [asking('1', 1), answering('1'), asking('2', 2), answering('2')];

  test('asks each question as of its time, with what was said before it, and counts what that costs', async () => {
    const { house, asked, policy, ran } = await rehearsing(past, ['1', '2'], {
      answers: { 'Question 2?': 'At 10:00.' },
    });
    await house.follow(policy);
    expect(await ran()).toMatchObject({
      state: { status: 'completed', costMicros: 200 },
      verdicts: [
        ['1', 'same', null],
        ['2', 'changed', { question: 'Question 2?', before: 'At 9:00.', after: 'At 10:00.' }],
      ],
    });
    expect(asked.map((one) => [one.at, one.history.map(({ text }) => text)])).toEqual([
      [at(1), []],
      [at(2), ['Question 1?', 'At 9:00.']],
    ]);
    // What a visitor has spent is no reason to answer otherwise.
    expect(asked[0]?.spent).toEqual({
      replyCount: 0,
      tokens: 0,
      costMicros: 0,
      costMicrosToday: 0,
      isOverAllowance: false,
    });
  });

  test('that was cut off goes on where it was, and asks nothing twice', async () => {
    const stop = new AbortController();
    const { house, asked, policy, ran } = await rehearsing(past, ['1', '2'], {
      onAsked: () => {
        stop.abort();
      },
    });
    await house.follow(policy, stop.signal);
    expect((await ran()).state).toMatchObject({ status: 'running', doneIds: ['1'] });
    await house.follow(policy);
    expect((await ran()).state).toMatchObject({ status: 'completed' });
    expect(asked.map(({ text }) => text)).toEqual(['Question 1?', 'Question 2?']);
  });
  test('that is cancelled stops there', async () => {
    const { house, asked, policy, ran } = await rehearsing(past, ['1', '2'], {
      onAsked: async () => {
        const command = {
          type: 'CancelRehearsal',
          data: { rehearsalId },
          commandId: 'x',
          now: now(),
        } as const;
        await house.handleRehearsal(rehearsalId, command, context);
      },
    });
    // The verdict on what was being asked comes too late and is not recorded.
    await house.follow(policy);
    expect(await ran()).toMatchObject({ state: { status: 'cancelled', doneIds: [] } });
    expect(asked).toHaveLength(1);
  });
  test('of a model that is there no more is cancelled', async () => {
    const { house, policy, ran } = await rehearsing(past, ['1'], { knows: false });
    await house.follow(policy);
    expect((await ran()).state).toMatchObject({ status: 'cancelled' });
  });
  test('asks nothing that was erased, and says that it is gone', async () => {
    const forgotten: ConversationEvent = {
      type: 'MessageReceived',
      data: { messageId: '2', visitorId: 'v', text: erased, receivedAt: at(2) },
    };
    const { house, asked, policy, ran } = await rehearsing(
      [asking('1', 1), answering('1', { text: erased, sources: erased }), forgotten, answering('2')],
      ['1', '2', 'never received'],
    );
    await house.follow(policy);
    expect((await ran()).verdicts).toEqual([
      ['1', 'gone', null],
      ['2', 'gone', null],
      ['never received', 'gone', null],
    ]);
    expect(asked).toEqual([]);
  });
  test('compares all of an answer, and none of what was asked below it', async () => {
    const two = 'At 9:00.\n\nOn Sundays at 10:00.';
    const { house, policy, ran } = await rehearsing(
      [
        asking('1', 1),
        answering('1', { text: two }),
        asking('2', 2),
        answering('2', { text: `${two}\n\nWhat is your name?`, asks: 'name' }),
      ],
      ['1', '2'],
      { answers: { 'Question 1?': two, 'Question 2?': two } },
    );
    await house.follow(policy);
    expect((await ran()).verdicts.map(([, verdict]) => verdict)).toEqual(['same', 'same']);
  });
});
