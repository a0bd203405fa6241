import { createWebsiteReader } from '../../adapters/crawler/crawler.js';
import { createEgress } from '../../adapters/egress/egress.js';
import type { PageOutcome, ReadingLimits } from '../../application/ports/website-reader.js';

export const limits: ReadingLimits = {
  pageCountMax: 100,
  bytesPerPageMax: 1_000_000,
  bytesMax: 20_000_000,
  depthMax: 8,
  timeoutPerPageMs: 2_000,
  timeoutMs: 60_000,
};

/** Everything that reading a website on loopback comes to. */
export async function readingOf(
  origin: string,
  more: Partial<ReadingLimits> = {},
): Promise<readonly PageOutcome[]> {
  const egress = createEgress({ processors: [], exemptWebsites: [origin], userAgent: 'MiaPulse/test' });
  const reader = createWebsiteReader(
    { webFetch: egress.webFetch, robotsToken: 'MiaPulse', pauseMs: 0 },
    { wait: () => Promise.resolve(), now: () => Date.now() },
  );
  const outcomes: PageOutcome[] = [];
  for await (const outcome of reader.read(origin, { ...limits, ...more }, new AbortController().signal)) {
    outcomes.push(outcome);
  }
  await egress.close();
  return outcomes;
}
