import type { Chat, Message } from './chat-store.js';

export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}

/** Objects as they stand in the Bot API: https://core.telegram.org/bots/api#available-types. */
export const botOf = ({ id, username }: BotIdentity) => ({
  ...{ id, is_bot: true, first_name: 'MiaPulse sandbox', username },
});

export const chatOf = ({ chatId, kind, name, username }: Chat) =>
  kind === 'private'
    ? { id: chatId, type: kind, first_name: name, ...(username !== null && { username }) }
    : { id: chatId, type: kind, title: name };

export const personOf = ({ chatId, name, username }: Chat) => ({
  ...{ id: Math.abs(chatId), is_bot: false, first_name: name, language_code: 'en' },
  ...(username !== null && { username }),
});

export const messageOf = (chat: Chat, message: Message, bot: BotIdentity) => ({
  message_id: message.messageId,
  from: message.isOfBot ? botOf(bot) : personOf(chat),
  chat: chatOf(chat),
  date: Math.floor(message.sentAt.getTime() / 1_000),
  text: message.text,
  ...commandIn(message),
  ...(message.isProtected && { has_protected_content: true }),
  ...(message.keyboard.length > 0 && { reply_markup: { inline_keyboard: message.keyboard } }),
});

function commandIn({ isOfBot, text }: Message) {
  const command = isOfBot ? null : /^\/\w+(@\w+)?/u.exec(text);
  return command === null
    ? {}
    : { entities: [{ type: 'bot_command', offset: 0, length: command[0].length }] };
}
