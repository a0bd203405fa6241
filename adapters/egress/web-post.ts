import { fetch, type Dispatcher } from 'undici';
import type { WebPost } from '../../application/ports/web-post.js';
import { isPublicUrl } from './public-address.js';

interface Needs {
  /** Checks every address it connects to. */
  readonly guarded: Dispatcher;
  readonly plain: Dispatcher;
  readonly allowsLoopback: boolean;
  readonly userAgent: string;
  readonly isForbidden: (error: unknown) => boolean;
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Requests to addresses that customers named. What they answer is their status: no byte of a body is kept. */
export function createWebPost({ guarded, plain, allowsLoopback, userAgent, isForbidden }: Needs): WebPost {
  const isOurs = (url: URL): boolean =>
    allowsLoopback && url.protocol === 'http:' && loopback.has(url.hostname) && url.username === '';
  const allows = (address: string): boolean => {
    if (!URL.canParse(address)) return false;
    const url = new URL(address);
    return isOurs(url) || (url.protocol === 'https:' && isPublicUrl(url));
  };

  return {
    allows,
    async post({ url: address, headers, body, timeoutMs }) {
      if (!allows(address)) return { outcome: 'failed', reason: 'forbidden-address' };
      const url = new URL(address);
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(url, {
          ...{ method: 'POST', body, signal, redirect: 'manual' },
          dispatcher: isOurs(url) ? plain : guarded,
          headers: { ...headers, 'content-type': 'application/json', 'user-agent': userAgent },
        });
        await response.body?.cancel();
        return { outcome: 'answered', status: response.status };
      } catch (error) {
        if (isForbidden(error)) return { outcome: 'failed', reason: 'forbidden-address' };
        return { outcome: 'failed', reason: signal.aborted ? 'timed-out' : 'unreachable' };
      }
    },
  };
}
