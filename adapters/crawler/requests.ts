import type { FetchOutcome, Validators, WebFetch } from '../../application/ports/web-fetch.js';
import type { ReadingLimits } from '../../application/ports/website-reader.js';
import { hostOf, isPdfAddress } from './addresses.js';
import type { Turns } from './turns.js';

interface Needs {
  readonly webFetch: WebFetch;
  readonly turns: Turns;
  readonly limits: ReadingLimits;
  /** Between two requests, at least; milliseconds. */
  readonly pauseMs: number;
  readonly now: () => number;
}

interface Request {
  readonly signal: AbortSignal;
  readonly accept: string;
  readonly unlessStill?: Validators | undefined;
}

const crawlDelayMaxS = 60;
/** How long we wait when a website asks us to come back later; where it asks for more, this reading is over. */
const silenceMaxMs = 120_000;
const silenceUnsaidMs = 5_000;
const triesMax = 3;
/** A printed price list weighs more than a page. */
const pdfFactor = 4;

/** The requests of one reading, as politely as its website asks for. */
export class Requests {
  readonly #needs: Needs;
  #pauseMs: number;
  #bytes = 0;
  #isSentAway = false;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#pauseMs = needs.pauseMs;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The website asked for longer silence than this reading can keep. */
  get isSentAway(): boolean {
    return this.#isSentAway;
  }

  slowDown(crawlDelayS: number): void {
    this.#pauseMs = Math.max(this.#needs.pauseMs, Math.min(crawlDelayS, crawlDelayMaxS) * 1_000);
  }

  async get(url: string, request: Request): Promise<FetchOutcome> {
    const { turns, now } = this.#needs;
    for (let tries = 1; ; tries += 1) {
      const outcome = await turns.take(hostOf(url), this.#pauseMs, request.signal, () =>
        this.#once(url, request),
      );
      const silence = silenceAskedFor(outcome, now());
      if (silence === undefined) return outcome;
      turns.hold(hostOf(url), Math.min(silence, silenceMaxMs));
      this.#isSentAway = silence > silenceMaxMs;
      if (this.#isSentAway || tries >= triesMax || request.signal.aborted) return outcome;
    }
  }

  async #once(url: string, { signal, accept, unlessStill }: Request): Promise<FetchOutcome> {
    const { webFetch, limits } = this.#needs;
    const bytesMax = limits.bytesPerPageMax * (isPdfAddress(url) ? pdfFactor : 1);
    const outcome = await webFetch.get(url, {
      ...{ accept, bytesMax, timeoutMs: limits.timeoutPerPageMs, signal },
      ...(unlessStill !== undefined && { unlessStill }),
    });
    if (outcome.outcome === 'response') this.#bytes += outcome.bytes.length;
    return outcome;
  }
}

/** Milliseconds, by `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). */
function silenceAskedFor(outcome: FetchOutcome, now: number): number | undefined {
  if (outcome.outcome === 'failed' || (outcome.status !== 429 && outcome.status !== 503)) return undefined;
  const asked = outcome.headers['retry-after'] ?? '';
  if (/^\d{1,9}$/u.test(asked)) return Number(asked) * 1_000;
  const at = Date.parse(asked);
  if (!Number.isNaN(at)) return Math.max(0, at - now);
  return outcome.status === 429 ? silenceUnsaidMs : undefined;
}
