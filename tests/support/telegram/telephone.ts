interface Shown {
  readonly messageId: number;
  readonly text: string;
  readonly isOfBot: boolean;
  readonly isProtected: boolean;
  readonly keyboard: readonly (readonly { readonly text: string }[])[];
}

/** The sandbox's Telegram as its page uses it. */
export interface Telephone {
  messages(chatId: number): Promise<readonly Shown[]>;
  /** The newest message of the bot. */
  last(chatId: number): Promise<Shown | undefined>;
  start(chatId: number, token: string): Promise<void>;
  block(chatId: number): Promise<void>;
  /** What the bot answered. */
  press(chatId: number, messageId: number, data: string): Promise<string>;
}

export function telegramOf(origin: string): Telephone {
  const at = `${origin}/sandbox/telegram`;
  const act = async (path: string, body: object = {}): Promise<Response> => {
    const answer = await fetch(`${at}/chats/${path}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json' },
    });
    if (!answer.ok) throw new Error(`${path}: ${String(answer.status)} ${await answer.text()}`);
    return answer;
  };
  const messages = async (chatId: number): Promise<readonly Shown[]> => {
    const { chats } = (await (await fetch(`${at}/chats.json`)).json()) as {
      readonly chats: readonly { readonly chatId: number; readonly messages: readonly Shown[] }[];
    };
    return chats.find((chat) => chat.chatId === chatId)?.messages ?? [];
  };
  return {
    messages,
    last: async (chatId) => (await messages(chatId)).findLast(({ isOfBot }) => isOfBot),
    async start(chatId, token) {
      await act(`${String(chatId)}/start`, { token });
    },
    async block(chatId) {
      await act(`${String(chatId)}/block`);
    },
    async press(chatId, messageId, data) {
      const pressed = await act(`${String(chatId)}/press`, { messageId, data });
      const { pressId } = (await pressed.json()) as { readonly pressId: string };
      for (let tries = 0; tries < 200; tries += 1) {
        const { answer } = (await (await fetch(`${at}/presses/${pressId}`)).json()) as {
          answer: string | null;
        };
        if (answer !== null) return answer;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('The bot did not answer');
    },
  };
}
