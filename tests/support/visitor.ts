import { randomUUID } from 'node:crypto';
import type { Resumed, StreamLine, WidgetSettings } from '../../adapters/http/contract/widget.js';

/** A visitor's browser, as far as the wire is concerned. */
export interface Visitor {
  readonly conversationId: string;
  /** Resolves with the lines of the reply; `onReceived` is called once the message is stored for good. */
  send(text: string, messageId?: string, onReceived?: () => void): Promise<readonly StreamLine[]>;
  /** The same conversation at an origin that may have moved. */
  resume(origin?: string): Promise<Resumed>;
}

const post = (
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(url, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers });

export async function settingsOf(origin: string, site: string): Promise<WidgetSettings> {
  const asked = { site, pageUrl: 'https://example.com/', referrer: '', language: 'en', pageView: false };
  return (await (await post(`${origin}/widget/v1/settings`, asked)).json()) as WidgetSettings;
}

export async function visit(origin: string, site: string): Promise<Visitor> {
  const { notice } = await settingsOf(origin, site);
  const conversationId = randomUUID();
  const started = await post(`${origin}/widget/v1/conversations`, {
    site,
    conversationId,
    noticeVersion: notice.version,
    openedOn: 'https://example.com/prices',
    language: 'en',
  });
  const { token } = (await started.json()) as { readonly token: string };
  const headers = { Authorization: `Bearer ${token}` };
  const path = `/widget/v1/conversations/${conversationId}`;

  return {
    conversationId,
    async send(text, messageId = randomUUID(), onReceived = () => undefined) {
      const answer = await post(`${origin}${path}/messages`, { messageId, text }, headers);
      if (!answer.ok || answer.body === null) throw new Error(`Refused with ${String(answer.status)}`);
      const lines: StreamLine[] = [];
      let rest = '';
      const decoder = new TextDecoder();
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
        rest += decoder.decode(chunk, { stream: true });
        const parts = rest.split('\n');
        rest = parts.pop() ?? '';
        for (const part of parts) {
          const line = JSON.parse(part) as StreamLine;
          if (line.type === 'received') onReceived();
          lines.push(line);
        }
      }
      return lines;
    },
    async resume(at = origin) {
      return (await (await fetch(`${at}${path}`, { headers })).json()) as Resumed;
    },
  };
}
