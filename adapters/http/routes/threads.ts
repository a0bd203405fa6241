import type { Router } from 'express';
import type { HandleThread } from '../../../application/texting/handle-thread.js';
import type { ConversationNotes } from '../../../projections/conversation-notes/queries.js';
import type { Texts } from '../../../projections/texts/queries.js';
import { takeBody } from '../body.js';
import type { TextThread } from '../contract/calls.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { sortingOf, type SortingNeeds } from './sorting.js';

interface ThreadNeeds extends Dashboard, SortingNeeds {
  readonly texts: Pick<Texts, 'thread' | 'inThread'>;
  readonly notes: ConversationNotes;
  readonly handleThread: HandleThread;
}

/** The texts with one person, by their contact, and what members make of them. */
export function threadRoutes(needs: ThreadNeeds): Router {
  const { texts, notes, handleThread } = needs;
  const door = dashboardRouter(needs, { read: 'work', write: 'work' });
  const { router, tenantOf } = door;

  router.get('/texts/:id', async (request, response) => {
    const [tenant, { id }] = [tenantOf(request), request.params];
    const [thread, found, taken] = await Promise.all([
      texts.thread(tenant, id),
      texts.inThread(tenant, id),
      notes.of(tenant, id),
    ]);
    if (thread === undefined) throw threadGone;
    const { contactId, phone, ending, isOptedOut, messageCount, assigneeId, isSpam } = thread;
    response.json({
      ...{ contactId, phone, ending, isOptedOut, messageCount, assigneeId, isSpam },
      ...{ notes: [...taken], texts: [...found] },
    } satisfies TextThread);
  });

  const { assignTo, note, mark } = sortingOf(door, needs, {
    handle: handleThread,
    commands: { assign: 'AssignThread', note: 'NoteThread', spam: 'MarkThread' },
    async about(request, contactId) {
      const thread = await texts.thread(tenantOf(request), contactId);
      if (thread === undefined) throw threadGone;
      return { contactId, textId: thread.lastTextId };
    },
    ...{ gone: threadGone, tooOften: threadSortedTooOften },
  });
  router.post('/texts/:id/assignee', ...takeBody, assignTo);
  router.post('/texts/:id/notes', ...takeBody, note);
  router.post('/texts/:id/spam', ...takeBody, mark);
  return router;
}

const threadGone = new Refusal(
  404,
  'thread-not-found',
  'There are no texts with this person, or they have gone with their time.',
);
const threadSortedTooOften = new Refusal(
  409,
  'sorted-too-often',
  'These texts were noted and sorted 200 times since the last one came. They take more once another comes.',
);
