import { randomUUID } from 'node:crypto';
import type { Resumed, StreamLine, WidgetSettings } from '../../adapters/http/contract/widget.js';

/** A visitor's browser, as far as the wire is concerned. */
export interface Visitor {
  readonly conversationId: string;
  /** Opens this conversation. */
  readonly token: string;
  /** Resolves with the lines of the reply. The same id again is the same message. */
  send(text: string, messageId?: string, watch?: Watch): Promise<readonly StreamLine[]>;
  /** The same conversation at an origin that may have moved. */
  resume(origin?: string): Promise<Resumed>;
}

interface Watch {
  /** Once the message is stored for good. */
  readonly onReceived?: () => void;
  readonly onClause?: () => void;
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

/** `address`: the network address the visitor seems to have, where a proxy is trusted. */
export async function visit(origin: string, site: string, address?: string): Promise<Visitor> {
  const { notice } = await settingsOf(origin, site);
  const conversationId = randomUUID();
  const from: Record<string, string> = address === undefined ? {} : { 'X-Forwarded-For': address };
  const opening = { site, conversationId, noticeVersion: notice.version };
  const started = await post(
    `${origin}/widget/v1/conversations`,
    { ...opening, openedOn: 'https://example.com/prices', language: 'en' },
    from,
  );
  const { token } = (await started.json()) as { readonly token: string };
  const headers = { Authorization: `Bearer ${token}`, ...from };
  const path = `/widget/v1/conversations/${conversationId}`;

  return {
    ...{ conversationId, token },
    async send(text, messageId = randomUUID(), { onReceived, onClause } = {}) {
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
          if (line.type === 'received') onReceived?.();
          if (line.type === 'clause') onClause?.();
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
