import type { Request } from 'express';
import type { sourcesToday } from '../../../application/knowledge/source-today.js';
import type { ConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import type { Transcript } from '../../../projections/transcript/queries.js';
import { takeBody } from '../body.js';
import {
  conversationFilters,
  conversationSearch,
  type ConversationFilters,
  type Inbox,
  type Replay,
} from '../contract/inbox.js';
import { sendCsv } from '../csv.js';
import { cursorOf } from '../cursor.js';
import type { dashboardRouter } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';

export interface ConversationNeeds {
  readonly sourcesToday: ReturnType<typeof sourcesToday>;
  readonly inbox: ConversationInbox;
  readonly transcripts: Transcript;
}

type Door = Pick<ReturnType<typeof dashboardRouter>, 'router' | 'tenantOf' | 'bodyOf'>;

const conversationGone = new Refusal(
  404,
  'conversation-not-found',
  'There is no such conversation, or it has gone with its time.',
);

/** The inbox of one business, what was said in each, and all of it as a file. */
export function conversationRoutes({ router, tenantOf, bodyOf }: Door, needs: ConversationNeeds): void {
  const answer = async (
    tenant: string,
    filters: Parameters<ConversationInbox['count']>[1],
    cursor: string | undefined,
  ): Promise<Inbox> => {
    const [{ rows, nextCursor }, count] = await Promise.all([
      needs.inbox.page(tenant, cursor, filters),
      cursor === undefined ? needs.inbox.count(tenant, filters) : null,
    ]);
    return { conversations: rows.map(({ noticeVersion: _notice, ...row }) => row), nextCursor, count };
  };

  router.get('/conversations', async (request, response) => {
    response.json(await answer(tenantOf(request), filtersOf(request), cursorOf(request)));
  });

  router.post('/conversations/search', ...takeBody, async (request, response) => {
    const { cursor, ...filters } = bodyOf(request, conversationSearch);
    response.json(await answer(tenantOf(request), filters, cursor));
  });

  router.get('/conversations.csv', async (request, response) => {
    await sendCsv(response, conversationsFile, needs.inbox.all(tenantOf(request), filtersOf(request)));
  });

  router.get('/conversations/:id', async (request, response) => {
    const id = request.params.id;
    const found = await needs.inbox.one(tenantOf(request), id);
    if (found === undefined) throw conversationGone;
    const { noticeVersion, ...conversation } = found;
    const messages = await messagesWithToday(needs, tenantOf(request), id);
    response.json({ conversation, noticeVersion, messages: [...messages] } satisfies Replay);
  });
}

/** Raises `filter-not-valid`. */
function filtersOf({ query }: Request): ConversationFilters {
  const parsed = conversationFilters.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new Refusal(
    422,
    'filter-not-valid',
    `“${parsed.error.issues[0]?.path.join('.') ?? ''}” is not valid. Times are written as 2026-11-24T10:00:00Z.`,
  );
}

const conversationsFile = {
  name: 'conversations.csv',
  columns: [
    ...['startedAt', 'lastMessageAt', 'channel', 'status', 'alert', 'messageCount', 'unansweredCount'],
    ...['lastText', 'openedOn', 'device', 'noticeVersion', 'leadId', 'conversationId'],
  ],
};

/** Beside each source as it stood, what stands there today. */
async function messagesWithToday(
  { transcripts, sourcesToday: todayOf }: ConversationNeeds,
  tenant: string,
  conversationId: string,
): Promise<Replay['messages']> {
  const messages = await transcripts.messages(tenant, conversationId);
  const sources = messages.flatMap((message) => message.sources);
  const today = await todayOf(
    tenant,
    sources.map(({ excerpt: text, ...place }) => ({ ...place, text })),
  );
  const stateOf = new Map(sources.map((source, index) => [source, today[index] ?? gone]));
  return messages.map((message) => ({
    ...message,
    sources: message.sources.map((source) => {
      const { origin, url, title, excerpt } = source;
      const { state, text } = { text: null, ...(stateOf.get(source) ?? gone) };
      return { origin, url, title, excerpt, today: { state, text } };
    }),
  }));
}

const gone = { state: 'gone', text: null } as const;
