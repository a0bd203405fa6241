import type {
  ConversationStarted,
  CopyAsked,
  FollowLine,
  ErasureAsked,
  IdentifyVisitor,
  Resumed,
  Rating,
  SendMessage,
  StartConversation,
  StreamLine,
  WidgetMessage,
} from '../adapters/http/contract/widget.js';
import type { Host } from './host.js';
import { createStorage } from './storage.js';

/** Why something did not come through: `gone` conversations are forgotten, a `closed` one stays so, everything else may be tried again. */
export class Failure extends Error {
  readonly isGone: boolean;
  readonly isClosed: boolean;

  constructor(detail: string, status = 0) {
    super(detail);
    this.isGone = [401, 404, 409, 410].includes(status);
    this.isClosed = status === 403;
  }
}

type Reply = Extract<StreamLine, { type: 'reply' }>;

interface Open {
  readonly conversationId: string;
  readonly token: string;
}

/** One visitor's conversation as the server has it. It begins with the first message sent. */
export function createConversation({ options: { base, site }, settings, said, emit }: Host) {
  const storage = createStorage(site);
  let open: Open | undefined = storage.read();
  // Kept over tries, so that a start whose answer got lost is not a second conversation.
  let startId = newId();
  /** What the page said in it last. */
  let heard: Host['said']['context'];

  const call = async (
    path: string,
    method: 'GET' | 'POST',
    body?: object,
    signal?: AbortSignal,
  ): Promise<Response> => {
    const headers = open === undefined ? {} : { Authorization: `Bearer ${open.token}` };
    const answer = await fetch(`${base}/widget/v1${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal !== undefined && { signal }),
    });
    if (answer.ok) return answer;
    const problem = (await answer.json().catch(() => ({}))) as { readonly detail?: string };
    throw new Failure(problem.detail ?? '', answer.status);
  };

  const start = async (): Promise<Open> => {
    const asked: StartConversation = {
      site,
      conversationId: startId,
      noticeVersion: settings.notice.version,
      openedOn: location.href.slice(0, 2_000),
      language: settings.language,
    };
    const answer = await call('/conversations', 'POST', asked).catch((error: unknown) => {
      if (error instanceof Failure && error.isGone) startId = newId();
      throw error;
    });
    const { conversationId, token } = (await answer.json()) as ConversationStarted;
    return { conversationId, token };
  };

  /** A page of ours, in the language of the chat. */
  const spoken = (url: string): string => `${url}?lang=${settings.language}`;

  const forget = (): void => {
    open = undefined;
    heard = undefined;
    // It was signed for this one.
    said.token = undefined;
    startId = newId();
    storage.forget();
  };

  /** Passes on who the visitor is, once they have written. Whatever comes of it, their message goes out. */
  const identify = async (): Promise<void> => {
    const { token } = said;
    if (open === undefined || token === undefined) return;
    said.token = undefined;
    try {
      await call(`/conversations/${open.conversationId}/identity`, 'POST', {
        token,
      } satisfies IdentifyVisitor);
      emit('identified');
    } catch (error) {
      if (error instanceof Failure) emit('refused');
      // It goes with the next message.
      else said.token ??= token;
    }
  };

  return {
    visitorId: (): string => open?.conversationId ?? startId,
    identify,

    /** Tells that another tab of this website wrote, or ended it. */
    onOtherTab: (act: (isOver: boolean) => void): void => {
      storage.onOtherTab(() => {
        const was = open;
        open = storage.read();
        if (was !== undefined || open !== undefined) act(open === undefined);
      });
    },

    /** What was said before the page was reloaded, or elsewhere; undefined when there is nothing to go on with. */
    async resume(): Promise<Resumed | undefined> {
      if (open === undefined) return undefined;
      try {
        const answer = await call(`/conversations/${open.conversationId}`, 'GET');
        const resumed = (await answer.json()) as Resumed;
        if (resumed.status === 'open') return resumed;
        forget();
      } catch (error) {
        if (!(error instanceof Failure && error.isGone)) throw error;
        forget();
      }
      return undefined;
    },

    /**
     * Sends a message and hands on its reply as it comes; undefined where a person has the conversation. The same id again is
     * the same message.
     */
    async send(message: SendMessage, onClause: (text: string) => void): Promise<Reply | undefined> {
      open ??= await start();
      storage.write(open.conversationId, open.token);
      await identify();
      const { context } = said;
      const news = context === heard ? {} : { context: textsIn(context) };
      const answer = await call(`/conversations/${open.conversationId}/messages`, 'POST', {
        ...message,
        ...news,
      });
      heard = context;
      for await (const line of linesOf<StreamLine>(answer)) {
        if (line.type === 'person') return undefined;
        if (line.type === 'clause') onClause(line.text);
        if (line.type === 'reply') {
          // Again, so that another tab shows the reply as well.
          storage.write(open.conversationId, open.token);
          return line;
        }
        if (line.type === 'failed') throw new Failure(line.detail);
      }
      throw new Failure('');
    },

    /** What comes after a message, as it comes, until it breaks off. */
    async follow(
      after: string,
      signal: AbortSignal,
      onMessage: (message: WidgetMessage) => void,
    ): Promise<void> {
      if (open === undefined) throw new Failure('', 404);
      const path = `/conversations/${open.conversationId}/follow?after=${encodeURIComponent(after)}`;
      for await (const line of linesOf<FollowLine>(await call(path, 'GET', undefined, signal)))
        if (line.type === 'message') onMessage(line.message);
    },

    /** Says whether a reply was of use. */
    async rate(replyId: string, rating: Rating): Promise<void> {
      if (open === undefined) return;
      const path = `/conversations/${open.conversationId}/replies/${replyId}/rating`;
      await call(path, 'POST', { rating });
    },

    /** Has a code sent to an address; with the code the chat goes there. */
    async mail(email: string): Promise<void> {
      await call(`/conversations/${open?.conversationId ?? ''}/transcript`, 'POST', { email });
    },

    async confirmMail(code: string): Promise<void> {
      await call(`/conversations/${open?.conversationId ?? ''}/transcript/code`, 'POST', { code });
    },

    /** Ends it here and, where the server can be reached, there. */
    async end(): Promise<void> {
      const ending =
        open === undefined ? undefined : call(`/conversations/${open.conversationId}/end`, 'POST');
      forget();
      await ending?.catch(() => undefined);
    },

    /** Answers a link to everything that is kept about the visitor. */
    async copy(): Promise<string> {
      const answer = await call(`/conversations/${open?.conversationId ?? ''}/copy`, 'POST');
      return spoken(((await answer.json()) as CopyAsked).url);
    },

    /** Has the visitor forgotten; answers where it stands how far that is. */
    async erase(): Promise<string> {
      const answer = await call(`/conversations/${open?.conversationId ?? ''}/erase`, 'POST');
      forget();
      return spoken(((await answer.json()) as ErasureAsked).receiptUrl);
    },

    forget,
  };
}

/** As much of it as is taken. */
const textsIn = (context: Host['said']['context'] = {}): NonNullable<SendMessage['context']> =>
  Object.entries(context)
    .filter(([key, value]) => key.trim() !== '' && ['string', 'number', 'boolean'].includes(typeof value))
    .slice(0, 10)
    .map(([key, value]) => ({ key: key.trim().slice(0, 40), value: String(value).slice(0, 200) }));

/** `crypto.randomUUID` is missing on pages without https. */
export const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/u, '$1-$2-$3-$4-$5');
};

async function* linesOf<Line>({ body }: Response): AsyncGenerator<Line> {
  const reader = body?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line;
    if (done) return;
  }
}
