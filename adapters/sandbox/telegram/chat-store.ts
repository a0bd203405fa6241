import type { Pool } from 'pg';

/** One line of buttons below another. */
export type Keyboard = readonly (readonly Key[])[];
export type Key =
  { readonly text: string; readonly url: string } | { readonly text: string; readonly callback_data: string };

export interface Chat {
  readonly chatId: number;
  readonly kind: 'private' | 'group' | 'supergroup';
  /** First name of a person, or title of a group. */
  readonly name: string;
  readonly username: string | null;
  readonly hasStarted: boolean;
  readonly isBlocked: boolean;
  readonly isGone: boolean;
  readonly migratedTo: number | null;
}

export interface Message {
  readonly messageId: number;
  readonly chatId: number;
  readonly isOfBot: boolean;
  readonly text: string;
  readonly keyboard: Keyboard;
  readonly isProtected: boolean;
  readonly sentAt: Date;
}

/** Of all chats together. */
const messagesMax = 1_000;

const chatColumns = `chat_id::float8 as "chatId", kind, name, username, has_started as "hasStarted",
  is_blocked as "isBlocked", is_gone as "isGone", migrated_to::float8 as "migratedTo"`;
const messageColumns = `message_id::float8 as "messageId", chat_id::float8 as "chatId", is_of_bot as "isOfBot", text,
  keyboard, is_protected as "isProtected", sent_at as "sentAt"`;

/** Chats and what was said in them. */
export const createChatStore = (pool: Pool) => ({
  async add({ chatId, kind, name, username }: Pick<Chat, 'chatId' | 'kind' | 'name' | 'username'>) {
    await pool.query(
      `insert into sandbox.telegram_chats (chat_id, kind, name, username) values ($1, $2, $3, $4) on conflict do nothing`,
      [chatId, kind, name, username],
    );
  },

  async chats(): Promise<readonly Chat[]> {
    const { rows } = await pool.query<Chat>(
      `select ${chatColumns} from sandbox.telegram_chats where migrated_to is null order by chat_id < 0, abs(chat_id) limit 100`,
    );
    return rows;
  },

  async chat(chatId: number): Promise<Chat | undefined> {
    const { rows } = await pool.query<Chat>(
      `select ${chatColumns} from sandbox.telegram_chats where chat_id = $1`,
      [chatId],
    );
    return rows[0];
  },

  async set(
    chatId: number,
    change: Partial<Pick<Chat, 'hasStarted' | 'isBlocked' | 'isGone' | 'migratedTo'>>,
  ) {
    const { hasStarted, isBlocked, isGone, migratedTo } = change;
    await pool.query(
      `update sandbox.telegram_chats set has_started = coalesce($2, has_started), is_blocked = coalesce($3, is_blocked),
         is_gone = coalesce($4, is_gone), migrated_to = coalesce($5, migrated_to) where chat_id = $1`,
      [chatId, hasStarted, isBlocked, isGone, migratedTo],
    );
  },

  async say(message: Omit<Message, 'messageId' | 'sentAt'>): Promise<Message> {
    const { chatId, isOfBot, text, keyboard, isProtected } = message;
    const { rows } = await pool.query<Message>(
      `insert into sandbox.telegram_messages (chat_id, is_of_bot, text, keyboard, is_protected)
       values ($1, $2, $3, $4, $5) returning ${messageColumns}`,
      [chatId, isOfBot, text, JSON.stringify(keyboard), isProtected],
    );
    const [said] = rows;
    if (said === undefined) throw new Error('The message was not written');
    await pool.query('delete from sandbox.telegram_messages where message_id <= $1', [
      said.messageId - messagesMax,
    ]);
    return said;
  },

  /** Oldest first, the last 100. */
  async messages(chatId: number): Promise<readonly Message[]> {
    const { rows } = await pool.query<Message>(
      `select ${messageColumns} from sandbox.telegram_messages where chat_id = $1 order by message_id desc limit 100`,
      [chatId],
    );
    return rows.reverse();
  },

  async message(chatId: number, messageId: number): Promise<Message | undefined> {
    const { rows } = await pool.query<Message>(
      `select ${messageColumns} from sandbox.telegram_messages where chat_id = $1 and message_id = $2`,
      [chatId, messageId],
    );
    return rows[0];
  },

  async setKeyboard(messageId: number, keyboard: Keyboard) {
    await pool.query('update sandbox.telegram_messages set keyboard = $2 where message_id = $1', [
      messageId,
      JSON.stringify(keyboard),
    ]);
  },

  async remove(messageId: number) {
    await pool.query('delete from sandbox.telegram_messages where message_id = $1', [messageId]);
  },

  async addPress(pressId: string, chatId: number, messageId: number) {
    await pool.query(
      'insert into sandbox.telegram_presses (press_id, chat_id, message_id) values ($1, $2, $3)',
      [pressId, chatId, messageId],
    );
    await pool.query(`delete from sandbox.telegram_presses where pressed_at < now() - interval '1 day'`);
  },

  /** False where there is no such press, it was answered, or it is older than Telegram waits. */
  async answerPress(pressId: string, text: string): Promise<boolean> {
    const { rowCount } = await pool.query(
      `update sandbox.telegram_presses set answer = $2
       where press_id = $1 and answer is null and pressed_at > now() - interval '15 seconds'`,
      [pressId, text],
    );
    return rowCount === 1;
  },

  /** Undefined until the bot has answered. */
  async answerTo(pressId: string): Promise<string | undefined> {
    const { rows } = await pool.query<{ answer: string | null }>(
      'select answer from sandbox.telegram_presses where press_id = $1',
      [pressId],
    );
    return rows[0]?.answer ?? undefined;
  },
});

export type ChatStore = ReturnType<typeof createChatStore>;
