import type { Chats } from './chats.js';

/** A button of a message was pressed by whoever holds the chat of this member. */
export interface Press {
  readonly tenant: string;
  readonly memberId: string;
  /** As the button was given it: `seen:NOTIFICATION`, `call:NOTIFICATION`. */
  readonly press: string;
}

/** What whoever pressed is shown, a short sentence; undefined where this business knows of no such button. May be asked twice. */
export type OnPress = (press: Press) => Promise<string | undefined>;

/** The button of the welcome: it shows that presses arrive, and changes nothing. */
export const trialPress = 'trial';

/** Gives a press to the businesses whose alerts come to this chat, until one of them knows it. */
export const pressed =
  ({ chats, onPress }: { readonly chats: Chats; readonly onPress: OnPress }) =>
  async (chatId: string, press: string): Promise<string | undefined> => {
    const holders = await chats.holdersOf(chatId);
    if (press === trialPress && holders.length > 0) return 'It works: alerts are acknowledged like this.';
    for (const { accountId, memberId } of holders) {
      const said = await onPress({ tenant: accountId, memberId, press });
      if (said !== undefined) return said;
    }
    return undefined;
  };
