import { createWebsiteReader } from '../../adapters/crawler/crawler.js';
import { createEgress } from '../../adapters/egress/egress.js';
import type {
  EarlierPage,
  PageOutcome,
  ReadingLimits,
  RecallPage,
} from '../../application/ports/website-reader.js';

export const limits: ReadingLimits = {
  pageCountMax: 100,
  bytesPerPageMax: 1_000_000,
  bytesMax: 20_000_000,
  depthMax: 8,
  timeoutPerPageMs: 2_000,
  timeoutMs: 60_000,
};

export const nothingKnown: RecallPage = () => Promise.resolve(undefined);

/** What a reading leaves behind for the next one. */
export function recallOf(outcomes: readonly PageOutcome[]): RecallPage {
  const known = new Map<string, EarlierPage>();
  for (const outcome of outcomes) if (outcome.outcome === 'read') known.set(outcome.page.url, outcome);
  return (url) => Promise.resolve(known.get(url));
}

/** Everything that reading a website on loopback comes to. */
export async function readingOf(
  origin: string,
  more: Partial<ReadingLimits> = {},
  recall: RecallPage = nothingKnown,
): Promise<readonly PageOutcome[]> {
  const egress = createEgress({
    ...{ processors: [], exemptWebsites: [new URL(origin).origin], userAgent: 'MiaPulse/test' },
  });
  const reader = createWebsiteReader(
    { webFetch: egress.webFetch, robotsToken: 'MiaPulse', pauseMs: 0 },
    { wait: () => Promise.resolve(), now: () => Date.now() },
  );
  const outcomes: PageOutcome[] = [];
  const { signal } = new AbortController();
  for await (const outcome of reader.read(origin, { ...limits, ...more }, signal, recall)) {
    outcomes.push(outcome);
  }
  await egress.close();
  return outcomes;
}
