import type { ConversationFilters } from '../../projections/conversation-inbox/filters.js';
import {
  countMax,
  type ConversationInbox,
  type ListedConversation,
} from '../../projections/conversation-inbox/queries.js';
import { cursorAfter, type Page } from '../../projections/kernel/page.js';
import type { Texts, TextThread } from '../../projections/texts/queries.js';
import type { TextConversation } from './contract/inbox.js';

type Row = ListedConversation | TextConversation;

interface Needs {
  readonly conversations: Pick<ConversationInbox, 'page' | 'count'>;
  readonly texts: Pick<Texts, 'threads' | 'countThreads'>;
}

/** Chats, calls and texts in one list. Each comes from its own table, by the same order. */
export const wholeInbox = ({ conversations, texts }: Needs) => {
  const page = async (
    tenant: string,
    filters: ConversationFilters,
    cursor: string | undefined,
    pageSize = 50,
  ): Promise<Page<Row>> => {
    if (!mayBeTexts(filters)) return conversations.page(tenant, cursor, filters, pageSize);
    const [chatsAndCalls, threads] = await Promise.all([
      conversations.page(tenant, cursor, filters, pageSize),
      texts.threads(tenant, filters, cursor, pageSize),
    ]);
    const all = [...chatsAndCalls.rows, ...threads.map(conversationOf)].sort(newestFirst);
    if (filters.sort === 'oldest') all.reverse();
    const rows = all.slice(0, pageSize);
    const last = rows.at(-1);
    const isLast = last === undefined || rows.length < pageSize;
    return { rows, nextCursor: isLast ? null : cursorAfter(last.lastMessageAt, last.conversationId) };
  };

  return {
    /** By the newest message, or by when they began where that is asked for, 50 at a time. */
    page: (
      tenant: string,
      cursor: string | undefined,
      filters: ConversationFilters = {},
    ): Promise<Page<Row>> => page(tenant, filters, cursor),

    /** How many there are, `countMax` at most. */
    async count(tenant: string, filters: ConversationFilters): Promise<number> {
      const counts = await Promise.all([
        conversations.count(tenant, filters),
        mayBeTexts(filters) ? texts.countThreads(tenant, filters, countMax) : 0,
      ]);
      return Math.min(countMax, counts[0] + counts[1]);
    },

    /** All of them, sorted alike, read in pages so that no number of them fills the memory. */
    async *all(tenant: string, filters: ConversationFilters): AsyncGenerator<Row> {
      for (let cursor: string | undefined; ;) {
        const { rows, nextCursor } = await page(tenant, filters, cursor, 500);
        yield* rows;
        if (nextCursor === null) return;
        cursor = nextCursor;
      }
    },
  };
};

export type WholeInbox = ReturnType<typeof wholeInbox>;

/** Texts neither end nor lead to anything: whoever asks for that asks for none of them. */
const mayBeTexts = ({ channel = 'text', device, status, began, has, alert }: ConversationFilters): boolean =>
  channel === 'text' && [device, status, began, has, alert].every((filter) => filter === undefined);

const conversationOf = ({
  contactId,
  phone: _phone,
  lastTextId: _lastTextId,
  ...thread
}: TextThread): TextConversation => ({
  ...thread,
  channel: 'text',
  conversationId: contactId,
});

const placeOf = ({ lastMessageAt, conversationId }: Row): string => `${lastMessageAt} ${conversationId}`;

const newestFirst = (a: Row, b: Row): number => (placeOf(a) < placeOf(b) ? 1 : -1);
