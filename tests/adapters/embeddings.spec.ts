import { setTimeout as wait } from 'node:timers/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createLocalEmbeddings, type LocalEmbeddings } from '../../adapters/embeddings/local-embeddings.js';

const cosine = (a: Float32Array | undefined, b: Float32Array | undefined): number =>
  (a ?? new Float32Array()).reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0);

describe('the model in the package', () => {
  const embeddings = createLocalEmbeddings();
  afterAll(() => embeddings.close());

  test('places what means the same close together, in vectors of length one', async () => {
    const texts = ['Can I bring my dog?', 'Are pets allowed?', 'How much is a haircut?'];
    const [dog, pets, price] = await embeddings.embed(texts);
    expect(dog).toHaveLength(512);
    expect(cosine(dog, dog)).toBeCloseTo(1, 5);
    expect(cosine(dog, pets)).toBeGreaterThan(cosine(dog, price) + 0.1);
  });

  test('answers in the order it was asked, however much it was', async () => {
    const texts = Array.from(
      { length: 40 },
      (_, at) => `Service number ${String(at)} costs $${String(at * 7)}.`,
    );
    const all = await embeddings.embed(texts);
    const [alone] = await embeddings.embed(texts.slice(31, 32));
    expect(all).toHaveLength(40);
    expect(cosine(all[31], alone)).toBeCloseTo(1, 4);
  });

  test('takes any text, and refuses more than 256 at once', async () => {
    const [empty, long] = await embeddings.embed(['', 'Very long. '.repeat(10_000)]);
    expect(cosine(empty, empty)).toBeCloseTo(1, 4);
    expect(cosine(long, long)).toBeCloseTo(1, 4);
    expect(await embeddings.embed([])).toEqual([]);
    expect(() => embeddings.embed(Array.from({ length: 257 }, () => 'a'))).toThrow();
  });

  test('computes beside the event loop, which goes on', async () => {
    const work = { isDone: false };
    const sentence = 'A sentence about opening hours, prices and parking, as long as they are. ';
    const under = embeddings
      .embed(Array.from({ length: 24 }, (_, at) => sentence.repeat(4) + String(at)))
      .then(() => {
        work.isDone = true;
      });
    let longest = 0;
    for (let last = performance.now(); !work.isDone; last = performance.now()) {
      await wait(1);
      longest = Math.max(longest, performance.now() - last);
    }
    await under;
    expect(longest).toBeLessThan(150);
  });

  test('a question does not wait for the pages of a publication', async () => {
    const order: string[] = [];
    const pages = Array.from({ length: 60 }, (_, at) => `Page ${String(at)} says something of some length.`);
    await Promise.all([
      embeddings.embed(pages).then(() => order.push('pages')),
      embeddings.embed(['Are you open?']).then(() => order.push('question')),
    ]);
    expect(order).toEqual(['question', 'pages']);
  });
});

describe('the thread', () => {
  const folder = mkdtempSync(join(tmpdir(), 'miapulse-thread-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  let embeddings: LocalEmbeddings | undefined;
  afterEach(() => embeddings?.close());

  /** In the place of the model: `start` runs at each start of a thread, `answer` for each message; `count` is of starts. */
  function threadOf(name: string, answer: string, limits: { sliceMs?: number; idleMs?: number } = {}) {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(
      file,
      `import { parentPort, threadId } from 'node:worker_threads';
       import { existsSync, writeFileSync } from 'node:fs';
       const isFirst = !existsSync(${JSON.stringify(`${file}.ran`)});
       writeFileSync(${JSON.stringify(`${file}.ran`)}, '');
       const give = (texts) => {
         const vectors = new Float32Array(texts.length * 512).fill(0);
         texts.forEach((_, at) => { vectors[at * 512 + (threadId % 512)] = 1; });
         parentPort.postMessage({ vectors });
       };
       parentPort.on('message', (texts) => { ${answer} });`,
    );
    embeddings = createLocalEmbeddings({ script: pathToFileURL(file), ...limits });
    return embeddings;
  }

  test('that dies is replaced, and nobody who waited notices', async () => {
    const dying = threadOf('dies-once', 'if (isFirst) process.exit(1); give(texts);');
    expect(await dying.embed(['one', 'two'])).toHaveLength(2);
    expect(await dying.embed(['three'])).toHaveLength(1);
  });

  test('that hangs is ended and replaced', async () => {
    const hanging = threadOf('hangs-once', 'if (isFirst) for (;;); give(texts);', { sliceMs: 200 });
    expect(await hanging.embed(['one'])).toHaveLength(1);
  });

  test('that always dies fails what was asked, and not for ever', async () => {
    const broken = threadOf('always', `if (texts[0] === 'bad') throw new Error('no'); give(texts);`);
    const [bad, good] = await Promise.allSettled([broken.embed(['bad']), broken.embed(['good', 'better'])]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'embeddings-unavailable' } });
    expect(good.status).toBe('fulfilled');
  });

  test('that rests is ended, and started again when it is needed', async () => {
    const resting = threadOf('rests', 'give(texts);', { idleMs: 1 });
    const thread = async () => (await resting.embed(['one']))[0]?.indexOf(1);
    const first = await thread();
    await expect.poll(thread, { interval: 100 }).not.toBe(first);
  });

  test('takes no more work than it can hold', async () => {
    const silent = threadOf('silent', '');
    const texts = Array.from({ length: 256 }, () => 'a');
    const waiting = Array.from({ length: 16 }, () => silent.embed(texts));
    for (const one of waiting) one.catch(() => undefined);
    await expect(silent.embed(['one more'])).rejects.toMatchObject({ code: 'embeddings-unavailable' });
  });
});
