import { describe, test } from 'vitest';
import { pairing, type PairingCommand, type PairingEvent } from '../../domain/pairing/pairing.js';
import { given } from '../support/given.js';

const [opened, withinTen, afterTen] = [
  '2026-11-24T10:00:00.000Z',
  '2026-11-24T10:09:00.000Z',
  '2026-11-24T10:10:00.001Z',
];
const whose = { accountId: 'acme', memberId: 'ann' };
const one = { ...whose, pairingId: 'p1' };
const chat = { chatRef: 'c1', chatId: '5550101', chatName: '@ann_example' };
const other = { chatRef: 'c2', chatId: '5550102', chatName: '@eve_example' };

const wasOpened: PairingEvent = {
  type: 'PairingOpened',
  data: { ...one, tokenHash: 'h1', openedAt: opened, expiresAt: '2026-11-24T10:10:00.000Z' },
};
const hasAsked: PairingEvent = {
  type: 'ChatAsked',
  data: { ...one, ...chat, askedAt: withinTen, expiresAt: '2026-11-24T10:19:00.000Z' },
};
const wasPaired: PairingEvent = {
  type: 'ChatPaired',
  data: { ...one, chatRef: 'c1', pairedAt: withinTen },
};

const asks = (asked: typeof chat, tokenHash = 'h1', now = withinTen): PairingCommand => ({
  type: 'AskForChat',
  data: { ...whose, tokenHash, ...asked },
  ...{ commandId: 'x', now },
});
const confirm = (now = withinTen, pairingId = 'p1'): PairingCommand => ({
  type: 'ConfirmChat',
  data: { ...whose, pairingId },
  ...{ commandId: 'x', now },
});
const open = (pairingId: string): PairingCommand => ({
  type: 'OpenPairing',
  data: { ...whose, pairingId, tokenHash: 'h2' },
  ...{ commandId: 'x', now: opened },
});
const end = (pairingId: string): PairingCommand => ({
  type: 'EndPairing',
  data: { ...whose, pairingId, ending: 'disconnected' },
  ...{ commandId: 'x', now: withinTen },
});

describe('a link', () => {
  test('lets one chat ask, for ten minutes', () => {
    given(pairing)(wasOpened).when(asks(chat)).then(hasAsked);
    given(pairing)(wasOpened)
      .when(asks(chat, 'h1', afterTen))
      .thenRejected('TokenNotValid');
  });
  test('works once: another chat that has it as well is refused', () => {
    given(pairing)(wasOpened, hasAsked).when(asks(other)).thenRejected('TokenNotValid');
    given(pairing)(wasOpened, hasAsked).when(asks(chat)).thenNothing();
    given(pairing)(wasOpened, hasAsked, wasPaired).when(asks(other)).thenRejected('TokenNotValid');
  });
  test('that was replaced or withdrawn works no more', () => {
    const [again] = [
      { type: 'PairingOpened', data: { ...wasOpened.data, pairingId: 'p2', tokenHash: 'h2' } },
    ];
    given(pairing)(wasOpened, again as PairingEvent)
      .when(asks(chat))
      .thenRejected('TokenNotValid');
    const withdrawn: PairingEvent = { type: 'PairingWithdrawn', data: { ...one, withdrawnAt: opened } };
    given(pairing)(wasOpened, withdrawn).when(asks(chat)).thenRejected('TokenNotValid');
  });
});

describe('a chat', () => {
  test('gets alerts only once the member has said yes', () => {
    given(pairing)(wasOpened, hasAsked).when(confirm()).then(wasPaired);
    given(pairing)(wasOpened).when(confirm()).thenRejected('NothingAsked');
    given(pairing)(wasOpened, hasAsked).when(confirm(withinTen, 'p0')).thenRejected('NothingAsked');
  });
  test('is not confirmed ten minutes after it asked', () => {
    given(pairing)(wasOpened, hasAsked)
      .when(confirm('2026-11-24T10:19:00.001Z'))
      .thenRejected('NothingAsked');
  });
  test('stays until it is disconnected: no link of another takes its place', () => {
    given(pairing)(wasOpened, hasAsked, wasPaired).when(open('p2')).thenRejected('AlreadyPaired');
  });
  test('is left alone by an ending that meant the one before', () => {
    given(pairing)(wasOpened, hasAsked, wasPaired).when(end('p0')).thenRejected('NotPaired');
    const anew: PairingEvent = {
      type: 'PairingEnded',
      data: { ...one, chatRef: 'c1', ending: 'blocked', endedAt: opened },
    };
    given(pairing)(wasOpened, hasAsked, wasPaired, anew).when(end('p1')).thenNothing();
    given(pairing)(wasOpened, hasAsked, wasPaired)
      .when(end('p1'))
      .then({
        type: 'PairingEnded',
        data: { ...one, chatRef: 'c1', ending: 'disconnected', endedAt: withinTen },
      });
  });
  test('may get another id, and never one that it left', () => {
    const move = (from: string, chatRef: string): PairingCommand => ({
      type: 'MoveChat',
      data: { ...one, from, chatRef, chatId: '-1005550101' },
      ...{ commandId: 'x', now: withinTen },
    });
    const moved: PairingEvent = {
      type: 'ChatMoved',
      data: { ...one, chatRef: 'c9', chatId: '-1005550101', movedAt: withinTen },
    };
    given(pairing)(wasOpened, hasAsked, wasPaired).when(move('c1', 'c9')).then(moved);
    given(pairing)(wasOpened, hasAsked, wasPaired, moved).when(move('c9', 'c1')).thenNothing();
    given(pairing)(wasOpened, hasAsked, wasPaired).when(move('c8', 'c9')).thenRejected('NotPaired');
  });
});
