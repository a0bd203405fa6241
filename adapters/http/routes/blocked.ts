import type { Router } from 'express';
import type { HandleLine } from '../../../application/call/needs.js';
import type { HandleConversation } from '../../../application/conversation/start-conversation.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Decision } from '../../../domain/kernel/decider.js';
import type { ConversationReason } from '../../../domain/conversation/conversation.js';
import { isBlocked } from '../../../domain/kernel/block.js';
import type { LineReason } from '../../../domain/line/line.js';
import type { ConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import { takeBody } from '../body.js';
import { blockedOne, type Blocked } from '../contract/blocked.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { conversationGone, sortedTooOften } from './sorting.js';

export interface BlockedNeeds extends Dashboard {
  readonly handleConversation: HandleConversation;
  readonly handleLine: HandleLine;
  readonly inbox: Pick<ConversationInbox, 'blocked'>;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

interface Settled {
  readonly decision: Decision<unknown, ConversationReason | LineReason>;
  readonly position: Position | null;
}

const refusals: Readonly<Partial<Record<ConversationReason | LineReason, Refusal>>> = {
  ConversationIsClosed: new Refusal(
    409,
    'conversation-is-closed',
    'This chat has ended: nobody can write in it any more, and there is nothing to block.',
  ),
  NotAChat: new Refusal(409, 'not-a-chat', 'This is a call. Please block its caller.'),
  TooMuchSorted: sortedTooOften,
  TooManyItems: new Refusal(
    409,
    'too-many-blocked',
    'As many callers are blocked as can be. Please unblock some first.',
  ),
};

/** Visitors and callers whom a business does not want to hear from for a while. */
export function blockedRoutes(needs: BlockedNeeds): Router {
  const { handleConversation, handleLine, inbox, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'work',
    write: 'manage',
  });

  router.get('/blocked', async (request, response) => {
    const tenant = tenantOf(request);
    const [{ state: line }, visitors] = await Promise.all([
      handleLine.load(tenant, tenant),
      inbox.blocked(tenant, now()),
    ]);
    const callers = line.blocked.filter(({ endsAt }) => isBlocked(endsAt, now()));
    response.json({
      blocked: [
        ...visitors.map((one) => ({ kind: 'visitor' as const, ...one })),
        ...callers.map(({ contactId: id, endsAt: until }) => ({ kind: 'caller' as const, id, until })),
      ].sort((a, b) => (a.until < b.until ? 1 : -1)),
    } satisfies Blocked);
  });

  const settled = async ({ decision, position }: Settled): Promise<void> => {
    if (decision.outcome === 'rejected') throw refusals[decision.reason] ?? conversationGone;
    if (position !== null) await seen(position);
  };

  for (const [path, visitorCommand, callerCommand] of [
    ['/blocked', 'BlockVisitor', 'BlockCaller'],
    ['/blocked/end', 'UnblockVisitor', 'UnblockCaller'],
  ] as const) {
    router.post(path, ...takeBody, async (request, response) => {
      const { kind, id } = bodyOf(request, blockedOne);
      const accountId = tenantOf(request);
      const about = { commandId: idOf(request), now: now() };
      const context = contextOf(request);
      if (kind === 'visitor') {
        const command = { type: visitorCommand, data: { conversationId: id }, ...about };
        await settled(await handleConversation(id, command, context));
      } else {
        const command = { type: callerCommand, data: { accountId, contactId: id }, ...about };
        await settled(await handleLine(accountId, command, context));
      }
      response.status(204).end();
    });
  }
  return router;
}
