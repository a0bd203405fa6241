import type { WebFetch } from '../../application/ports/web-fetch.js';
import type {
  EarlierPage,
  PageOutcome,
  ReadingLimits,
  RecallPage,
  WebsiteReader,
} from '../../application/ports/website-reader.js';
import type { SkipReason } from '../../domain/crawl/crawl.js';
import { identityOf, isFrontPage, isSameSite, pageAddress } from './addresses.js';
import { obstacleTo, validatorsOf, type Response } from './document.js';
import { Frontier, type Place } from './frontier.js';
import { contentHash, pageOf, rules, understand, wordsHash, type Understood } from './page.js';
import { createPdfReader, type ReadPdf } from './pdf.js';
import { Requests } from './requests.js';
import { allowAll, disallowAll, parseRobots, type Robots } from './robots.js';
import { readSitemap } from './sitemap.js';
import { createTurns, type Turns } from './turns.js';

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

const documents = 'text/html,application/xhtml+xml;q=0.9,application/pdf;q=0.8';
const sitemapsMax = 20;
/** These say nothing of the page: what it led to before is looked for all the same. */
const passing: ReadonlySet<SkipReason> = new Set(['server-error', 'timed-out', 'unreachable', 'placeholder']);

/** Reads websites breadth first from the start page and the sitemap, each host one request at a time. */
export function createWebsiteReader(config: Config, seams: Seams): WebsiteReader {
  const shared = { turns: createTurns(seams), readPdf: createPdfReader() };
  return {
    read: (website, limits, signal, recall) =>
      new Reading({ ...config, ...seams, ...shared, limits, recall, signal }).run(website),
  };
}

interface Needs extends Config, Seams {
  readonly turns: Turns;
  readonly readPdf: ReadPdf;
  readonly limits: ReadingLimits;
  readonly recall: RecallPage;
  readonly signal: AbortSignal;
}

/** What a page came to before it is counted; `later`: it comes again. */
type Found =
  | Omit<Extract<PageOutcome, { outcome: 'read' }>, 'knownCount'>
  | Omit<Extract<PageOutcome, { outcome: 'unchanged' }>, 'knownCount'>
  | Omit<Extract<PageOutcome, { outcome: 'skipped' }>, 'knownCount'>
  | { readonly outcome: 'later' };

class Reading {
  readonly #needs: Needs;
  readonly #requests: Requests;
  readonly #frontier: Frontier;
  /** Of pages that were read: what they say, and where. */
  readonly #contents = new Set<string>();
  #robots: Robots = allowAll;
  #doneCount = 0;
  /** Part of the website could not be asked for. */
  #isPartial = false;
  #base = '';

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#requests = new Requests(needs);
    this.#frontier = new Frontier(needs.limits);
  }

  async *run(website: string): AsyncGenerator<PageOutcome> {
    const { now, signal, limits } = this.#needs;
    const endsAt = now() + limits.timeoutMs;
    const start = pageAddress(website, website);
    if (start === undefined) {
      yield { ...skipped(website, 'unreachable'), knownCount: 0 };
      return;
    }
    this.#base = start;
    this.#robots = await this.#readRobots(start);
    this.#requests.slowDown(this.#robots.crawlDelay ?? 0);
    this.#frontier.add(start, 0);
    for (let isStart = true; !this.#isAtLimit(endsAt); isStart = false) {
      const place = this.#frontier.next();
      if (place === undefined) break;
      const found = await this.#readPlace(place, isStart);
      // A request that was cut off says nothing of the page.
      if (isAborted(signal)) return;
      if (found.outcome === 'later') continue;
      this.#doneCount += 1;
      // The sitemap comes after the start page, which says which host this website really has.
      if (isStart && found.outcome !== 'skipped') await this.#readSitemaps(this.#base);
      yield { ...found, knownCount: this.#knownCount };
      if (isStart && found.outcome === 'skipped') return;
    }
    // Asked to come back much later before anything was read.
    if (this.#doneCount === 0 && !signal.aborted) yield { ...skipped(start, 'server-error'), knownCount: 0 };
    const isWhole = this.#frontier.size === 0 && !this.#frontier.isCut && !this.#isPartial;
    if (!isWhole && !signal.aborted) yield { outcome: 'incomplete', knownCount: this.#knownCount };
  }

  #isAtLimit(endsAt: number): boolean {
    const { limits, signal, now } = this.#needs;
    return (
      signal.aborted ||
      this.#requests.isSentAway ||
      this.#doneCount >= limits.pageCountMax ||
      this.#requests.bytes >= limits.bytesMax ||
      now() >= endsAt
    );
  }

  get #knownCount(): number {
    return Math.min(this.#doneCount + this.#frontier.size, this.#needs.limits.pageCountMax);
  }

  /** 4xx: there are no rules. Anything else that is no answer: nothing may be read (RFC 9309, 2.3.1). */
  async #readRobots(url: string): Promise<Robots> {
    const { signal, robotsToken } = this.#needs;
    const request = { signal, accept: 'text/plain,*/*;q=0.1' };
    const outcome = await this.#requests.get(new URL('/robots.txt', url).href, request);
    if (outcome.outcome === 'failed') {
      // Where nothing answers, the page itself says so better; where it is forbidden to ask, likewise.
      return outcome.reason === 'timed-out' ? disallowAll : allowAll;
    }
    if (outcome.status >= 500 || outcome.status === 429) return disallowAll;
    if (outcome.status >= 400) return allowAll;
    return parseRobots(new TextDecoder().decode(outcome.bytes), robotsToken);
  }

  async #readSitemaps(base: string): Promise<void> {
    const { signal } = this.#needs;
    const asked = [...this.#robots.sitemaps, new URL('/sitemap.xml', base).href];
    const todo = [...new Set(asked)].filter((url) => isSameSite(url, base));
    for (let count = 0; count < Math.min(todo.length, sitemapsMax) && !signal.aborted; count += 1) {
      const request = { signal, accept: 'application/xml,text/xml,*/*;q=0.1' };
      const outcome = await this.#requests.get(todo[count] ?? base, request);
      if (outcome.outcome === 'failed' || outcome.status >= 500 || outcome.status === 429) {
        this.#isPartial = true;
      }
      if (outcome.outcome === 'failed' || outcome.status !== 200) continue;
      const { pages, sitemaps } = readSitemap(outcome.bytes);
      this.#follow(pages, base, 1);
      todo.push(
        ...sitemaps.filter((url) => URL.canParse(url) && isSameSite(url, base) && !todo.includes(url)),
      );
    }
  }

  /** Answers the links that lead to this website, as they are followed. */
  #follow(links: readonly string[], base: string, depth: number): readonly string[] {
    const own = links.flatMap((link) => {
      const url = pageAddress(link, base);
      return url === undefined || !isSameSite(url, this.#base) ? [] : [this.#onOwnHost(url)];
    });
    const addresses = [...new Set(own)];
    for (const url of addresses) this.#frontier.add(url, depth);
    return addresses;
  }

  async #readPlace(place: Place, isStart: boolean): Promise<Found> {
    const { url, depth } = place;
    if (!this.#robots.allows(url)) return skipped(url, 'disallowed-by-robots');
    if (place.prefers !== undefined && this.#contents.has(identityOf(place.prefers))) {
      return skipped(url, 'duplicate');
    }
    const earlier = await this.#needs.recall(url);
    const outcome = await this.#ask(url, earlier);
    if (outcome === 'unchanged' && earlier !== undefined) {
      if (isStart) this.#base = earlier.revisit?.address ?? url;
      this.#follow(earlier.revisit?.links ?? [], earlier.page.url, depth + 1);
      return this.#unchanged(url, earlier);
    }
    if (outcome === 'unchanged') return skipped(url, 'unreachable');
    const obstacle = obstacleTo(outcome);
    if (obstacle !== null || outcome.outcome === 'failed') {
      return this.#failed(place, obstacle ?? 'unreachable', earlier);
    }
    const arrived = pageAddress(outcome.url, outcome.url) ?? url;
    if (!isSameSite(arrived, url)) return skipped(url, 'redirects-elsewhere');
    if (identityOf(arrived) !== identityOf(url) && !isStart && this.#frontier.knows(arrived)) {
      return skipped(url, 'duplicate');
    }
    if (!this.#robots.allows(arrived)) return skipped(url, 'disallowed-by-robots');
    this.#frontier.note(arrived);
    if (isStart) this.#base = arrived;
    const understood = await understand(outcome, this.#needs.readPdf);
    if (understood.obstacle !== null && passing.has(understood.obstacle)) {
      return this.#failed(place, understood.obstacle, earlier);
    }
    const { links, alternates, base } = understood;
    const followed = this.#follow([...links, ...alternates], base, depth + 1);
    return this.#settle({ ...place, isStart, arrived, followed }, outcome, understood);
  }

  /** The document, or that it is still the one that was read before. */
  async #ask(url: string, earlier: EarlierPage | undefined) {
    const { signal } = this.#needs;
    const { revisit } = earlier ?? {};
    const request = { signal, accept: documents };
    const isKnown = revisit?.rules === rules && Object.keys(revisit.validators).length > 0;
    const unlessStill = isKnown ? revisit.validators : undefined;
    const outcome = await this.#requests.get(url, { ...request, unlessStill });
    if (outcome.outcome === 'failed' || outcome.status !== 304) return outcome;
    if (revisit?.address === outcome.url) return 'unchanged' as const;
    return this.#requests.get(url, request);
  }

  #failed({ url, depth }: Place, reason: SkipReason, earlier: EarlierPage | undefined): Found {
    if (passing.has(reason) && earlier?.revisit !== undefined) {
      this.#follow(earlier.revisit.links, earlier.page.url, depth + 1);
    }
    return skipped(url, reason);
  }

  async #settle(place: Arrival, response: Response, understood: Understood): Promise<Found> {
    const { url, followed } = place;
    if (!understood.isIndexable) return skipped(url, 'disallowed-by-robots');
    if (understood.obstacle !== null) return skipped(url, understood.obstacle);
    const { address, other } = this.#addressOf(understood, place.arrived);
    if (other !== undefined && !place.isStart && place.prefers === undefined) {
      if (this.#contents.has(identityOf(other))) return skipped(url, 'duplicate');
      this.#frontier.prefer(other, { url, depth: place.depth });
      return { outcome: 'later' };
    }
    const words = wordsHash(understood.blocks);
    if (this.#contents.has(words)) return skipped(url, 'duplicate');
    this.#contents.add(words).add(identityOf(address));

    const page = pageOf(address, understood, response.bytes.length);
    const hash = contentHash(page);
    if ((await this.#needs.recall(address))?.contentHash === hash) {
      return { outcome: 'unchanged', url: address };
    }
    const revisit = { address: response.url, validators: validatorsOf(response), links: followed, rules };
    return { outcome: 'read', page, contentHash: hash, revisit };
  }

  #unchanged(url: string, { page }: EarlierPage): Found {
    const words = wordsHash(page.blocks);
    if (this.#contents.has(words)) return skipped(url, 'duplicate');
    this.#contents.add(words).add(identityOf(page.url));
    return { outcome: 'unchanged', url: page.url };
  }

  /** Under which address a page is kept: its own spelling of it; `other`: it calls another page its original. */
  #addressOf({ canonical, base, alternates }: Understood, arrived: string) {
    const named = canonical === undefined ? undefined : pageAddress(canonical, base);
    if (named === undefined || !isSameSite(named, arrived)) return { address: arrived };
    const own = this.#onOwnHost(named);
    if (identityOf(own) === identityOf(arrived)) return { address: own };
    // Whole websites call their front page the original of every page, and every translation calls the first one so.
    if (isFrontPage(own) || !this.#robots.allows(own)) return { address: arrived };
    const others = alternates.flatMap((link) => pageAddress(link, base) ?? []).map(identityOf);
    const isTranslation = others.includes(identityOf(arrived)) && others.includes(identityOf(own));
    return isTranslation ? { address: arrived } : { address: arrived, other: own };
  }

  /** One host and scheme for all pages, whichever a link happens to name. */
  #onOwnHost(address: string): string {
    const { protocol, host } = new URL(this.#base);
    const own = new URL(address);
    own.protocol = protocol;
    own.host = host;
    return own.href;
  }
}

interface Arrival extends Place {
  readonly isStart: boolean;
  readonly arrived: string;
  readonly followed: readonly string[];
}

const skipped = (url: string, reason: SkipReason) => ({ outcome: 'skipped', url, reason }) as const;

const isAborted = (signal: AbortSignal): boolean => signal.aborted;
