import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { createHandle } from '../../application/handling/handle.js';
import { createChats } from '../../application/messenger/chats.js';
import { pairingOf, type Holder } from '../../application/messenger/needs.js';
import { createPairChat } from '../../application/messenger/pair-chat.js';
import { pressed } from '../../application/messenger/press.js';
import type { MessengerMessage } from '../../application/ports/messenger.js';
import { pairing } from '../../domain/pairing/pairing.js';
import { createMemoryHouse } from '../support/memory-house.js';

const now = () => '2026-11-24T10:00:00.000Z';
const chat = { chatId: '5550101', chatName: '@ann_example' };
const acme = { accountId: 'acme', memberId: 'ann' };
const bolt = { accountId: 'bolt', memberId: 'ann' };

/** One member of two businesses, both of which send to the same chat. */
async function twoBusinesses() {
  const { store } = createMemoryHouse();
  const handlePairing = createHandle({ store, newId: uuidv7 })(pairing);
  const refs = new Map<string, string>();
  const opened = new Map<string, Holder>();
  const holders: Holder[] = [];
  const sent: MessengerMessage[] = [];
  const needs = {
    ...{
      handlePairing,
      now,
      newId: uuidv7,
      idNamed: (name: string) => name,
      hashOf: (token: string) => token,
    },
    directory: {
      resolve: (_scope: string, [handle = '']: readonly string[], freshId: string) => {
        refs.set(handle, refs.get(handle) ?? freshId);
        return Promise.resolve(refs.get(handle) ?? freshId);
      },
      find: (_scope: string, handle: string) => Promise.resolve(refs.get(handle)),
      forget: () => Promise.resolve(0),
    },
    holderByToken: (hash: string) => Promise.resolve(opened.get(hash)),
    holdersByChat: async (chatRef: string) => {
      const states = await Promise.all(holders.map((one) => stateOf(one)));
      return holders.filter((_one, index) => {
        const at = states[index];
        return at?.stage === 'paired' && at.chatRef === chatRef;
      });
    },
    seen: () => Promise.resolve(),
  };
  const stateOf = async (member: Omit<Holder, 'pairingId'>) =>
    (await handlePairing.load(member.accountId, pairingOf(needs, member))).state.at;
  const chats = createChats(needs);
  const pairChat = createPairChat({
    ...needs,
    messenger: {
      send: (message) => {
        sent.push(message);
        return Promise.resolve({ outcome: 'unknown' });
      },
    },
    newToken: uuidv7,
    chatIdOf: () => Promise.resolve(chat.chatId),
    welcome: (accountId) => Promise.resolve({ text: `Alerts of ${accountId}`, buttons: [] }),
  });
  for (const member of [acme, bolt]) {
    const context = { tenant: member.accountId, actor: 'member:ann', causationId: '' };
    const { pairingId, token } = await pairChat.open(member, context);
    opened.set(token, { ...member, pairingId });
    expect(await chats.ask(token, chat, 'u')).toBe(true);
    for (let times = 0; times < 2; times += 1) await pairChat.confirm(member, pairingId, context);
    holders.push({ ...member, pairingId });
  }
  return { chats, stateOf, sent };
}

describe('a chat that two businesses send to', () => {
  test('is greeted once by each, also where nobody knows whether it arrived', async () => {
    const { sent } = await twoBusinesses();
    expect(sent.map(({ text }) => text)).toEqual(['Alerts of acme', 'Alerts of bolt']);
  });

  test('has its press taken to the business that knows the button, and to no stranger', async () => {
    const { chats } = await twoBusinesses();
    const asked: string[] = [];
    const press = pressed({
      chats,
      onPress: ({ tenant }) => {
        asked.push(tenant);
        return Promise.resolve(tenant === 'bolt' ? 'Noted.' : undefined);
      },
      worksOf: (tenant) => Promise.resolve(`It works, says ${tenant}.`),
    });
    expect(await press(chat.chatId, 'seen:n')).toBe('Noted.');
    expect(asked).toEqual(['acme', 'bolt']);
    expect(await press(chat.chatId, 'trial')).toBe('It works, says acme.');
    expect(await press('5550999', 'seen:n')).toBeUndefined();
    expect(await press('5550999', 'trial')).toBeUndefined();
    expect(asked).toHaveLength(2);
  });

  test('is followed by both when it moves, and lost to both when it blocks the bot', async () => {
    const { chats, stateOf } = await twoBusinesses();
    for (let times = 0; times < 2; times += 1) await chats.move(chat.chatId, '-1005550101', 'm');
    expect(await chats.holdersOf('-1005550101')).toHaveLength(2);
    expect(await chats.holdersOf(chat.chatId)).toEqual([]);
    await chats.lose('-1005550101', 'blocked', 'b');
    for (const member of [acme, bolt]) expect((await stateOf(member)).stage).toBe('none');
  });
});
