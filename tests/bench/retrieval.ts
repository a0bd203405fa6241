import { Pool } from 'pg';
import { prepareDatabase } from '../../adapters/composition/schemas.js';
import { createLocalEmbeddings } from '../../adapters/embeddings/local-embeddings.js';
import { createPassages, type SearchedPassages } from '../../adapters/passages/passages.js';
import type { Embeddings } from '../../application/ports/embeddings.js';
import type { Passage } from '../../application/ports/passages.js';
import type { Block } from '../../application/ports/website-reader.js';
import { percentile, type Figure } from './figures.js';
import { openPostgres, say } from './filled-log.js';
import { byEmbeddings, okapi } from './retrieval-baselines.js';
import { ownSets, setsOf, type AskedBusiness, type QuestionSet } from './retrieval-sets.js';

const countMax = 20;
const engines = ['ours', 'bm25', 'embeddings'] as const;
type Engine = (typeof engines)[number];

interface Searched {
  readonly passages: SearchedPassages;
  readonly embeddings: Embeddings;
}

/** How well passages are found, beside plain BM25 and beside the embeddings alone, and how fast. */
export async function retrievalBench(): Promise<readonly Figure[]> {
  const postgres = await openPostgres();
  const connectionString = await postgres.connectionString('retrieval');
  const owner = new Pool({ connectionString, max: 1 });
  await prepareDatabase(owner, 'main');
  await owner.end();
  const pool = new Pool({ connectionString, max: 5, options: '-c role=miapulse_app' });
  pool.on('error', () => undefined);
  const embeddings = createLocalEmbeddings();
  const passages = createPassages({
    ...{ pool, embeddings },
    onFault: (about, error) => {
      throw new Error(about, { cause: error });
    },
  });
  const data = process.env['RETRIEVAL_DATA'];
  const own = ownSets();
  const figures: Figure[] = [];
  const ranks = new Map<string, readonly Ranks[]>();
  for (const set of [...own, ...(data === undefined ? [] : setsOf(data))])
    figures.push(...(await measured(set, { passages, embeddings }, ranks)));
  figures.push(await latency(passages, own.at(-1)?.businesses ?? []));
  await embeddings.close();
  await pool.end();
  await postgres.close();
  return figures;
}

/** Of one question: where each engine has the first thing that answers it, from 0; Infinity where it has none. */
type Ranks = Readonly<Record<Engine, number>>;

async function measured(
  { name, businesses }: QuestionSet,
  searched: Searched,
  known: Map<string, readonly Ranks[]>,
): Promise<readonly Figure[]> {
  const ranks: Ranks[] = [];
  for (const business of businesses) {
    const { tenant } = business;
    const own = known.get(tenant) ?? (await ranksOf(business, searched));
    known.set(tenant, own);
    ranks.push(...own);
  }
  say(`${name}: ${String(ranks.length)} questions`);
  const share = (engine: Engine, of: (rank: number) => number): number =>
    ranks.reduce((sum, rank) => sum + of(rank[engine]), 0) / ranks.length;
  const of = (metric: string, value: (rank: number) => number): Figure => {
    const [ours, bm25, alone] = engines.map((engine) => share(engine, value));
    const beside = { bm25: bm25 ?? 0, embeddings: alone ?? 0 };
    return {
      name: `${name}/${metric}`,
      unit: '',
      ours: ours ?? 0,
      ...beside,
      min: ours ?? 0,
      max: ours ?? 0,
      rounds: 1,
    };
  };
  return [
    of('recall@1', (rank) => Number(rank < 1)),
    of('recall@5', (rank) => Number(rank < 5)),
    of('mrr', (rank) => 1 / (rank + 1)),
  ];
}

async function ranksOf(
  business: AskedBusiness,
  { passages, embeddings }: Searched,
): Promise<readonly Ranks[]> {
  const { tenant, pages, facts, questions, unitOf } = business;
  await passages.publish(tenant, pages);
  await passages.teach(tenant, facts);
  await passages.compared(tenant);
  const all = await everything(business, passages);
  const units = new Map<string, Passage[]>();
  for (const passage of all) units.set(unitOf(passage), [...(units.get(unitOf(passage)) ?? []), passage]);
  const unitsInOrder = [...units.values()];
  const texts = unitsInOrder.map((pieces) =>
    [...(pieces[0]?.headings ?? []), ...pieces.map(({ text }) => text)].join('\n'),
  );
  const bm25 = okapi(texts);
  const alone = await byEmbeddings(texts, embeddings);
  const ranks: Ranks[] = [];
  for (const { text, language, isRelevant } of questions) {
    const found = await passages.find(tenant, { text, language }, countMax);
    const seen = [...new Set(found.map(unitOf))];
    const first = (order: readonly (readonly Passage[])[]): number => {
      const rank = order.findIndex((pieces) => pieces.some(isRelevant));
      return rank < 0 ? Infinity : rank;
    };
    const byIndex = (order: readonly number[]) => first(order.map((index) => unitsInOrder[index] ?? []));
    ranks.push({
      ours: first(seen.map((unit) => units.get(unit) ?? [])),
      bm25: byIndex(await bm25(text)),
      embeddings: byIndex(await alone(text)),
    });
  }
  return ranks;
}

async function everything(
  { tenant, pages, facts }: AskedBusiness,
  passages: SearchedPassages,
): Promise<readonly Passage[]> {
  const all: Passage[] = [];
  for (const { pageId, page } of pages)
    all.push(...(await passages.at(tenant, { origin: 'page', pageId, url: page.url })));
  for (const { factId } of facts)
    all.push(...(await passages.at(tenant, { origin: 'fact', pageId: factId, url: null })));
  return all;
}

const passageCount = 2_000;
const warmUpCount = 20;

/** A business with 2,000 passages: those of the made-up ones, once more for each of its branches. Each question is new to it. */
async function latency(passages: SearchedPassages, businesses: readonly AskedBusiness[]): Promise<Figure> {
  const tenant = 'large';
  const pages = businesses.flatMap((business) => business.pages);
  const branches = Array.from({ length: 100 }, (_, branch) =>
    pages.map(({ pageId, contentHash, page }) => {
      const url = `${page.url}?branch=${String(branch)}`;
      const blocks = page.blocks.map((block) => ofBranch(block, branch));
      return { pageId: `${url} ${pageId}`, contentHash, page: { ...page, url, blocks } };
    }),
  ).flat();
  await passages.publish(tenant, []);
  const published: typeof branches = [];
  let count = 0;
  for (const one of branches) {
    if (count >= passageCount) break;
    published.push(one);
    count += one.page.blocks.length;
  }
  await passages.publish(tenant, published);
  say(`a business with ${String(count)} pieces of text: their vectors are made`);
  await passages.compared(tenant);
  const questions = businesses.flatMap((business) => business.questions);
  const times: number[] = [];
  for (const [index, { text, language }] of questions.entries()) {
    const began = performance.now();
    await passages.find(tenant, { text: `${text} (${String(index)})`, language }, 12);
    if (index >= warmUpCount) times.push(performance.now() - began);
  }
  const p95 = percentile(times, 0.95);
  const more = { p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
  return {
    name: 'latency-p95',
    unit: 'ms',
    ours: p95,
    min: Math.min(...times),
    max: Math.max(...times),
    rounds: 1,
    ...more,
  };
}

/** Every sentence differs from branch to branch, so that each has a vector of its own. */
function ofBranch(block: Block, branch: number): Block {
  const told = (text: string): string =>
    text.replaceAll(/(?<=\p{L})(?=[.!?](?:\s|$))/gu, ` at branch ${String(branch)}`);
  if (block.kind === 'text') return { ...block, text: told(block.text) };
  if (block.kind === 'list')
    return { ...block, items: block.items.map((item) => `${item} (branch ${String(branch)})`) };
  if (block.kind === 'table')
    return {
      ...block,
      rows: block.rows.map(([first = '', ...rest]) => [`${first}, branch ${String(branch)}`, ...rest]),
    };
  return block;
}
