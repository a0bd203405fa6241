import { afterEach, expect, test } from 'vitest';
import { openAiEmbeddingsConfig } from '../../adapters/openai/config.js';
import { createOpenAiEmbeddings } from '../../adapters/openai/embeddings.js';
import { answers, answersRaw, cuts, gives, stalls, type Script } from '../support/openai/script.js';
import { openAiServer, type OpenAiServer } from '../support/openai/server.js';

let server: OpenAiServer;
afterEach(() => server.close());

const embeddings = (given = {}) =>
  createOpenAiEmbeddings(
    openAiEmbeddingsConfig.parse({
      ...{ apiKey: 'test-key', baseUrl: server.baseUrl, model: 'text-embedding-3-small', timeoutMs: 800 },
      ...given,
    }),
    { wait: () => Promise.resolve(), now: () => Date.now() },
  );

test('each text has a vector of length one, at its place', async () => {
  server = await openAiServer(() => [gives([3, 4], [0, 2])]);
  const vectors = await embeddings().embed(['one', 'two']);
  expect(vectors.map((vector) => [...vector])).toEqual([
    [expect.closeTo(0.6), expect.closeTo(0.8)],
    [0, 1],
  ]);
  expect(server.requests[0]?.body).toMatchObject({ encoding_format: 'float', input: ['one', 'two'] });
});

test('256 texts go in one request, more are a mistake, and none ask nobody', async () => {
  server = await openAiServer(() => []);
  const texts = Array.from({ length: 256 }, (_, index) => `text ${String(index)}`);
  expect(await embeddings().embed(texts)).toHaveLength(256);
  expect(await embeddings().embed([])).toEqual([]);
  await expect(embeddings().embed([...texts, 'one more'])).rejects.toBeInstanceOf(RangeError);
  expect(server.requests).toHaveLength(1);
});

test('an empty text does not spoil the others, and a long one is cut', async () => {
  server = await openAiServer(() => []);
  expect(await embeddings().embed(['', ' \n', 'x'.repeat(100_000)])).toHaveLength(3);
  const input = server.requests[0]?.body['input'] as string[];
  expect(input.every((text) => text.trim() !== '' && text.length <= 8_000)).toBe(true);
});

test('vectors of another size are those of another model', () => {
  server = { ...server, baseUrl: 'http://127.0.0.1:9/v1' };
  expect(embeddings({ dimensions: 256 }).model).not.toBe(embeddings().model);
});

test.each<[string, Script]>([
  ['is broken', [answers(500)]],
  ['wants a long pause', [answers(429, { 'retry-after': 30 })]],
  ['knows no such key', [answers(401)]],
  ['does not answer', [stalls()]],
  ['is cut off', [cuts()]],
  ['answers with no JSON', [answersRaw(200, '{"data":')]],
  ['answers with another shape', [answersRaw(200, '{"data":[{"embedding":"AAAA"}]}')]],
  ['leaves a text out', [gives([1, 0])]],
  ['mixes sizes', [gives([1, 0], [1, 0, 0])]],
  ['gives a vector without a direction', [gives([0, 0], [1, 0])]],
])('a server that %s is a clean fault within the budget', async (_name, script) => {
  server = await openAiServer(() => script);
  const began = performance.now();
  await expect(embeddings().embed(['Ann Smith', 'two'])).rejects.toMatchObject({
    code: 'embeddings-unavailable',
    cause: expect.not.objectContaining({ message: expect.stringContaining('Ann') as string }) as Error,
  });
  expect(performance.now() - began).toBeLessThan(1_100);
});

test('what passes is tried once more', async () => {
  server = await openAiServer(({ index }) => (index === 0 ? [answers(500)] : []));
  expect(await embeddings().embed(['one'])).toHaveLength(1);
  expect(server.requests).toHaveLength(2);
});
