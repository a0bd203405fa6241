import type { Request } from 'express';
import type { HandleConversation } from '../../../application/conversation/start-conversation.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { ConversationCommand } from '../../../domain/conversation/conversation.js';
import type { Team } from '../../../projections/team/queries.js';
import { takeBody } from '../body.js';
import { assign, markSpam, takeNote, type NoteTaken } from '../contract/inbox.js';
import type { dashboardRouter } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface SortingNeeds {
  readonly handleConversation: HandleConversation;
  readonly team: Pick<Team, 'of'>;
  /** Returns once the screens have seen this position, or soon after. */
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

export type SortingDoor = ReturnType<typeof dashboardRouter>;

export const conversationGone = new Refusal(
  404,
  'conversation-not-found',
  'There is no such conversation, or it has gone with its time.',
);
const noSuchMember = new Refusal(
  404,
  'member-not-found',
  'Nobody of that id belongs to the business. Please reload and choose again.',
);
export const sortedTooOften = new Refusal(
  409,
  'sorted-too-often',
  'This conversation was noted and sorted 200 times, and takes no more.',
);

/** Who takes care of a conversation, what members note about it, and whether it is spam. */
export function sortingRoutes(
  { router, tenantOf, contextOf, idOf, bodyOf }: SortingDoor,
  needs: SortingNeeds,
): void {
  const give = async (
    request: Request,
    conversationId: string,
    command: Pick<ConversationCommand, 'type' | 'data'>,
  ): Promise<void> => {
    const asked = { ...command, commandId: idOf(request), now: needs.now() } as ConversationCommand;
    const { decision, position } = await needs.handleConversation(conversationId, asked, contextOf(request));
    if (decision.outcome === 'rejected') {
      throw decision.reason === 'TooMuchSorted' ? sortedTooOften : conversationGone;
    }
    if (position !== null) await needs.seen(position);
  };

  router.post('/conversations/:id/assignee', ...takeBody, async (request, response) => {
    const { memberId } = bodyOf(request, assign);
    const people = memberId === null ? [] : await needs.team.of(tenantOf(request));
    const isTheirs = people.some((one) => one.memberId === memberId && one.standing === 'member');
    if (memberId !== null && !isTheirs) throw noSuchMember;
    const data = { conversationId: String(request.params['id']), memberId };
    await give(request, data.conversationId, { type: 'AssignConversation', data });
    response.status(204).end();
  });

  router.post('/conversations/:id/notes', ...takeBody, async (request, response) => {
    const { text } = bodyOf(request, takeNote);
    const data = { conversationId: String(request.params['id']), noteId: idOf(request), text };
    await give(request, data.conversationId, { type: 'TakeNote', data });
    response.status(201).json({ noteId: data.noteId } satisfies NoteTaken);
  });

  router.post('/conversations/:id/spam', ...takeBody, async (request, response) => {
    const data = { conversationId: String(request.params['id']), ...bodyOf(request, markSpam) };
    await give(request, data.conversationId, { type: 'MarkSpam', data });
    response.status(204).end();
  });
}
