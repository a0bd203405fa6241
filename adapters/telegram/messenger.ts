import type { Api } from 'grammy';
import { Fault } from '../../application/ports/fault.js';
import type {
  Messenger,
  MessengerButton,
  MessengerMessage,
  MessengerReceipt,
  MessengerRemoval,
} from '../../application/ports/messenger.js';
import type { TelegramConfig } from './config.js';
import { isMissing, troubleOf } from './refusals.js';

export interface MessengerNeeds {
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Nothing can be sent to this chat any more. */
  readonly onLost: (chatId: string, why: 'blocked' | 'chat-gone') => Promise<void>;
  /** The chat has another id from now on. */
  readonly onMoved: (from: string, to: string) => Promise<void>;
}

const triesMax = 4;
const firstPauseMs = 250;

/**
 * Messages by the Bot API: plain text, because nothing in it is meant as a format; without previews, because their pages would be
 * fetched; protected, because a lead is not to be passed on. What certainly was not taken is tried again within the budget.
 */
export function createMessenger(
  { patienceMs }: Pick<TelegramConfig, 'patienceMs'>,
  api: Api,
  { wait, onLost, onMoved }: MessengerNeeds,
): Messenger {
  const limited: MessengerReceipt = { outcome: 'refused', code: 'limited' };

  const attempt = async (chatId: string, message: MessengerMessage, triesLeft: number, leftMs: number) => {
    const again = async (pauseMs: number): Promise<MessengerReceipt> => {
      if (triesLeft === 0 || pauseMs > leftMs) return limited;
      await wait(pauseMs);
      return attempt(chatId, message, triesLeft - 1, leftMs - pauseMs);
    };
    try {
      const { message_id: id } = await api.sendMessage(chatId, message.text, optionsOf(message));
      return { outcome: 'accepted', messageId: String(id) } satisfies MessengerReceipt;
    } catch (error) {
      const trouble = troubleOf(error);
      switch (trouble.kind) {
        case 'wait':
          return again(trouble.ms);
        case 'unreached':
          return again(firstPauseMs * 2 ** (triesMax - triesLeft));
        case 'moved':
          if (triesLeft === 0) return limited;
          await onMoved(chatId, trouble.to);
          return attempt(trouble.to, message, triesLeft - 1, leftMs);
        case 'refused': {
          const { receipt } = trouble;
          if (receipt.code === 'blocked' || receipt.code === 'chat-gone') await onLost(chatId, receipt.code);
          return receipt;
        }
        case 'unknown':
          return { outcome: 'unknown' } satisfies MessengerReceipt;
      }
    }
  };

  const remove = async (chatId: string, messageId: string, leftMs: number): Promise<MessengerRemoval> => {
    try {
      await api.deleteMessage(chatId, Number(messageId));
      return 'removed';
    } catch (error) {
      if (isMissing(error)) return 'gone';
      const trouble = troubleOf(error);
      if (trouble.kind === 'refused' || trouble.kind === 'moved') return 'refused';
      if (trouble.kind !== 'wait' || trouble.ms > leftMs)
        throw new Fault('messenger-unavailable', 'Telegram does not answer at the moment.', error);
      await wait(trouble.ms);
      return remove(chatId, messageId, leftMs - Math.max(trouble.ms, firstPauseMs));
    }
  };

  return {
    send: (message) => attempt(message.chatId, message, triesMax - 1, patienceMs),
    remove: ({ chatId, messageId }) => remove(chatId, messageId, patienceMs),
  };
}

const optionsOf = ({ buttons }: Pick<MessengerMessage, 'buttons'>) => ({
  protect_content: true,
  link_preview_options: { is_disabled: true },
  ...(buttons.length > 0 && { reply_markup: { inline_keyboard: buttons.map((one) => [keyOf(one)]) } }),
});

const keyOf = (button: MessengerButton) =>
  'url' in button
    ? { text: button.label, url: button.url }
    : { text: button.label, callback_data: button.press };
