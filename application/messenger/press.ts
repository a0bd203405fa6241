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

interface Needs {
  readonly chats: Chats;
  readonly onPress: OnPress;
  /** Says that the button of the welcome works, in the language of the business. */
  readonly worksOf: (tenant: string) => Promise<string>;
}

/** Gives a press to the businesses whose alerts come to this chat, until one of them knows it. */
export const pressed =
  ({ chats, onPress, worksOf }: Needs) =>
  async (chatId: string, press: string): Promise<string | undefined> => {
    const holders = await chats.holdersOf(chatId);
    const [first] = holders;
    if (press === trialPress && first !== undefined) return worksOf(first.accountId);
    for (const { accountId, memberId } of holders) {
      const said = await onPress({ tenant: accountId, memberId, press });
      if (said !== undefined) return said;
    }
    return undefined;
  };
