import type { Request } from 'express';
import type { sourcesToday } from '../../../application/knowledge/source-today.js';
import type { ConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import type { ConversationFilters as Wanted } from '../../../projections/conversation-inbox/filters.js';
import type { ConversationNotes } from '../../../projections/conversation-notes/queries.js';
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
import { filtersOf } from '../filters.js';
import type { WholeInbox } from '../whole-inbox.js';
import type { Guarded, SessionGuard } from '../guard/session.js';
import { conversationGone, sortingRoutes, type SortingDoor, type SortingNeeds } from './sorting.js';

export interface ConversationNeeds extends SortingNeeds {
  readonly guard: SessionGuard;
  readonly sourcesToday: ReturnType<typeof sourcesToday>;
  readonly list: WholeInbox;
  readonly inbox: Pick<ConversationInbox, 'one'>;
  readonly transcripts: Transcript;
  readonly notes: ConversationNotes;
  readonly emailsOf: (
    tenant: string,
  ) => Promise<readonly { readonly memberId: string; readonly email: string | null }[]>;
}

type Row = Awaited<ReturnType<WholeInbox['page']>>['rows'][number];

/** The inbox of one business, what was said in each, and all of it as a file. */
export function conversationRoutes(door: SortingDoor, needs: ConversationNeeds): void {
  const { router, tenantOf, bodyOf } = door;
  const meOf = (request: Request): string => needs.guard.of(request).memberId;
  const wantedIn = (request: Request): Wanted =>
    asked(filtersOf(request, conversationFilters), meOf(request));
  const answer = async (tenant: string, filters: Wanted, cursor: string | undefined): Promise<Inbox> => {
    const [{ rows, nextCursor }, count] = await Promise.all([
      needs.list.page(tenant, cursor, filters),
      cursor === undefined ? needs.list.count(tenant, filters) : null,
    ]);
    return {
      conversations: rows.map(rowOf),
      nextCursor,
      count,
    };
  };

  router.get('/conversations', async (request, response) => {
    response.json(await answer(tenantOf(request), wantedIn(request), cursorOf(request)));
  });

  router.post('/conversations/search', ...takeBody, async (request, response) => {
    const { cursor, words, ...filters } = bodyOf(request, conversationSearch);
    response.json(await answer(tenantOf(request), { ...asked(filters, meOf(request)), words }, cursor));
  });

  router.get('/conversations.csv', async (request, response) => {
    await sendCsv(response, conversationsFile, needs.list.all(tenantOf(request), wantedIn(request)));
  });

  router.get('/conversations/:id', async (request, response) => {
    const id = request.params.id;
    const found = await needs.inbox.one(tenantOf(request), id);
    if (found === undefined) throw conversationGone;
    const { noticeVersion, pageContext, ...conversation } = found;
    const [messages, notes, person] = await Promise.all([
      messagesWithToday(needs, tenantOf(request), id),
      needs.notes.of(tenantOf(request), id),
      personIn(needs, needs.guard.of(request), conversation.personId),
    ]);
    response.json({
      ...{ conversation, person, noticeVersion, pageContext, messages: [...messages], notes: [...notes] },
    } satisfies Replay);
  });

  sortingRoutes(door, needs);
}

function rowOf(row: Row): Inbox['conversations'][number] {
  if (row.channel === 'text') return row;
  const { noticeVersion: _notice, pageContext: _context, ...conversation } = row;
  return conversation;
}

const asked = ({ assigned, spam, ...filters }: ConversationFilters, me: string): Wanted => ({
  ...{ ...filters, isSpam: spam === 'only' },
  assigned: assigned === 'me' ? { to: me } : assigned,
});

const conversationsFile = {
  name: 'conversations.csv',
  columns: [
    ...['startedAt', 'lastMessageAt', 'channel', 'status', 'alert', 'messageCount', 'unansweredCount'],
    ...['lastText', 'openedOn', 'device', 'noticeVersion', 'leadId', 'assigneeId', 'conversationId'],
  ],
};

/** Who has a conversation, as one of the members sees them. */
async function personIn(
  { emailsOf }: ConversationNeeds,
  { accountId, memberId: me, rights }: Guarded,
  personId: string | null,
): Promise<Replay['person']> {
  if (personId === null) return null;
  const member = (await emailsOf(accountId)).find(({ memberId }) => memberId === personId);
  const isMe = personId === me;
  return { email: member?.email ?? null, isMe, mayWrite: isMe || rights.includes('manage') };
}

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
