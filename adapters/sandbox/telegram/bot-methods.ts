import { z } from 'zod';
import type { Chat, ChatStore, Keyboard } from './chat-store.js';
import { badRequest, BotApiRefusal } from './refusal.js';
import type { Updates } from './updates.js';
import { botOf, messageOf, type BotIdentity } from './wire.js';

interface Needs {
  readonly bot: BotIdentity;
  readonly chats: ChatStore;
  readonly updates: Updates;
  /** Milliseconds. */
  readonly now: () => number;
}

type Method = (sent: unknown) => Promise<unknown>;

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

/** Telegram refuses names of this machine; in the sandbox the dashboard has no other. */
const url = z.string().refine(isWebAddress, 'inline keyboard button URL is invalid: Wrong HTTP URL');
const label = z
  .string('Text buttons are unallowed in the inline keyboard')
  .min(1, 'button text must not be empty');
const data = z
  .string('Text buttons are unallowed in the inline keyboard')
  .refine((text) => text !== '' && Buffer.byteLength(text) <= 64, 'BUTTON_DATA_INVALID');
const key = z.union([
  z.strictObject({ text: label, url }),
  z.strictObject({ text: label, callback_data: data }),
]);
const markup = z.object({ inline_keyboard: z.array(z.array(key).max(8)).max(100) });
const chatId = z.coerce.number('chat_id is empty').int('chat not found');

const sending = z.object({
  chat_id: chatId,
  text: z
    .string('message text is empty')
    .refine((text) => text.trim() !== '', 'message text is empty')
    .refine((text) => text.length <= 4_096, 'message is too long'),
  parse_mode: z.undefined('parse_mode is not played by the sandbox').optional(),
  protect_content: z.boolean().default(false),
  link_preview_options: z.object({ is_disabled: z.boolean() }).optional(),
  reply_markup: markup.optional(),
});
const editing = z.object({
  chat_id: chatId,
  message_id: z.int('message identifier is not specified'),
  reply_markup: markup.optional(),
});
const deleting = editing.pick({ chat_id: true, message_id: true });
const answering = z.object({
  callback_query_id: z.string('query is too old and response timeout expired or query ID is invalid'),
  text: z.string().max(200, 'MESSAGE_TOO_LONG').default(''),
});
const hooking = z.object({
  url: z
    .string('bad webhook: URL is empty')
    .refine(isWebAddress, { error: 'bad webhook: invalid URL', abort: true })
    .refine(isReachable, 'bad webhook: An HTTPS URL must be provided for webhook'),
  secret_token: z
    .string()
    .regex(/^[\w-]{1,256}$/u, 'secret token contains unallowed characters')
    .optional(),
  allowed_updates: z.array(z.string()).default([]),
  max_connections: z
    .int()
    .min(1, 'bad webhook: max_connections')
    .max(100, 'bad webhook: max_connections')
    .optional(),
});

/** A bot may take back what it sent for so long, by the Bot API's own rule. */
const deletableMs = 48 * 60 * 60 * 1_000;

/** Encrypted, or on this machine, as with a Bot API server of one's own. */
function isReachable(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** What the Bot API does, as far as the product asks it: https://core.telegram.org/bots/api#available-methods. */
export function createBotMethods({ bot, chats, updates, now }: Needs): ReadonlyMap<string, Method> {
  const open = async (id: number): Promise<Chat> => {
    const chat = await chats.chat(id);
    if (!chat?.hasStarted) throw badRequest('chat not found');
    if (chat.migratedTo !== null)
      throw badRequest('group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: chat.migratedTo,
      });
    if (chat.isGone) throw new BotApiRefusal(403, 'Forbidden: user is deactivated');
    if (chat.isBlocked) {
      throw new BotApiRefusal(
        403,
        chat.kind === 'private'
          ? 'Forbidden: bot was blocked by the user'
          : 'Forbidden: bot was kicked from the group chat',
      );
    }
    return chat;
  };

  const methods: Readonly<Record<string, Method>> = {
    getMe: () =>
      Promise.resolve({
        ...botOf(bot),
        ...{ can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false },
      }),

    async setWebhook(sent) {
      const {
        url: address,
        secret_token: secretToken = null,
        allowed_updates: allowedUpdates,
      } = read(hooking, sent);
      await updates.setWebhook({ url: address, secretToken, allowedUpdates });
      return true;
    },
    async deleteWebhook() {
      await updates.deleteWebhook();
      return true;
    },
    async getWebhookInfo() {
      const hook = await updates.webhook();
      return { url: hook?.url ?? '', has_custom_certificate: false, pending_update_count: 0 };
    },

    async sendMessage(sent) {
      const { chat_id: id, text, protect_content: isProtected, reply_markup: asked } = read(sending, sent);
      const chat = await open(id);
      const keyboard: Keyboard = asked?.inline_keyboard ?? [];
      const said = await chats.say({ chatId: id, isOfBot: true, text: text.trim(), keyboard, isProtected });
      return messageOf(chat, said, bot);
    },

    async editMessageReplyMarkup(sent) {
      const { chat_id: id, message_id: messageId, reply_markup: asked } = read(editing, sent);
      const chat = await open(id);
      const message = await chats.message(id, messageId);
      if (message?.isOfBot !== true) throw badRequest('message to edit not found');
      const keyboard: Keyboard = asked?.inline_keyboard ?? [];
      if (JSON.stringify(keyboard) === JSON.stringify(message.keyboard))
        throw badRequest('message is not modified');
      await chats.setKeyboard(messageId, keyboard);
      return messageOf(chat, { ...message, keyboard }, bot);
    },

    async deleteMessage(sent) {
      const { chat_id: id, message_id: messageId } = read(deleting, sent);
      await open(id);
      const message = await chats.message(id, messageId);
      if (message === undefined) throw badRequest('message to delete not found');
      if (now() - message.sentAt.getTime() >= deletableMs)
        throw badRequest("message can't be deleted for everyone");
      await chats.remove(messageId);
      return true;
    },

    async answerCallbackQuery(sent) {
      const { callback_query_id: pressId, text } = read(answering, sent);
      if (!(await chats.answerPress(pressId, text)))
        throw badRequest('query is too old and response timeout expired or query ID is invalid');
      return true;
    },
  };
  return new Map(Object.entries(methods).map(([name, method]) => [name.toLowerCase(), method]));
}

/** What was sent, where it fits; otherwise Telegram's sentence on the first thing that does not. */
function read<Schema extends z.ZodType>(schema: Schema, sent: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw badRequest(firstOf(parsed.error.issues));
}

/** Of a button that is neither kind, what is wrong with the kind that it comes closest to. */
function firstOf(issues: readonly z.core.$ZodIssue[]): string {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union') return issue?.message ?? 'wrong request';
  const closest = issue.errors.find((one) =>
    one.every(({ code }) => code === 'custom' || code === 'too_small'),
  );
  return closest === undefined ? 'Text buttons are unallowed in the inline keyboard' : firstOf(closest);
}
