import type { Request, RequestHandler } from 'express';
import type { Handle } from '../../../application/handling/handle.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { Position } from '../../../application/ports/event-store.js';
import type { Asked, Happened } from '../../../domain/kernel/decider.js';
import type { Team } from '../../../projections/team/queries.js';
import { assign, markSpam, takeNote, type NoteTaken } from '../contract/inbox.js';
import type { dashboardRouter } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface SortingNeeds {
  readonly team: Pick<Team, 'of'>;
  /** Returns once the screens have seen this position, or soon after. */
  readonly seen: (position: Position) => Promise<void>;
  readonly now: Clock;
}

export type SortingDoor = ReturnType<typeof dashboardRouter>;

/** What is sorted: conversations, or the texts with one person. */
interface Sorted<State, Command extends Asked, Event extends Happened, Reason extends string> {
  readonly handle: Handle<State, Command, Event, Reason>;
  readonly commands: Readonly<Record<'assign' | 'note' | 'spam', Command['type']>>;
  /** What every command names of the one that was asked for. Raises where there is none. */
  readonly about: (request: Request, id: string) => object | Promise<object>;
  readonly gone: Refusal;
  readonly tooOften: Refusal;
}

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

/** Who takes care of it, what members note about it, and whether it is spam; each by the `id` of the address. */
export function sortingOf<State, Command extends Asked, Event extends Happened, Reason extends string>(
  { tenantOf, contextOf, idOf, bodyOf }: Omit<SortingDoor, 'router'>,
  { team, seen, now }: SortingNeeds,
  { handle, commands, about, gone, tooOften }: Sorted<State, Command, Event, Reason>,
): Readonly<Record<'assignTo' | 'note' | 'mark', RequestHandler>> {
  const give = async (request: Request, type: Command['type'], change: object): Promise<void> => {
    const id = String(request.params['id']);
    const data = { ...(await about(request, id)), ...change };
    const asked = { type, data, commandId: idOf(request), now: now() } as unknown as Command;
    const { decision, position } = await handle(id, asked, contextOf(request));
    if (decision.outcome === 'rejected') throw decision.reason === 'TooMuchSorted' ? tooOften : gone;
    if (position !== null) await seen(position);
  };

  return {
    async assignTo(request, response) {
      const { memberId } = bodyOf(request, assign);
      const people = memberId === null ? [] : await team.of(tenantOf(request));
      const isTheirs = people.some((one) => one.memberId === memberId && one.standing === 'member');
      if (memberId !== null && !isTheirs) throw noSuchMember;
      await give(request, commands.assign, { memberId });
      response.status(204).end();
    },

    async note(request, response) {
      const { text } = bodyOf(request, takeNote);
      const noteId = idOf(request);
      await give(request, commands.note, { noteId, text });
      response.status(201).json({ noteId } satisfies NoteTaken);
    },

    async mark(request, response) {
      await give(request, commands.spam, bodyOf(request, markSpam));
      response.status(204).end();
    },
  };
}
