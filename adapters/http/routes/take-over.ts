import type { Request, Router } from 'express';
import type { HandleConversation } from '../../../application/conversation/start-conversation.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { ConversationCommand, ConversationReason } from '../../../domain/conversation/conversation.js';
import { takeBody } from '../body.js';
import { writeReply } from '../contract/inbox.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

interface TakeOverNeeds extends Dashboard {
  readonly handleConversation: HandleConversation;
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

type Given = Extract<ConversationCommand, { type: 'TakeOver' | 'HandBack' | 'ReplyAsPerson' }>;

/** A member takes a running chat over from the desk, writes in it, and gives it back. */
export function takeOverRoutes(needs: TakeOverNeeds): Router {
  const { guard, handleConversation, seen, now } = needs;
  const { router, tenantOf, contextOf, bodyOf, idOf } = dashboardRouter(needs, {
    read: 'work',
    write: 'work',
  });
  const memberOf = (request: Request) => {
    tenantOf(request);
    const { memberId, sessionId, rights } = guard.of(request);
    if (sessionId === '') throw membersOnly;
    return { memberId, isOwner: rights.includes('manage') };
  };
  const give = async (request: Request, command: Given): Promise<void> => {
    const { decision, position } = await handleConversation(
      String(request.params['id']),
      command,
      contextOf(request),
    );
    if (decision.outcome === 'rejected') throw refusals[decision.reason] ?? gone;
    if (position !== null) await seen(position);
  };

  for (const [path, type] of [
    ['take-over', 'TakeOver'],
    ['hand-back', 'HandBack'],
  ] as const) {
    router.post(`/conversations/:id/${path}`, async (request, response) => {
      await give(request, { type, data: memberOf(request), commandId: idOf(request), now: now() });
      response.status(204).end();
    });
  }

  router.post('/conversations/:id/replies', ...takeBody, async (request, response) => {
    const member = memberOf(request);
    const { messageId: replyId, text } = bodyOf(request, writeReply);
    const data = { ...member, replyId, text };
    await give(request, { type: 'ReplyAsPerson', data, commandId: replyId, now: now() });
    response.status(204).end();
  });
  return router;
}

const membersOnly = new Refusal(403, 'members-only', 'Only a member of the business can write to a visitor.');
const gone = new Refusal(
  404,
  'conversation-not-found',
  'There is no such conversation, or it has gone with its time.',
);
const refusals: Readonly<Partial<Record<ConversationReason, Refusal>>> = {
  ConversationIsClosed: new Refusal(409, 'conversation-is-closed', 'This conversation has ended.'),
  ConversationIsFull: new Refusal(
    409,
    'conversation-is-full',
    'This conversation has become too long. Please write to the visitor in another way.',
  ),
  NotAChat: new Refusal(409, 'not-a-chat', 'This is a call. Only a chat can be taken over.'),
  PersonHasIt: new Refusal(
    409,
    'person-has-it',
    'A member has this conversation already. Only they and an owner can write in it.',
  ),
  NobodyHasIt: new Refusal(
    409,
    'nobody-has-it',
    'The desk answers here. Please take the conversation over first.',
  ),
};
