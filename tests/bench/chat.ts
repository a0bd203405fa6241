import { setTimeout as sleep } from 'node:timers/promises';
import { dataDirectory, startProduct } from '../support/installation.js';
import { marks, says, uses } from '../support/openai/script.js';
import { openAiServer } from '../support/openai/server.js';
import { visit, type Visitor } from '../support/visitor.js';
import { leadToAlert } from './alerts.js';
import { figure, percentile, type Figure } from './figures.js';

const conversationCount = 100;
const everyMs = 5_000;
const rounds = 6;
/** A model that is neither fast nor slow: 400 ms until it begins, then 50 tokens a second. */
const thinksMs = 400;
const tokenMs = 20;

/** What a scripted answer took, as the model saw it; by the mark that stands in the question. */
interface Modelled {
  readonly began: number;
  firstClause: number;
  ended: number;
}

/**
 * What the desk adds to a model: 100 conversations, each speaking every five seconds, with a scripted model behind the real SDK
 * and the product in a process of its own. All clocks are this process's.
 */
export async function chatBench(): Promise<readonly Figure[]> {
  const modelled = new Map<string, Modelled>();
  const server = await openAiServer(async (request) => {
    const mark = /#(\d+-\d+)/u.exec(request.data('visitor')[0] ?? '')?.[1] ?? '';
    const one: Modelled = { began: performance.now(), firstClause: 0, ended: 0 };
    modelled.set(mark, one);
    await sleep(thinksMs);
    return [
      says("A women's haircut costs ", { size: 5, everyMs: tokenMs }),
      marks(() => {
        one.firstClause = performance.now();
      }),
      // That the clause has ended is known by what comes after its full stop.
      says('$62. A', { size: 6 }),
      says(" men's haircut costs $38.", { size: 5, everyMs: tokenMs }),
      uses(1_200, 24),
      marks(() => {
        one.ended = performance.now();
      }),
    ];
  });
  const data = dataDirectory();
  const product = await startProduct({
    ...{ DATA_DIR: data.path, OPENAI_BASE_URL: server.baseUrl },
    // Visitors come from addresses of their own, so that no rate limit takes them for one.
    TRUST_PROXY_HOPS: '1',
  });
  const visitors = await arrive(product.origin);

  const overheads: number[] = [];
  const lags: number[] = [];
  const speak = async (visitor: Visitor, mark: string): Promise<void> => {
    const began = performance.now();
    let firstClause = 0;
    const lines = await visitor.send(`How much is a women's haircut, and one for men? #${mark}`, undefined, {
      onClause: () => {
        firstClause ||= performance.now();
      },
    });
    const ended = performance.now();
    const one = modelled.get(mark);
    const reply = JSON.stringify(lines.at(-1));
    if (one === undefined || !reply.includes('costs $62') || !reply.includes('costs $38'))
      throw new Error(reply);
    overheads.push(ended - began - (one.ended - one.began));
    lags.push(firstClause - one.firstClause);
  };
  const talk = async (visitor: Visitor, number: number): Promise<void> => {
    await sleep((number * everyMs) / conversationCount);
    for (let round = 0; round < rounds; round += 1) {
      const next = sleep(everyMs);
      await speak(visitor, `${String(number)}-${String(round)}`);
      await next;
    }
  };
  await Promise.all(visitors.map(talk));
  await product.stop();
  await server.close();
  data.dispose();
  return [spread('turn-overhead-p95', overheads), spread('first-clause-lag-p95', lags), await leadToAlert()];
}

async function arrive(origin: string): Promise<readonly Visitor[]> {
  const first = await visit(origin, 'marigold-demo');
  // The demo's pages are read in the background of the first start.
  for (let tries = 0; tries < 150; tries += 1) {
    if (JSON.stringify(await first.send('Are you open on Sunday?')).includes('closed')) break;
    await sleep(200);
  }
  const visitors: Visitor[] = [];
  for (let count = 0; count < conversationCount; count += 1) {
    visitors.push(await visit(origin, 'marigold-demo', `198.51.100.${String(count)}`));
  }
  return visitors;
}

const spread = (name: string, values: readonly number[]): Figure =>
  figure(name, 'ms', [percentile(values, 0.95)], {
    p50Ms: percentile(values, 0.5),
    p99Ms: percentile(values, 0.99),
    min: Math.min(...values),
    max: Math.max(...values),
    rounds: values.length,
  });
