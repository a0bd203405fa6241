export type MessengerButton =
  | { readonly label: string; readonly url: string }
  /** Up to 64 bytes; comes back when it is pressed. */
  | { readonly label: string; readonly press: string };

export interface MessengerMessage {
  /** For the log of whoever sends: a messenger knows no keys, so a second message under the same id is a second message. */
  readonly attemptId: string;
  readonly chatId: string;
  /** Plain, at most 4,096 characters. */
  readonly text: string;
  /** One to a line. */
  readonly buttons: readonly MessengerButton[];
}

export type MessengerReceipt =
  | { readonly outcome: 'accepted'; readonly messageId: string }
  /**
   * It was not taken, for certain. `blocked` and `chat-gone` stay so until the member connects a chat again; `limited`: not at
   * the moment, because of too many messages or because the messenger is out of reach.
   */
  | { readonly outcome: 'refused'; readonly code: 'blocked' | 'chat-gone' | 'limited' | 'refused' }
  /** It may have been taken. A messenger can neither be keyed nor asked: never send it there again. */
  | { readonly outcome: 'unknown' };

/** `gone`: it is not there any more. `refused`: it stays, because it is too old or the chat is closed to us. */
export type MessengerRemoval = 'removed' | 'gone' | 'refused';

/** Messages to chats that members connected. An outcome is data; `send` raises only for a bug. */
export interface Messenger {
  send(message: MessengerMessage): Promise<MessengerReceipt>;
  /** Takes back what was sent. Safe to repeat. Raises the fault `messenger-unavailable` where nobody knows what became of it. */
  remove(message: { readonly chatId: string; readonly messageId: string }): Promise<MessengerRemoval>;
}
