import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  botToken,
  createTelegramWorld,
  people,
  type TelegramWorld,
} from '../support/telegram/telegram-world.js';

/** The double by its wire alone, held against https://core.telegram.org/bots/api. */
let world: TelegramWorld;
const { ann, ben, cleo } = people;
const key = (button: object) => ({ inline_keyboard: [[button]] });

beforeAll(async () => {
  world = await createTelegramWorld({ press: () => Promise.resolve('Noted.') });
  await world.double.people.start(ann.chatId);
  await world.double.updates.settled();
});
afterAll(() => world.close());

async function ask(method: string, body: object = {}, url = world.apiUrl) {
  const answer = await fetch(`${url}/${method}`, {
    ...{ method: 'POST', body: JSON.stringify(body) },
    headers: { 'content-type': 'application/json' },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
const send = (change: object) => ask('sendMessage', { chat_id: ann.chatId, text: 'Hello', ...change });

test('only the bot’s own token opens it', async () => {
  const other = world.apiUrl.replace(botToken, `5550100:${'x'.repeat(35)}`);
  expect(await ask('getMe', {}, other)).toMatchObject({
    status: 401,
    body: { ok: false, description: 'Unauthorized' },
  });
  expect((await ask('getMe', {}, world.apiUrl.replace(botToken, 'nothing'))).status).toBe(404);
  expect((await ask('sendPigeon')).status).toBe(404);
  expect(await ask('getMe')).toMatchObject({
    status: 200,
    body: { ok: true, result: { id: 5550100, is_bot: true, username: 'sandbox_bot' } },
  });
});

describe('sendMessage', () => {
  test('answers the message as it stands in the chat', async () => {
    const { body } = await send({
      protect_content: true,
      reply_markup: key({ text: 'Seen', callback_data: 'x' }),
    });
    expect(body).toMatchObject({
      ok: true,
      result: {
        chat: { id: ann.chatId, type: 'private', username: 'ann_example' },
        from: { is_bot: true },
        text: 'Hello',
        has_protected_content: true,
        reply_markup: key({ text: 'Seen', callback_data: 'x' }),
      },
    });
  });

  test.each([
    [{ text: undefined }, 'Bad Request: message text is empty'],
    [{ text: '  ' }, 'Bad Request: message text is empty'],
    [{ text: 'a'.repeat(4_097) }, 'Bad Request: message is too long'],
    [{ chat_id: undefined }, 'Bad Request: chat_id is empty'],
    [{ chat_id: cleo.chatId }, 'Bad Request: chat not found'],
    [{ chat_id: 1 }, 'Bad Request: chat not found'],
    [{ reply_markup: key({ text: 'A', callback_data: 'é'.repeat(33) }) }, 'Bad Request: BUTTON_DATA_INVALID'],
    [{ reply_markup: key({ text: 'A', callback_data: '' }) }, 'Bad Request: BUTTON_DATA_INVALID'],
    [{ reply_markup: key({ text: 'A', url: 'nowhere' }) }, /Wrong HTTP URL/u],
    [{ reply_markup: key({ text: 'A' }) }, /Text buttons are unallowed/u],
  ])('refuses %j', async (change, description) => {
    const { status, body } = await send(change);
    expect(status).toBe(400);
    expect(body).toMatchObject({ ok: false, error_code: 400 });
    expect(body['description']).toMatch(description);
  });

  test('takes the longest text and the longest button', async () => {
    expect((await send({ text: 'a'.repeat(4_096) })).status).toBe(200);
    expect((await send({ reply_markup: key({ text: 'A', callback_data: 'é'.repeat(32) }) })).status).toBe(
      200,
    );
  });

  test('says who blocked it, who is gone, and where a group went', async () => {
    await world.double.people.start(ben.chatId);
    await world.double.people.block(ben.chatId);
    expect(await send({ chat_id: ben.chatId })).toMatchObject({
      ...{ status: 403, body: { description: 'Forbidden: bot was blocked by the user' } },
    });
    await world.double.people.leave(ben.chatId);
    expect((await send({ chat_id: ben.chatId })).body).toMatchObject({
      description: 'Forbidden: user is deactivated',
    });
    await world.double.people.start(people.studio.chatId);
    await world.double.people.upgrade(people.studio.chatId, -1_005_550_104);
    expect((await send({ chat_id: people.studio.chatId })).body).toMatchObject({
      parameters: { migrate_to_chat_id: -1_005_550_104 },
    });
  });
});

describe('a press', () => {
  test('is answered once, by its id only', async () => {
    const { body } = await send({ reply_markup: key({ text: 'Seen', callback_data: 'seen:n' }) });
    const { message_id: messageId } = body['result'] as { readonly message_id: number };
    expect(await world.double.people.press(ann.chatId, messageId, 'other')).toBeUndefined();
    const pressId = await world.double.people.press(ann.chatId, messageId, 'seen:n');
    await world.double.updates.settled();
    expect(await world.double.people.answerTo(pressId ?? '')).toBe('Noted.');
    for (const id of [pressId, 'nobody'])
      expect((await ask('answerCallbackQuery', { callback_query_id: id })).body['description']).toMatch(
        /too old/u,
      );
  });

  test('leaves a message that can be changed, but not to what it is', async () => {
    const markup = key({ text: 'Seen', callback_data: 'x' });
    const { body } = await send({ reply_markup: markup });
    const { message_id: messageId } = body['result'] as { readonly message_id: number };
    const edit = (change: object) =>
      ask('editMessageReplyMarkup', { chat_id: ann.chatId, message_id: messageId, ...change });
    expect((await edit({ reply_markup: markup })).body['description']).toMatch(/not modified/u);
    expect((await edit({})).status).toBe(200);
    expect((await edit({ message_id: 1 })).body['description']).toMatch(/not found/u);
  });
});

describe('deleteMessage', () => {
  const hoursMs = 60 * 60 * 1_000;
  const remove = (messageId: unknown, chatId: number = ann.chatId) =>
    ask('deleteMessage', { chat_id: chatId, message_id: messageId });
  const sent = async (): Promise<number> =>
    ((await send({})).body['result'] as { readonly message_id: number }).message_id;

  test('takes a message out of its chat, once, and only there', async () => {
    const messageId = await sent();
    expect((await remove(messageId, cleo.chatId)).body['description']).toMatch(/chat not found/u);
    expect(await remove(messageId)).toMatchObject({ status: 200, body: { ok: true, result: true } });
    expect((await remove(messageId)).body['description']).toBe('Bad Request: message to delete not found');
    expect((await remove('x')).status).toBe(400);
    const left = await world.double.people.messages(ann.chatId);
    expect(left.map((one) => one.messageId)).not.toContain(messageId);
  });

  test('refuses one of 48 hours', async () => {
    const messageId = await sent();
    world.clock.aheadMs = 48 * hoursMs;
    expect((await remove(messageId)).body['description']).toMatch(/can't be deleted/u);
    world.clock.aheadMs = 47 * hoursMs;
    expect((await remove(messageId)).status).toBe(200);
    world.clock.aheadMs = 0;
  });
});

describe('setWebhook', () => {
  test.each([
    [{ url: 'http://desk.example.com/x' }, /HTTPS/u],
    [{ url: 'nowhere' }, /invalid URL/u],
    [{ secret_token: 'with space' }, /unallowed characters/u],
    [{ max_connections: 101 }, /max_connections/u],
  ])('refuses %j', async (change, description) => {
    const { status, body } = await ask('setWebhook', { url: world.webhookUrl, ...change });
    expect(status).toBe(400);
    expect(body['description']).toMatch(description);
  });

  test('was told what the adapter wants', async () => {
    expect((await ask('getWebhookInfo')).body).toMatchObject({ result: { url: world.webhookUrl } });
  });
});

test('an update that is not taken comes again, in order, until it is', async () => {
  let failures = 2;
  const told: string[] = [];
  const flaky = await createTelegramWorld({
    press: () => Promise.resolve(undefined),
    ask: (token) => {
      if (failures-- > 0) return Promise.reject(new Error('Away'));
      told.push(token.slice(0, 1));
      return Promise.resolve(true);
    },
  });
  await flaky.double.people.start(ann.chatId, 'a'.repeat(43));
  await flaky.double.people.start(ann.chatId, 'b'.repeat(43));
  await flaky.double.updates.settled();
  expect(told).toEqual(['a', 'b']);
  await flaky.close();
});
