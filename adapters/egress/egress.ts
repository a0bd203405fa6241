import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, fetch, setGlobalDispatcher, type Dispatcher } from 'undici';
import type { WebPost } from '../../application/ports/web-post.js';
import type { FetchLimits, FetchOutcome, Validators, WebFetch } from '../../application/ports/web-fetch.js';
import { isPublicAddress, isPublicUrl } from './public-address.js';
import { createWebPost } from './web-post.js';

interface Config {
  /** Origins of the vendors that are switched on; nothing else is reached by the global `fetch`. */
  readonly processors: readonly string[];
  /** Origins of websites that the guard lets through: the demo's own, in sandbox mode, and no other. */
  readonly exemptWebsites: readonly string[];
  /** Whether webhooks may lead to this machine: in sandbox mode, which nobody else reaches. */
  readonly allowsLoopback?: boolean;
  /** How we name ourselves to websites. */
  readonly userAgent: string;
}

type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

interface Seams {
  readonly resolve?: Resolve;
}

export interface Egress {
  readonly webFetch: WebFetch;
  readonly webPost: WebPost;
  /** Puts every global `fetch` of this process behind the list of processors: SDKs take no agent of ours. */
  readonly install: () => void;
  readonly close: () => Promise<void>;
}

class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/** The global `fetch`, as the vendors' SDKs get it: once egress is installed it reaches processors and nobody else. */
export const processorFetch: typeof globalThis.fetch = (...asked) => globalThis.fetch(...asked);

const redirectsMax = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The one way out. */
export function createEgress(
  { processors, exemptWebsites, allowsLoopback = false, userAgent }: Config,
  seams: Seams = {},
): Egress {
  const guarded = new Agent({
    connect: { lookup: guardedLookup(seams.resolve ?? resolveBySystem), timeout: 10_000 },
  });
  const plain = new Agent({ connect: { timeout: 10_000 } });
  const exempt = new Set(exemptWebsites.map((website) => new URL(website).origin));

  const once = async (url: URL, { accept, unlessStill }: FetchLimits, signal: AbortSignal) => {
    const isExempt = exempt.has(url.origin);
    if (!isExempt && !isPublicUrl(url)) throw new ForbiddenAddress();
    const headers = {
      ...{ accept, 'user-agent': userAgent, 'accept-encoding': 'gzip, br, deflate' },
      ...conditionsOf(unlessStill),
    };
    return fetch(url, { dispatcher: isExempt ? plain : guarded, redirect: 'manual', headers, signal });
  };

  const get = async (start: URL, limits: FetchLimits, signal: AbortSignal): Promise<FetchOutcome> => {
    let url = start;
    for (let hops = 0; hops <= redirectsMax; hops += 1) {
      const response = await once(url, limits, signal);
      const { status } = response;
      const location = response.headers.get('location');
      if (!redirects.has(status) || location === null) {
        const { bytes, truncated } = await bytesOf(response.body, limits.bytesMax);
        const headers = Object.fromEntries(response.headers.entries());
        return { outcome: 'response', url: url.href, status, headers, bytes, truncated };
      }
      await response.body?.cancel();
      if (!URL.canParse(location, url)) return { outcome: 'failed', reason: 'malformed-url' };
      url = new URL(location, url);
    }
    return { outcome: 'failed', reason: 'too-many-redirects' };
  };

  return {
    webFetch: {
      async get(address, limits) {
        if (!URL.canParse(address)) return { outcome: 'failed', reason: 'malformed-url' };
        const url = new URL(address);
        const timeout = AbortSignal.timeout(limits.timeoutMs);
        const signal = limits.signal ? AbortSignal.any([timeout, limits.signal]) : timeout;
        try {
          return await get(url, limits, signal);
        } catch (error) {
          if (isForbidden(error)) return { outcome: 'failed', reason: 'forbidden-address' };
          return { outcome: 'failed', reason: timeout.aborted ? 'timed-out' : 'unreachable' };
        }
      },
    },
    webPost: createWebPost({ guarded, plain, allowsLoopback, userAgent, isForbidden }),
    install() {
      setGlobalDispatcher(new Agent().compose(onlyTo(new Set(processors.map((one) => new URL(one).origin)))));
    },
    async close() {
      await Promise.all([guarded.destroy(), plain.destroy()]);
    },
  };
}

const conditionsOf = ({ etag, lastModified }: Validators = {}): Readonly<Record<string, string>> => ({
  ...(etag !== undefined && { 'if-none-match': etag }),
  ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
});

const onlyTo =
  (origins: ReadonlySet<string>): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) => {
    const origin = options.origin === undefined ? '' : new URL(options.origin).origin;
    if (origins.has(origin)) return dispatch(options, handler);
    throw new Error(`No processor is configured at ${origin}`);
  };

/**
 * Names are resolved when a connection is made, and every address is checked: what was checked is what is connected to,
 * so a name that changes its mind in between gains nothing.
 */
const guardedLookup =
  (resolve: Resolve): LookupFunction =>
  (host, options, callback) => {
    const check = async (): Promise<readonly LookupAddress[]> => {
      const addresses = await resolve(host);
      if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
        throw new ForbiddenAddress();
      }
      return addresses;
    };
    check().then(
      (addresses) => {
        const [first] = addresses;
        if (options.all === true || first === undefined) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error('Not resolved'), '');
      },
    );
  };

const resolveBySystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    systemLookup(host, { all: true, verbatim: true }, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });

function isForbidden(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ForbiddenAddress) return true;
  }
  return false;
}

/** Decoded bytes up to a limit: what a small answer unpacks to is bounded as well. */
async function bytesOf(body: AsyncIterable<Uint8Array> | null, bytesMax: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (body !== null) {
    for await (const chunk of body) {
      chunks.push(chunk.subarray(0, bytesMax - size));
      size += chunk.length;
      if (size >= bytesMax) break;
    }
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), truncated: size > bytesMax };
}
