import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createBot } from '../../adapters/telegram/bot.js';
import { createMessenger } from '../../adapters/telegram/messenger.js';
import type { MessengerMessage } from '../../application/ports/messenger.js';
import { served } from '../support/served.js';
import {
  botToken,
  createTelegramWorld,
  people,
  webhookSecret,
  type TelegramWorld,
} from '../support/telegram/telegram-world.js';

const lost: [string, string][] = [];
const moved: [string, string][] = [];
const asked: [string, string, string][] = [];
const presses: [string, string][] = [];
let isAskedFor = true;
let isAway = false;
let world: TelegramWorld;

beforeAll(async () => {
  world = await createTelegramWorld({
    lose: (chatId, why) => Promise.resolve(void lost.push([chatId, why])),
    move: (from, to) => Promise.resolve(void moved.push([from, to])),
    ask: (token, { chatId, chatName }) => {
      if (isAway) return Promise.reject(new Error('The database is away'));
      asked.push([token, chatId, chatName]);
      return Promise.resolve(isAskedFor);
    },
    press: (chatId, press) => {
      presses.push([chatId, press]);
      return Promise.resolve(press.startsWith('seen:') ? 'Noted.' : undefined);
    },
  });
  for (const { chatId } of [people.ann, people.ben, people.studio]) await world.double.people.start(chatId);
  await world.double.updates.settled();
});
afterAll(() => world.close());
beforeEach(() => {
  for (const list of [lost, moved, asked, presses, world.waits, world.failures, world.notices])
    list.length = 0;
  isAskedFor = true;
});

const { ann, ben, cleo, studio } = people;
const message = (chatId: number, change: Partial<MessengerMessage> = {}): MessengerMessage => ({
  ...{ attemptId: 'a', chatId: String(chatId), text: 'Somebody left a message.', buttons: [] },
  ...change,
});
const send = (...sent: Parameters<typeof message>) => world.telegram.messenger.send(message(...sent));
const newest = async (chatId: number) => (await world.double.people.messages(chatId)).at(-1);

describe('a message', () => {
  test('arrives as plain text, protected, with its buttons one below the other', async () => {
    const buttons = [
      { label: 'Seen', press: 'seen:n1' },
      { label: 'Open', url: 'https://desk.example.com/#/leads' },
    ];
    const text = 'A <b>new</b> *lead* & _more_.';
    const receipt = await send(ann.chatId, { text, buttons });
    const arrived = await newest(ann.chatId);
    expect(arrived).toMatchObject({ text, isProtected: true, isOfBot: true });
    expect(arrived?.keyboard).toEqual([
      [{ text: 'Seen', callback_data: 'seen:n1' }],
      [{ text: 'Open', url: 'https://desk.example.com/#/leads' }],
    ]);
    expect(receipt).toEqual({ outcome: 'accepted', messageId: String(arrived?.messageId) });
  });

  test('waits as long as Telegram says, and no longer than it may', async () => {
    world.failures.push(tooMany(3), tooMany(4));
    expect(await send(ann.chatId)).toMatchObject({ outcome: 'accepted' });
    expect(world.waits).toEqual([3_000, 4_000]);
    world.failures.push(tooMany(15), tooMany(15));
    expect(await send(ann.chatId)).toEqual({ outcome: 'refused', code: 'limited' });
  });

  test('of which nobody knows whether it was taken is never sent again', async () => {
    const before = (await world.double.people.messages(ann.chatId)).length;
    world.failures.push('do-and-hang');
    expect(await send(ann.chatId)).toEqual({ outcome: 'unknown' });
    world.failures.push({ status: 502, description: 'Bad Gateway' });
    expect(await send(ann.chatId)).toEqual({ outcome: 'unknown' });
    expect(await world.double.people.messages(ann.chatId)).toHaveLength(before + 1);
  });

  test('that Telegram cannot be reached with is tried again, because nobody can have it', async () => {
    const waits: number[] = [];
    const closed = await served(express());
    await closed.close();
    const { api } = createBot({ botToken, apiUrl: closed.origin, timeoutMs: 500 }, fetch);
    const away = createMessenger({ patienceMs: 20_000 }, api, {
      wait: (ms) => Promise.resolve(void waits.push(ms)),
      onLost: () => Promise.resolve(),
      onMoved: () => Promise.resolve(),
    });
    expect(await away.send(message(ann.chatId))).toEqual({ outcome: 'refused', code: 'limited' });
    expect(waits).toEqual([500, 1_000, 2_000]);
  });

  test('to a chat that blocked the bot, is gone or never began is refused, and the chat is given up', async () => {
    await world.double.people.block(ben.chatId);
    await world.double.updates.settled();
    expect(lost).toEqual([[String(ben.chatId), 'blocked']]);
    expect(await send(ben.chatId)).toEqual({ outcome: 'refused', code: 'blocked' });
    expect(await send(cleo.chatId)).toEqual({ outcome: 'refused', code: 'chat-gone' });
    await world.double.people.start(ben.chatId);
    await world.double.people.leave(ben.chatId);
    expect(await send(ben.chatId)).toEqual({ outcome: 'refused', code: 'chat-gone' });
    expect(lost.slice(1)).toEqual([
      [String(ben.chatId), 'blocked'],
      [String(cleo.chatId), 'chat-gone'],
      [String(ben.chatId), 'chat-gone'],
    ]);
  });

  test('follows a chat that has another id, and the id is told first', async () => {
    const to = -1_005_550_104;
    await world.double.people.upgrade(studio.chatId, to);
    await world.double.updates.settled();
    expect(moved).toEqual([[String(studio.chatId), String(to)]]);
    expect(await send(studio.chatId)).toMatchObject({ outcome: 'accepted' });
    expect(moved[1]).toEqual([String(studio.chatId), String(to)]);
    expect(await newest(to)).toMatchObject({ text: 'Somebody left a message.' });
  });

  test.each([
    ['an empty one', { text: ' ' }],
    ['one of 4,097 characters', { text: 'a'.repeat(4_097) }],
    ['a button of 65 bytes', { buttons: [{ label: 'Seen', press: 'é'.repeat(33) }] }],
    ['a button that leads nowhere', { buttons: [{ label: 'Open', url: 'javascript:0' }] }],
  ])('is refused for good where Telegram does not take it: %s', async (_what, change) => {
    expect(await send(ann.chatId, change)).toEqual({ outcome: 'refused', code: 'refused' });
    expect(lost).toEqual([]);
  });
});

const token = 'k'.repeat(43);

describe('a link', () => {
  test('brings its token and the chat it was opened in', async () => {
    expect(await world.telegram.linkOf(token)).toBe(`https://t.me/sandbox_bot?start=${token}`);
    await world.double.people.start(ann.chatId, token);
    await world.double.updates.settled();
    expect(asked).toEqual([[token, String(ann.chatId), '@ann_example']]);
    expect((await newest(ann.chatId))?.text).toMatch(/confirm/u);
  });

  test('that is none, or not any more, is answered with what to do', async () => {
    isAskedFor = false;
    await world.double.people.start(ann.chatId, token);
    await world.double.people.start(ann.chatId, 'short');
    await world.double.updates.settled();
    expect(asked).toHaveLength(1);
    expect((await newest(ann.chatId))?.text).toMatch(/not valid any more/u);
  });

  test('connects no group: a lead would be shown to everybody', async () => {
    const group = { chatId: -5550105, kind: 'group', name: 'All of us', username: null } as const;
    await world.double.introduce([group]);
    await world.double.people.start(group.chatId, token);
    await world.double.updates.settled();
    expect(asked).toEqual([]);
    expect((await newest(group.chatId))?.text).toMatch(/private chat/u);
  });
});

describe('a press', () => {
  const press = async (data: string) => {
    await send(ann.chatId, {
      buttons: [
        { label: 'Press', press: data },
        { label: 'Open', url: 'https://desk.example.com/' },
      ],
    });
    const { messageId = 0 } = (await newest(ann.chatId)) ?? {};
    const pressId = await world.double.people.press(ann.chatId, messageId, data);
    await world.double.updates.settled();
    return {
      said: await world.double.people.answerTo(pressId ?? ''),
      left: (await newest(ann.chatId))?.keyboard,
    };
  };

  test('is answered, and its button goes', async () => {
    const { said, left } = await press('seen:n1');
    expect(said).toBe('Noted.');
    expect(presses).toEqual([[String(ann.chatId), 'seen:n1']]);
    expect(left).toEqual([[{ text: 'Open', url: 'https://desk.example.com/' }]]);
  });

  test('that nobody knows is answered with a sentence, and changes nothing', async () => {
    const { said, left } = await press('what:n1');
    expect(said).toMatch(/not known/u);
    expect(left).toHaveLength(2);
  });
});

describe('an update', () => {
  const bring = (body: string, secret: string | undefined = webhookSecret) =>
    fetch(world.webhookUrl, {
      ...{ method: 'POST', body },
      headers: secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret },
    });
  const start = (id: number, chatType = 'private') =>
    JSON.stringify({
      update_id: id,
      message: {
        ...{ message_id: 1, date: 1, from: { id: 1, is_bot: false, first_name: 'Ann' } },
        chat: { id: ann.chatId, type: chatType, first_name: 'Ann' },
        ...{ text: `/start ${token}`, entities: [{ type: 'bot_command', offset: 0, length: 6 }] },
      },
    });

  test('without the secret has no effect, whatever is in it', async () => {
    for (const secret of ['', 'wrong', webhookSecret.slice(1), `${webhookSecret}x`]) {
      expect((await bring(start(900_001), secret)).status).toBe(401);
      expect((await bring('{', secret)).status).toBe(401);
    }
    expect(asked).toEqual([]);
  });

  test('that comes twice, also at the same moment, has its effect once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => bring(start(900_002))));
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).not.toEqual([]);
    expect((await bring(start(900_002))).status).toBe(200);
    expect(asked).toHaveLength(1);
  });

  test('that failed is dealt with when it comes again', async () => {
    isAway = true;
    expect((await bring(start(900_003))).status).toBe(500);
    isAway = false;
    expect((await bring(start(900_003))).status).toBe(200);
    expect(asked).toHaveLength(1);
  });

  test('that nobody can read, that is too long, or that nobody asked for does no harm', async () => {
    for (const body of ['', '{', '[]', '{"update_id":"x"}', '{"update_id":900004,"poll":{}}'])
      expect((await bring(body)).status, body).toBe(200);
    expect((await bring(`"${'a'.repeat(300_000)}"`)).status).toBe(413);
    expect((await fetch(world.webhookUrl)).status).toBe(405);
    const photo = {
      update_id: 900_005,
      message: { message_id: 2, date: 1, chat: { id: 1, type: 'private' }, photo: [] },
    };
    expect((await bring(JSON.stringify(photo))).status).toBe(200);
    expect(asked).toEqual([]);
  });
});

const tooMany = (retryAfter: number) => ({
  ...{ status: 429, description: `Too Many Requests: retry after ${String(retryAfter)}`, retryAfter },
});
