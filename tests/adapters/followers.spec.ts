import express from 'express';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FollowLine, WidgetMessage } from '../../adapters/http/contract/widget.js';
import { createFollowers, type Followers } from '../../adapters/http/followers.js';
import { createRateLimits } from '../../adapters/http/guard/rate-limits.js';
import { createVisitorTokens } from '../../adapters/http/guard/visitor-token.js';
import { handleErrors } from '../../adapters/http/problem-details.js';
import { widgetRoutes, type WidgetNeeds } from '../../adapters/http/routes/widget.js';
import { deskOf } from '../../application/desk/desk-of.js';
import type { ConversationCommand } from '../../domain/conversation/conversation.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { noHours } from '../support/no-hours.js';
import { served, type Served } from '../support/served.js';

const tenant = 'acme';
const tokens = createVisitorTokens(new Uint8Array(32));
const raise = (error: unknown): never => {
  throw error;
};
const ada = { memberId: 'ada', isOwner: false };

function createHouse(followers: Followers) {
  const { handleConversation, handleDesk } = createMemoryHouse();
  const needs = {
    ...{ handleConversation, followers, tokens, limits: createRateLimits() },
    ...{ transcripts: express.Router(), identity: express.Router(), rights: express.Router() },
    ...{ ownOrigins: new Set<string>(), onError: raise, now: () => '2026-11-24T10:00:00.000Z' },
    businessOf: async () => ({
      ...{ name: 'Marigold', timeZone: 'UTC', hours: noHours, costMicrosToday: 0 },
      desk: await deskOf(handleDesk)(tenant),
    }),
  };
  const app = express();
  // What the rest of the widget needs is never asked here.
  app.use('/widget/v1', widgetRoutes(needs as unknown as WidgetNeeds));
  app.use(handleErrors(raise));
  const give = async (conversationId: string, asked: Pick<ConversationCommand, 'type' | 'data'>) => {
    const command = { ...asked, commandId: uuidv7(), now: '2026-11-24T10:00:00.000Z' };
    const context = { tenant, actor: 'test', causationId: '' };
    await handleConversation(conversationId, command as ConversationCommand, context);
    followers.publish({ tenant, category: 'conversation', entity: conversationId, position: 1n });
  };
  const started = async (): Promise<string> => {
    const conversationId = uuidv7();
    const opening = { noticeVersion: '1', opening: { pageUrl: '' }, language: 'en' };
    const data = { conversationId, visitorId: 'v', ...opening, channel: 'chat', device: 'phone' } as const;
    await give(conversationId, { type: 'StartConversation', data });
    return conversationId;
  };
  return { app, give, started };
}

let followers: Followers;
let house: ReturnType<typeof createHouse>;
let there: Served;
const open = async (more: Partial<Parameters<typeof createFollowers>[0]> = {}) => {
  followers = createFollowers({ onError: raise, ...more });
  house = createHouse(followers);
  there = await served(house.app);
};
beforeEach(() => open());
afterEach(async () => {
  followers.close();
  await there.close();
});

const follow = (id: string, { after = '', token = tokens.issue({ tenant, conversationId: id }) } = {}) =>
  fetch(`${there.origin}/widget/v1/conversations/${id}/follow?after=${encodeURIComponent(after)}`, {
    headers: { Authorization: `Bearer ${token}` },
  });

/** The messages of a stream, one by one, and whether it has ended. */
function messagesOf(answer: Response) {
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let rest = '';
  return async (): Promise<WidgetMessage | 'ended'> => {
    for (;;) {
      const end = rest.indexOf('\n');
      if (end >= 0) {
        const line = JSON.parse(rest.slice(0, end)) as FollowLine;
        rest = rest.slice(end + 1);
        if (line.type === 'message') return line.message;
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return 'ended';
      rest += decoder.decode(value, { stream: true });
    }
  };
}

const write = (text: string) =>
  ({ type: 'ReplyAsPerson', data: { ...ada, replyId: `id of ${text}`, text } }) as const;
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

test('who follows sees a person come, write and leave, each as it happens', async () => {
  const id = await house.started();
  await house.give(id, { type: 'TakeOver', data: ada });
  const next = messagesOf(await follow(id));
  expect(await next()).toMatchObject({ from: 'person', notice: 'came' });
  await house.give(id, write('Hello, a person here.'));
  expect(await next()).toMatchObject({ from: 'person', notice: null, text: 'Hello, a person here.' });
  await house.give(id, { type: 'HandBack', data: ada });
  expect(await next()).toMatchObject({ from: 'person', notice: 'left' });
  // Nobody asked for a person, and none is there any more.
  expect(await next()).toBe('ended');
});

test('it goes on after the last message that the visitor has', async () => {
  const id = await house.started();
  await house.give(id, { type: 'TakeOver', data: ada });
  await house.give(id, write('one'));
  await house.give(id, write('two'));
  const next = messagesOf(await follow(id, { after: 'id of one' }));
  expect(await next()).toMatchObject({ text: 'two' });
  const whole = messagesOf(await follow(id, { after: 'nothing of that name' }));
  expect(await whole()).toMatchObject({ notice: 'came' });
});

test('the token of another conversation, or none, opens nothing', async () => {
  const [id, other] = [await house.started(), await house.started()];
  await house.give(id, { type: 'TakeOver', data: ada });
  const gone = [404, 'conversation-not-found'];
  expect(await codeOf(await follow(id, { token: tokens.issue({ tenant, conversationId: other }) }))).toEqual(
    gone,
  );
  expect(await codeOf(await follow(id, { token: 'none' }))).toEqual(gone);
  const elsewhere = tokens.issue({ tenant: 'another', conversationId: id });
  expect(await codeOf(await follow(id, { token: elsewhere }))).toEqual(gone);
});

test('nobody follows where no person was asked for or is there, or the chat has ended', async () => {
  const id = await house.started();
  expect(await codeOf(await follow(id))).toEqual([409, 'nobody-to-follow']);
  await house.give(id, { type: 'TakeOver', data: ada });
  await house.give(id, { type: 'CloseConversation', data: { conversationId: id } });
  expect(await codeOf(await follow(id))).toEqual([409, 'nobody-to-follow']);
});

test('one window too many ends the oldest, and one visitor too many is told to come back', async () => {
  await there.close();
  await open({ perConversationMax: 2, perTenantMax: 2 });
  const id = await house.started();
  await house.give(id, { type: 'TakeOver', data: ada });
  const [first, second] = [messagesOf(await follow(id)), messagesOf(await follow(id))];
  await first();
  await second();
  const third = messagesOf(await follow(id));
  expect(await first()).toBe('ended');
  expect(await third()).toMatchObject({ notice: 'came' });
  const other = await house.started();
  await house.give(other, { type: 'TakeOver', data: ada });
  expect(await codeOf(await follow(other))).toEqual([503, 'overloaded']);
});

test('a stream ends by itself after a while', async () => {
  await there.close();
  await open({ lastsMs: 1 });
  const id = await house.started();
  await house.give(id, { type: 'TakeOver', data: ada });
  const next = messagesOf(await follow(id));
  const seen = [await next()];
  if (seen[0] !== 'ended') seen.push(await next());
  expect(seen.at(-1)).toBe('ended');
});
