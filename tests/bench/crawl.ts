import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidv7 } from 'uuidv7';
import { createBlobStore } from '../../adapters/blob-store/blob-store.js';
import { createWebsiteReader } from '../../adapters/crawler/crawler.js';
import { createEgress } from '../../adapters/egress/egress.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import { createLocalEmbeddings } from '../../adapters/embeddings/local-embeddings.js';
import { createPassages } from '../../adapters/passages/passages.js';
import { createHandle } from '../../application/handling/handle.js';
import { indexPages } from '../../application/knowledge/index-pages.js';
import { readWebsite } from '../../application/knowledge/read-website.js';
import type { Embeddings } from '../../application/ports/embeddings.js';
import type { WebsiteReader } from '../../application/ports/website-reader.js';
import { crawl } from '../../domain/crawl/crawl.js';
import { knowledge } from '../../domain/knowledge/knowledge.js';
import { limits, nothingKnown } from '../support/reading.js';
import { figure, type Figure } from './figures.js';
import { masterKey, openLog, openPostgres, say, type FilledLog } from './filled-log.js';
import { pageCount } from './made-up-site.js';

const rounds = 3;
/** As on any public installation. */
const politePauseMs = 500;

const wait = async (ms: number): Promise<void> => {
  await sleep(ms);
};

/** Seconds of processor time that this process has used. */
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

/**
 * How many pages a second of our own processor time reads, without any pause; and how long 50 pages take politely, from the
 * start of the reading until what stands on the last page is found.
 */
export async function crawlBench(): Promise<readonly Figure[]> {
  const site = await startSite();
  const egress = createEgress({
    ...{ processors: [], exemptWebsites: [site.website], userAgent: 'MiaPulse/bench' },
  });
  const readerWith = (pauseMs: number): WebsiteReader =>
    createWebsiteReader(
      { webFetch: egress.webFetch, robotsToken: 'MiaPulse', pauseMs },
      { wait, now: () => Date.now() },
    );
  // Once beforehand, so that everything is loaded.
  await readAll(readerWith(0), site.website);
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = cpuSeconds();
    const count = await readAll(readerWith(0), site.website);
    rates.push(count / (cpuSeconds() - before));
  }

  const postgres = await openPostgres();
  const embeddings = createLocalEmbeddings();
  const ready: number[] = [];
  const cpu: number[] = [];
  const again: number[] = [];
  const log = await openLog(postgres, 'crawl');
  for (let round = 0; round < rounds; round += 1) {
    const desk = deskOn(log, {
      ...{ reader: readerWith(politePauseMs), website: site.website, embeddings },
    });
    const before = cpuSeconds();
    ready.push(await desk.read());
    cpu.push(cpuSeconds() - before);
    const beforeAgain = cpuSeconds();
    if (round === 0) await desk.read();
    if (round === 0) again.push(cpuSeconds() - beforeAgain);
    say(
      `round ${String(round + 1)}: ready after ${ready.at(-1)?.toFixed(1) ?? ''} s, ${cpu.at(-1)?.toFixed(2) ?? ''} s of processor time`,
    );
  }
  await embeddings.close();
  await log.close();
  await postgres.close();
  await egress.close();
  site.stop();
  return [
    figure('pages-per-second', 'pages/CPU s', rates),
    figure('site-ready', 's', ready),
    figure('site-ready-cpu', 's', cpu),
    figure('read-again-cpu', 's', again),
  ];
}

async function startSite() {
  const child = fork(new URL('made-up-site.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const [port] = (await once(child, 'message')) as [number];
  return {
    website: `http://127.0.0.1:${String(port)}/`,
    stop: () => {
      child.disconnect();
    },
  };
}

async function readAll(reader: WebsiteReader, website: string): Promise<number> {
  let count = 0;
  const { signal } = new AbortController();
  for await (const { outcome } of reader.read(website, limits, signal, nothingKnown)) {
    if (outcome === 'read') count += 1;
  }
  if (count !== pageCount) throw new Error(`${String(count)} pages were read`);
  return count;
}

/** A business whose website is read, published and made quotable as the product does it. */
function deskOn(
  { store, pool, keysPool }: FilledLog,
  {
    reader,
    website,
    embeddings,
  }: { readonly reader: WebsiteReader; readonly website: string; readonly embeddings: Embeddings },
) {
  const accountId = uuidv7();
  const context = { tenant: accountId, actor: 'member:owner', causationId: '' };
  const handle = createHandle({ store, newId: uuidv7 });
  const [handleCrawl, handleKnowledge] = [handle(crawl), handle(knowledge)];
  const blobs = createBlobStore(pool, createPostgresKeyVault({ pool: keysPool, masterKey }));
  const passages = createPassages({
    ...{ pool, embeddings },
    onFault: (about, error) => {
      throw new Error(about, { cause: error });
    },
  });
  const now = (): string => new Date().toISOString();
  const read = readWebsite({ handleCrawl, handleKnowledge, reader, blobs, limits, newId: uuidv7, now });
  const index = indexPages({ blobs, passages });

  return {
    /** Answers after how many seconds the last page can be quoted, and is found by its meaning as well. */
    async read(): Promise<number> {
      const began = performance.now();
      const crawlId = uuidv7();
      const start = { crawlId, accountId, website, acceptsLoss: false };
      const command = { type: 'StartCrawl', data: start, commandId: crawlId, now: now() } as const;
      await handleCrawl(crawlId, command, context);
      await read({ ...start, context }, new AbortController().signal);
      const { events } = await handleKnowledge.load(accountId, accountId);
      const published = events.findLast(({ type }) => type === 'KnowledgePublished');
      if (published?.type !== 'KnowledgePublished') throw new Error('Nothing was published');
      await index(accountId, published.data);
      await passages.compared(accountId);
      const question = { text: `Service ${String(pageCount - 1)}.11`, language: 'en' };
      const found = await passages.find(accountId, question, 5);
      if (found.length === 0) throw new Error('Nothing is found');
      return (performance.now() - began) / 1_000;
    },
  };
}
