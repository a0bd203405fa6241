import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';

interface Needs {
  /** Of the product that runs. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

const letters = z.object({
  letters: z.array(z.object({ to: z.array(z.string()), text: z.string().nullable(), sentAt: z.string() })),
});
const settings = z.object({ notice: z.object({ version: z.string() }) });
const started = z.object({ token: z.string() });

/** A year of a business’s clock takes its time. */
const answerMs = 180_000;
const letterTriesMax = 100;
const pollMs = 100;

/** What made-up people do in their browsers, over the wire. Raises `demo-refused` where something is not done. */
export type DemoBrowser = ReturnType<typeof createDemoBrowser>;

export function createDemoBrowser({ origin, fetch, wait }: Needs) {
  const at = origin.replace('//localhost', '//127.0.0.1');
  const jar = new Map<string, string>();

  const asked = async (method: 'GET' | 'POST', path: string, body?: object, token?: string) => {
    const response = await fetch(`${at}${path}`, {
      method,
      signal: AbortSignal.timeout(answerMs),
      headers: {
        ...{ Origin: origin, 'Content-Type': 'application/json' },
        ...(jar.size > 0 && { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const text = await response.text();
    if (!response.ok)
      throw new Fault(
        'demo-refused',
        `The demo’s people were answered ${String(response.status)} at ${path}.`,
      );
    return text;
  };
  const json = async (...request: Parameters<typeof asked>): Promise<unknown> =>
    JSON.parse(await asked(...request)) as unknown;

  const tokenTo = async (email: string, since: string): Promise<string> => {
    for (let tries = 0; tries < letterTriesMax; tries += 1) {
      const found = letters
        .parse(await json('GET', '/sandbox/letters.json'))
        .letters.find(({ to, sentAt }) => to.includes(email) && sentAt >= since);
      const token = /#\/login\/(\S+)/u.exec(found?.text ?? '')?.[1];
      if (token !== undefined) return token;
      await wait(pollMs, new AbortController().signal);
    }
    throw new Fault('demo-refused', 'The demo’s owner got no letter.');
  };

  return {
    get: (path: string) => asked('GET', path),
    post: (path: string, body: object) => asked('POST', path, body),

    /** By the link in a letter, as everybody does. */
    async logIn(email: string, now: string): Promise<void> {
      await asked('POST', '/api/v1/login', { email });
      const token = await tokenTo(email, now);
      await asked('POST', '/api/v1/login/link', { token });
    },

    /** A visitor opens a page with the widget on it and writes. */
    async chat(site: string, conversationId: string, lines: readonly { messageId: string; text: string }[]) {
      const about = { site, language: 'en', pageUrl: 'https://example.com/', referrer: '' };
      const { notice } = settings.parse(
        await json('POST', '/widget/v1/settings', { ...about, pageView: true }),
      );
      const opening = { site, conversationId, noticeVersion: notice.version, language: 'en' };
      const { token } = started.parse(
        await json('POST', '/widget/v1/conversations', { ...opening, openedOn: 'https://example.com/' }),
      );
      for (const line of lines)
        await asked('POST', `/widget/v1/conversations/${conversationId}/messages`, line, token);
    },
  };
}
