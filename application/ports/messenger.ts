export interface MessengerMessage {
  readonly attemptId: string;
  readonly chatId: string;
  readonly text: string;
  readonly buttons: readonly MessengerButton[];
}
export type MessengerButton =
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly press: string /* up to 64 bytes, comes back when pressed */ };
export type MessengerReceipt =
  | { readonly outcome: 'accepted'; readonly messageId: string }
  | { readonly outcome: 'refused'; readonly code: 'blocked' | 'chat-gone' | 'limited' | 'refused' }
  | { readonly outcome: 'unknown' };
export interface Messenger {
  send(message: MessengerMessage): Promise<MessengerReceipt>;
}
