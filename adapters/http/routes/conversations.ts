import type { Request } from 'express';
import type { HandleConversation } from '../../../application/conversation/start-conversation.js';
import type { sourcesToday } from '../../../application/knowledge/source-today.js';
import { countMax, type ConversationInbox } from '../../../projections/conversation-inbox/queries.js';
import type { ConversationFilters as Wanted } from '../../../projections/conversation-inbox/filters.js';
import type { ConversationNotes } from '../../../projections/conversation-notes/queries.js';
import type { DeskActivity } from '../../../projections/desk-quarters/queries.js';
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
import { filtersOf, withTimes, type TimesOf } from '../filters.js';
import type { WholeInbox } from '../whole-inbox.js';
import type { Guarded, SessionGuard } from '../guard/session.js';
import {
  conversationGone,
  sortedTooOften,
  sortingOf,
  type SortingDoor,
  type SortingNeeds,
} from './sorting.js';

export interface ConversationNeeds extends SortingNeeds {
  readonly guard: SessionGuard;
  readonly handleConversation: HandleConversation;
  readonly sourcesToday: ReturnType<typeof sourcesToday>;
  readonly list: WholeInbox;
  readonly inbox: Pick<ConversationInbox, 'one' | 'count'>;
  readonly transcripts: Transcript;
  readonly notes: ConversationNotes;
  readonly timesOf: TimesOf;
  /** What began in some time, also what is not kept any more. */
  readonly begunIn: DeskActivity['sumOf'];
  readonly emailsOf: (
    tenant: string,
  ) => Promise<readonly { readonly memberId: string; readonly email: string | null }[]>;
}

type Row = Awaited<ReturnType<WholeInbox['page']>>['rows'][number];

/** The inbox of one business, what was said in each, and all of it as a file. */
export function conversationRoutes(door: SortingDoor, needs: ConversationNeeds): void {
  const { router, tenantOf, bodyOf } = door;
  const meOf = (request: Request): string => needs.guard.of(request).memberId;
  const asked = async (
    request: Request,
    { assigned, spam, ...filters }: ConversationFilters,
  ): Promise<Wanted> => ({
    ...(await withTimes(needs.timesOf, tenantOf(request), filters)),
    ...{ isSpam: spam === 'only', assigned: assigned === 'me' ? { to: meOf(request) } : assigned },
  });
  const wantedIn = (request: Request): Promise<Wanted> =>
    asked(request, filtersOf(request, conversationFilters));
  const answer = async (request: Request, filters: Wanted, cursor: string | undefined): Promise<Inbox> => {
    const tenant = tenantOf(request);
    const { byGrant } = needs.guard.of(request);
    const [{ rows, nextCursor }, counts] = await Promise.all([
      needs.list.page(tenant, cursor, filters),
      cursor === undefined ? tally(needs, tenant, filters) : { count: null, gone: null },
    ]);
    return {
      conversations: byGrant ? rows.map((row) => ofNobody(rowOf(row))) : rows.map(rowOf),
      ...{ nextCursor, ...counts },
    };
  };

  router.get('/conversations', async (request, response) => {
    response.json(await answer(request, await wantedIn(request), cursorOf(request)));
  });

  router.post('/conversations/search', ...takeBody, async (request, response) => {
    const { cursor, words, ...filters } = bodyOf(request, conversationSearch);
    response.json(await answer(request, { ...(await asked(request, filters)), words }, cursor));
  });

  router.get('/conversations.csv', async (request, response) => {
    await sendCsv(response, conversationsFile, needs.list.all(tenantOf(request), await wantedIn(request)));
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

  const { assignTo, note, mark } = sortingOf(door, needs, {
    handle: needs.handleConversation,
    commands: { assign: 'AssignConversation', note: 'TakeNote', spam: 'MarkSpam' },
    about: (_request, conversationId) => ({ conversationId }),
    ...{ gone: conversationGone, tooOften: sortedTooOften },
  });
  router.post('/conversations/:id/assignee', ...takeBody, assignTo);
  router.post('/conversations/:id/notes', ...takeBody, note);
  router.post('/conversations/:id/spam', ...takeBody, mark);
}

type Listed = Inbox['conversations'][number];

/** Names and numbers are no part of what a grant for conversations shows. */
const ofNobody = (row: Listed): Listed =>
  row.channel === 'text' ? { ...row, ending: null } : { ...row, leadName: null, ending: null };

function rowOf(row: Row): Listed {
  if (row.channel === 'text') return row;
  const { noticeVersion: _notice, pageContext: _context, ...conversation } = row;
  return conversation;
}

/** How many there are, and how many of a time are not kept any more; null where not all of a channel are asked for. */
async function tally(
  { list, inbox, begunIn }: ConversationNeeds,
  tenant: string,
  filters: Wanted,
): Promise<Pick<Inbox, 'count' | 'gone'>> {
  const { began, channel, sort: _sort, isSpam, ...others } = filters;
  const isNarrowed = isSpam === true || Object.values(others).some((one) => one !== undefined);
  if (began === undefined || isNarrowed) return { count: await list.count(tenant, filters), gone: null };
  const [{ chats, spoken }, kept] = await Promise.all([
    begunIn(tenant, began),
    inbox.count(tenant, filters, keptMax),
  ]);
  const counted = (channel === 'phone' ? 0 : chats) + (channel === 'chat' ? 0 : spoken);
  return { count: Math.min(kept, countMax), gone: Math.max(0, counted - kept) };
}
const keptMax = 10_000_000;

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
