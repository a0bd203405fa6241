import type { Bot, Context, Filter } from 'grammy';
import { phrases } from './phrases.js';

export interface ConversationNeeds {
  /** Somebody followed a link. False where it is no link, or not any more. */
  readonly ask: (
    token: string,
    chat: { readonly chatId: string; readonly chatName: string },
    updateId: string,
  ) => Promise<boolean>;
  /** What whoever pressed is shown; undefined where nobody knows this button. */
  readonly press: (chatId: string, press: string) => Promise<string | undefined>;
  readonly lose: (chatId: string, why: 'blocked', updateId: string) => Promise<void>;
  readonly move: (from: string, to: string, updateId: string) => Promise<void>;
  readonly onNotice: (notice: string) => void;
}

/** What is asked for in `setWebhook`: everything else stays with Telegram. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const;

/** As the messenger draws it: 200 characters at most. */
const answerLengthMax = 200;
const nameLengthMax = 80;
const tokenPattern = /^[\w-]{43}$/u;

/** Teaches the bot what to do with what comes in. */
export function converse(bot: Bot, needs: ConversationNeeds): void {
  const { ask, lose, move } = needs;
  bot.on('message:migrate_to_chat_id', (ctx) =>
    move(String(ctx.chat.id), String(ctx.message.migrate_to_chat_id), updateName(ctx)),
  );

  bot.on('my_chat_member', async (ctx) => {
    const { status } = ctx.myChatMember.new_chat_member;
    if (status === 'kicked' || status === 'left') await lose(String(ctx.chat.id), 'blocked', updateName(ctx));
  });

  const privately = bot.chatType('private');
  privately.command('start', async (ctx) => {
    if (ctx.match === '') return say(ctx, phrases.hello, needs);
    const chat = { chatId: String(ctx.chat.id), chatName: nameOf(ctx.chat) };
    const isAsked = tokenPattern.test(ctx.match) && (await ask(ctx.match, chat, updateName(ctx)));
    return say(ctx, isAsked ? phrases.asked : phrases.notValid, needs);
  });
  privately.on('message:text', (ctx) => say(ctx, phrases.hello, needs));
  // Elsewhere a lead would be shown to everybody.
  bot.chatType(['group', 'supergroup']).command('start', (ctx) => say(ctx, phrases.group, needs));

  bot.on('callback_query:data', (ctx) => answer(ctx, needs));
}

const updateName = ({ update }: Context): string => `telegram/${String(update.update_id)}`;

function nameOf(chat: { username?: string; first_name?: string; last_name?: string }): string {
  const name =
    chat.username === undefined ? [chat.first_name, chat.last_name].join(' ') : `@${chat.username}`;
  return name.trim().slice(0, nameLengthMax);
}

/** A reply of which nobody knows whether it arrived is not repeated, and what it answers stays done. */
async function say(ctx: Context, text: string, { onNotice }: ConversationNeeds): Promise<void> {
  await ctx.reply(text, { link_preview_options: { is_disabled: true } }).catch(() => {
    onNotice('a reply was not sent');
  });
}

async function answer(
  ctx: Filter<Context, 'callback_query:data'>,
  { press, onNotice }: ConversationNeeds,
): Promise<void> {
  const { data, message } = ctx.callbackQuery;
  const said = message === undefined ? undefined : await press(String(message.chat.id), data);
  const text = (said ?? phrases.unknownPress).slice(0, answerLengthMax);
  await ctx.answerCallbackQuery({ text }).catch(() => {
    onNotice('a press was not answered');
  });
  if (said === undefined || message === undefined || !('reply_markup' in message)) return;
  // What was pressed is done: it goes, and the other buttons stay.
  const rows = message.reply_markup.inline_keyboard
    .map((row) => row.filter((key) => !('callback_data' in key) || key.callback_data !== data))
    .filter((row) => row.length > 0);
  await ctx.editMessageReplyMarkup({ reply_markup: { inline_keyboard: rows } }).catch(() => {
    onNotice('a button was not taken away');
  });
}
