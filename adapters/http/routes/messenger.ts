import type { Router } from 'express';
import type { PairChat } from '../../../application/messenger/pair-chat.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { PairingReason } from '../../../domain/pairing/pairing.js';
import type { PairedChat, PairedChats } from '../../../projections/paired-chats/queries.js';
import type { MessengerView, PairingOpened } from '../contract/messenger.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface MessengerRoutesNeeds extends Dashboard {
  readonly pairChat: PairChat;
  readonly chats: PairedChats;
  /** The link that brings a token to the bot; undefined where there is no messenger. */
  readonly linkOf: ((token: string) => Promise<string>) | undefined;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

/** Everybody's own chat, and nobody else's. A program has none. */
export function messengerRoutes(needs: MessengerRoutesNeeds): Router {
  const { pairChat, chats, linkOf, guard, limits, seen, now } = needs;
  const { router, tenantOf, contextOf } = dashboardRouter(needs, { read: 'work', write: 'work' });
  type Request = Parameters<typeof tenantOf>[0];

  const memberOf = (request: Request) => {
    const accountId = tenantOf(request);
    const { memberId, sessionId } = guard.of(request);
    if (sessionId === '') throw programsHaveNone;
    return { accountId, memberId };
  };

  router.get('/messenger', async (request, response) => {
    const { accountId, memberId } = memberOf(request);
    const chat = await chats.of(accountId, memberId);
    response.json(viewOf(chat, linkOf !== undefined, now()) satisfies MessengerView);
  });

  router.post('/messenger/pairings', limits.pairings, async (request, response) => {
    const member = memberOf(request);
    if (linkOf === undefined) throw messengerOff;
    const { decision, position, pairingId, token } = await pairChat.open(member, contextOf(request));
    if (decision.outcome === 'rejected') throw refusals[decision.reason];
    if (position !== null) await seen(position);
    response.status(201).json({ pairingId, url: await linkOf(token) } satisfies PairingOpened);
  });

  const deciding = (path: string, decide: 'confirm' | 'withdraw' | 'disconnect'): void => {
    router.post(path, async (request, response) => {
      const id = String(request.params['id']);
      const { decision } = await pairChat[decide](memberOf(request), id, contextOf(request));
      if (decision.outcome === 'rejected') throw refusals[decision.reason];
      response.status(204).end();
    });
  };
  deciding('/messenger/pairings/:id/confirm', 'confirm');
  deciding('/messenger/pairings/:id/withdraw', 'withdraw');
  deciding('/messenger/pairings/:id/end', 'disconnect');
  return router;
}

function viewOf(chat: PairedChat | undefined, isOn: boolean, now: string): MessengerView {
  const none = { pairingId: null, chatName: null, since: null, expiresAt: null, ending: null };
  if (chat === undefined) return { isOn, standing: 'none', ...none };
  const { standing, pairingId, chatName, since, expiresAt, ending } = chat;
  const isOver = expiresAt !== null && Date.parse(expiresAt) < Date.parse(now);
  if (isOver) return { isOn, standing: 'none', ...none };
  return { isOn, standing, pairingId, chatName, since, expiresAt, ending };
}

const programsHaveNone = new Refusal(403, 'not-allowed', 'A key has no chat. Please log in as yourself.');
const messengerOff = new Refusal(
  409,
  'messenger-off',
  'This installation has no messenger. Please ask whoever runs it.',
);
const notFound = new Refusal(
  404,
  'pairing-not-found',
  'This link was used, withdrawn or is over. Please make a new one.',
);
const refusals: Readonly<Record<PairingReason, Refusal>> = {
  AlreadyPaired: new Refusal(
    409,
    'already-paired',
    'A chat is connected already. Please disconnect it first.',
  ),
  TokenNotValid: notFound,
  NothingAsked: notFound,
  NotPaired: notFound,
};
