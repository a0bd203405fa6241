import { createHash } from 'node:crypto';
import type { WebFetch } from '../../application/ports/web-fetch.js';
import type {
  PageOutcome,
  ReadingLimits,
  ReadPage,
  WebsiteReader,
} from '../../application/ports/website-reader.js';
import type { SkipReason } from '../../domain/crawl/crawl.js';
import { isSameSite, pageAddress, pathOf } from './addresses.js';
import { obstacleTo, textOfDocument } from './document.js';
import { extract, textOf } from './extract.js';
import { allowAll, disallowAll, parseRobots, type Robots } from './robots.js';
import { readSitemap } from './sitemap.js';

interface Config {
  readonly webFetch: WebFetch;
  /** Our name in robots.txt. */
  readonly robotsToken: string;
  /** Between two requests to one website, at least; milliseconds. */
  readonly pauseMs: number;
}

interface Seams {
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
}

interface Known {
  readonly url: string;
  readonly depth: number;
}

const html = 'text/html,application/xhtml+xml;q=0.9';
const crawlDelayMaxS = 10;
const sitemapsMax = 20;
/** Calendars and filters make addresses without end: of one path only so many with different parameters are read. */
const variantsMax = 10;

/** Reads websites one request at a time, breadth first from the start page and the sitemap. */
export const createWebsiteReader = (config: Config, seams: Seams): WebsiteReader => ({
  read: (website, limits, signal) => new Reading(config, seams, limits).run(website, signal),
});

class Reading {
  readonly #config: Config;
  readonly #seams: Seams;
  readonly #limits: ReadingLimits;
  readonly #queue: Known[] = [];
  readonly #known = new Set<string>();
  readonly #variants = new Map<string, number>();
  readonly #contents = new Set<string>();
  #robots: Robots = allowAll;
  #doneCount = 0;
  #bytes = 0;
  #lastRequestAt = 0;

  constructor(config: Config, seams: Seams, limits: ReadingLimits) {
    this.#config = config;
    this.#seams = seams;
    this.#limits = limits;
  }

  async *run(website: string, signal: AbortSignal): AsyncGenerator<PageOutcome> {
    const endsAt = this.#seams.now() + this.#limits.timeoutMs;
    const start = pageAddress(website, website);
    if (start === undefined) {
      yield this.#skipped(website, 'unreachable');
      return;
    }
    this.#robots = await this.#readRobots(start, signal);
    this.#add(start, 0);
    const isStopped = (): boolean => signal.aborted || this.#isAtLimit(endsAt);
    for (let isStart = true; !isStopped(); isStart = false) {
      const next = this.#queue.shift();
      if (next === undefined) return;
      const outcome = await this.#readPage(next, isStart, signal);
      // A request that was cut off says nothing of the page.
      if (isAborted(signal)) return;
      this.#doneCount += 1;
      // The sitemap comes after the start page, which says which host this website really has.
      if (isStart && outcome.outcome === 'read') await this.#readSitemaps(outcome.page.url, signal);
      yield { ...outcome, knownCount: this.#knownCount };
    }
  }

  #isAtLimit(endsAt: number): boolean {
    const { pageCountMax, bytesMax } = this.#limits;
    return this.#doneCount >= pageCountMax || this.#bytes >= bytesMax || this.#seams.now() >= endsAt;
  }

  get #knownCount(): number {
    return Math.min(this.#doneCount + this.#queue.length, this.#limits.pageCountMax);
  }

  #add(url: string, depth: number): void {
    const path = pathOf(url);
    const variants = this.#variants.get(path) ?? 0;
    const isTooMuch =
      variants >= variantsMax ||
      depth > this.#limits.depthMax ||
      this.#known.size >= this.#limits.pageCountMax * 2 ||
      path.length > 500;
    if (this.#known.has(url) || isTooMuch) return;
    this.#known.add(url);
    this.#variants.set(path, variants + 1);
    this.#queue.push({ url, depth });
  }

  async #fetch(url: string, signal: AbortSignal, accept = html) {
    const delay = Math.min(this.#robots.crawlDelay ?? 0, crawlDelayMaxS) * 1_000;
    const pause = Math.max(this.#config.pauseMs, delay) - (this.#seams.now() - this.#lastRequestAt);
    if (pause > 0 && this.#lastRequestAt > 0) await this.#seams.wait(pause, signal);
    const { bytesPerPageMax: bytesMax, timeoutPerPageMs: timeoutMs } = this.#limits;
    const outcome = await this.#config.webFetch.get(url, { accept, bytesMax, timeoutMs, signal });
    this.#lastRequestAt = this.#seams.now();
    if (outcome.outcome === 'response') this.#bytes += outcome.bytes.length;
    return outcome;
  }

  /** 4xx: there are no rules. Anything else that is no answer: nothing may be read (RFC 9309, 2.3.1). */
  async #readRobots(url: string, signal: AbortSignal): Promise<Robots> {
    const outcome = await this.#fetch(new URL('/robots.txt', url).href, signal, 'text/plain,*/*;q=0.1');
    if (outcome.outcome === 'failed') {
      // Where nothing answers, the page itself says so better; where it is forbidden to ask, likewise.
      return outcome.reason === 'timed-out' ? disallowAll : allowAll;
    }
    if (outcome.status >= 500) return disallowAll;
    if (outcome.status >= 400) return allowAll;
    return parseRobots(new TextDecoder().decode(outcome.bytes), this.#config.robotsToken);
  }

  async #readSitemaps(base: string, signal: AbortSignal): Promise<void> {
    const asked = [...this.#robots.sitemaps, new URL('/sitemap.xml', base).href];
    const todo = [...new Set(asked)].filter((url) => isSameSite(url, base));
    for (let count = 0; count < Math.min(todo.length, sitemapsMax) && !signal.aborted; count += 1) {
      const outcome = await this.#fetch(todo[count] ?? base, signal, 'application/xml,text/xml,*/*;q=0.1');
      if (outcome.outcome === 'failed' || outcome.status !== 200) continue;
      const { pages, sitemaps } = readSitemap(outcome.bytes);
      for (const link of pages) this.#addLink(link, base, 1);
      todo.push(
        ...sitemaps.filter((url) => URL.canParse(url) && isSameSite(url, base) && !todo.includes(url)),
      );
    }
  }

  #addLink(link: string, base: string, depth: number): void {
    const url = pageAddress(link, base);
    if (url === undefined || !isSameSite(url, base)) return;
    // One host and scheme for all pages, whichever a link happens to name.
    const { protocol, host } = new URL(base);
    const same = new URL(url);
    same.protocol = protocol;
    same.host = host;
    this.#add(same.href, depth);
  }

  async #readPage({ url, depth }: Known, isStart: boolean, signal: AbortSignal): Promise<PageOutcome> {
    if (!this.#robots.allows(url)) return this.#skipped(url, 'disallowed-by-robots');
    const outcome = await this.#fetch(url, signal);
    const obstacle = obstacleTo(outcome);
    if (obstacle !== null || outcome.outcome === 'failed')
      return this.#skipped(url, obstacle ?? 'unreachable');

    const arrived = pageAddress(outcome.url, outcome.url) ?? url;
    if (!isSameSite(arrived, url)) return this.#skipped(url, 'redirects-elsewhere');
    if (arrived !== url && !isStart && this.#known.has(arrived)) return this.#skipped(url, 'duplicate');
    this.#known.add(arrived);

    const found = extract(textOfDocument(outcome));
    for (const link of found.links) this.#addLink(link, arrived, depth + 1);
    if (!found.isIndexable) return this.#skipped(url, 'disallowed-by-robots');
    if (found.needsJavaScript) return this.#skipped(url, 'needs-javascript');
    if (found.blocks.length === 0) return this.#skipped(url, 'no-text');

    const own = found.canonical === undefined ? undefined : pageAddress(found.canonical, arrived);
    const canonical = own !== undefined && isSameSite(own, arrived) ? own : arrived;
    const content = createHash('sha256').update(found.blocks.map(textOf).join('\n')).digest('hex');
    const isDuplicate =
      this.#contents.has(content) || (canonical !== arrived && this.#contents.has(canonical));
    if (isDuplicate) return this.#skipped(url, 'duplicate');
    this.#contents.add(content).add(canonical);

    const { title, language, blocks, facts } = found;
    const page: ReadPage = {
      url: canonical,
      title,
      language,
      blocks,
      facts,
      byteCount: outcome.bytes.length,
    };
    return { outcome: 'read', page, knownCount: this.#knownCount };
  }

  #skipped(url: string, reason: SkipReason): PageOutcome {
    return { outcome: 'skipped', url, reason, knownCount: this.#knownCount };
  }
}

const isAborted = (signal: AbortSignal): boolean => signal.aborted;
