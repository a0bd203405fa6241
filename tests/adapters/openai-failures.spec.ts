import { setGlobalDispatcher, getGlobalDispatcher } from 'undici';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createEgress } from '../../adapters/egress/egress.js';
import { DraftFault } from '../../adapters/openai/draft-fault.js';
import { modelAt, never, question, recordedHands } from '../support/openai/drafting.js';
import {
  answers,
  answersRaw,
  calls,
  cuts,
  errs,
  fails,
  hesitates,
  keepsAlive,
  pauses,
  says,
  sends,
  stalls,
  stops,
  writes,
  type Script,
  type Step,
} from '../support/openai/script.js';
import { openAiServer, type OpenAiServer } from '../support/openai/server.js';

let server: OpenAiServer;
afterEach(() => server.close());

const budgetMs = 1_200;
const stallMs = 300;
const secret = 'Ann Smith, 212-555-0100';

/** Drafts once with short budgets; what came of it, how long it took, and what was said. */
async function attempt(api: 'responses' | 'chat', given = {}) {
  const hands = recordedHands();
  const began = performance.now();
  const model = modelAt(server.baseUrl, { api, timeoutMs: budgetMs, stallMs, ...given });
  const [result] = await Promise.allSettled([model.draft(question({ text: secret }), hands, never)]);
  return { result, tookMs: performance.now() - began, said: hands.text() };
}

function faultOf(result: PromiseSettledResult<unknown>): DraftFault {
  if (result.status !== 'rejected' || !(result.reason instanceof DraftFault))
    throw new Error('It did not fail.');
  return result.reason;
}

const delta = (more: object) =>
  sends({ type: 'response.output_text.delta', choices: [{ delta: { content: 1 } }], ...more });

/** Every way in which a vendor may fail, and what is told to the log. */
const failures: Readonly<Record<string, readonly [script: Script, cause: RegExp, isPaid: boolean]>> = {
  'is overloaded for long': [
    [answers(429, { code: 'rate_limit_exceeded', 'retry-after': 30 })],
    /429 rate_limit/u,
    false,
  ],
  'has no money left': [[answers(429, { code: 'insufficient_quota' })], /429 insufficient_quota/u, false],
  'is broken': [[answers(500)], /status: 500/u, false],
  'knows no such key': [
    [answers(401, { code: 'invalid_api_key', message: secret })],
    /401 invalid_api_key/u,
    false,
  ],
  'answers with a page': [[answersRaw(502, `<html>${secret}</html>`, 'text/html')], /status: 502/u, false],
  'answers with something else': [[answersRaw(200, '{"hello":1}')], /not a stream/u, false],
  'sends no headers': [[hesitates(5_000)], /unreachable/u, false],
  'says nothing': [[stalls()], /stalled/u, true],
  'stalls in the middle': [[says('A cleaning'), stalls()], /stalled/u, true],
  'stalls in the middle of an event': [
    [says('A '), writes('data: {"type":"resp'), stalls()],
    /stalled/u,
    true,
  ],
  'is cut off': [[says('A cleaning'), pauses(20), cuts()], /cut/u, true],
  'is cut off in the middle of an event': [[writes('data: {"type":"resp'), pauses(20), cuts()], /cut/u, true],
  'stops without an end': [[says('A cleaning'), stops()], /cut: before its end/u, true],
  'sends what is no JSON': [
    [says('A '), writes(`data: {${secret}\n\n`), stalls()],
    /malformed: not JSON/u,
    true,
  ],
  'sends a number for a text': [[delta({ delta: 7 })], /malformed/u, true],
  'sends an event without a type': [[sends([])], /malformed/u, true],
  'sends null': [[sends(null)], /malformed/u, true],
  'says far more than it may': [[says('x'.repeat(100_000), { size: 1_000 })], /too-long/u, true],
  'fails in the middle': [[says('A cleaning'), fails('server_error')], /failed: server_error/u, true],
  'sends an error': [[says('A cleaning'), errs('rate_limit_exceeded')], /failed: rate_limit_exceeded/u, true],
  'talks without end': [[keepsAlive(1_000, 50)], /over-budget/u, true],
  'sends more than anybody can read': [
    [writes(`data: "${'x'.repeat(5_000_000)}`), stalls()],
    /too-long/u,
    true,
  ],
};

describe.each(['responses', 'chat'] as const)('by %s', (api) => {
  test.each(Object.entries(failures))(
    'a vendor that %s is a clean fault within the budget',
    async (_name, [script, cause, isPaid]) => {
      server = await openAiServer(() => script);
      const { result, tookMs } = await attempt(api);
      const fault = faultOf(result);
      expect(fault.code).toBe('model-unavailable');
      expect(String(fault.cause)).toMatch(cause);
      expect(tookMs).toBeLessThan(budgetMs + 150);
      // What the visitor and the business wrote is in no log, and what was begun is paid for.
      const logged = `${String(fault.cause)} ${fault.stack ?? ''} ${fault.publicText}`;
      expect(logged).not.toContain('Ann');
      expect(logged).not.toContain('Harbor');
      expect(fault.spent.costMicros > 0).toBe(isPaid);
    },
  );

  test.each<[string, Step, number]>([
    ['429 with a short pause', answers(429, { code: 'rate_limit_exceeded', 'retry-after': 0.2 }), 200],
    ['429 with a pause in milliseconds', answers(429, { 'retry-after-ms': 150 }), 150],
    ['500', answers(500), 200],
    ['503', answersRaw(503, 'busy', 'text/plain'), 200],
    ['409', answers(409), 200],
    ['a broken connection', cuts(), 0],
  ])('%s is tried once more, after that pause', async (_name, failure, pauseMs) => {
    server = await openAiServer(({ index }) => (index === 0 ? [failure] : [says('A cleaning costs $90.')]));
    const { result, tookMs, said } = await attempt(api);
    expect(result.status).toBe('fulfilled');
    expect(said).toBe('A cleaning costs $90.');
    expect(tookMs).toBeGreaterThanOrEqual(pauseMs);
    expect(server.requests).toHaveLength(2);
  });

  test('once more is once', async () => {
    server = await openAiServer(() => [answers(500)]);
    await attempt(api);
    expect(server.requests).toHaveLength(2);
  });

  test.each<[string, Step]>([
    ['a long pause', answers(429, { 'retry-after': 30 })],
    ['a pause until a far date', answers(503, { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' })],
    ['no money', answers(429, { code: 'insufficient_quota' })],
    ['a word not to try again', answers(500, { 'x-should-retry': 'false' })],
    ['a bad request', answers(400)],
    ['a wrong key', answers(401)],
  ])('%s is not waited for', async (_name, failure) => {
    server = await openAiServer(() => [failure]);
    const { result, tookMs } = await attempt(api);
    expect(faultOf(result).code).toBe('model-unavailable');
    expect(server.requests).toHaveLength(1);
    expect(tookMs).toBeLessThan(600);
  });

  test('the budget holds for all rounds together', async () => {
    server = await openAiServer(() => [
      pauses(250),
      says('Well. '),
      calls('look_up_knowledge', { query: 'x' }),
    ]);
    const { result, tookMs } = await attempt(api, { timeoutMs: 600 });
    expect(String(faultOf(result).cause)).toMatch(/over-budget/u);
    expect(tookMs).toBeLessThan(750);
  });

  test('a tool that does not come back ends with the budget', async () => {
    server = await openAiServer(() => [calls('look_up_knowledge', { query: 'x' })]);
    const hands = recordedHands(() => new Promise<string>(() => undefined));
    const model = modelAt(server.baseUrl, { api, timeoutMs: 300 });
    await expect(model.draft(question(), hands, never)).rejects.toMatchObject({ code: 'model-unavailable' });
  });

  test('what comes late after the end does not hold up the answer', async () => {
    const end =
      api === 'responses'
        ? sends({ type: 'response.completed', response: {} })
        : sends({ choices: [{ delta: {}, finish_reason: 'stop' }] });
    server = await openAiServer(() => [says('Yes.'), end, stalls()]);
    const { result, tookMs } = await attempt(api, { stallMs: 1_000 });
    expect(result.status).toBe('fulfilled');
    expect(tookMs).toBeLessThan(600);
  });

  const moments: Readonly<Record<string, Script>> = {
    'before the headers': [hesitates(5_000)],
    'before the first word': [stalls()],
    'in the middle of the words': [says('A cleaning costs $90. '.repeat(200), { size: 4, everyMs: 5 })],
    'while it waits to try again': [answers(429, { 'retry-after': 1 })],
  };
  test.each(Object.entries(moments))(
    'when nobody waits any more %s, it ends at once, the connection is cut, and nothing more is said',
    async (_name, script) => {
      server = await openAiServer(() => script);
      const hands = recordedHands();
      const stopping = new AbortController();
      const drafting = modelAt(server.baseUrl, { api }).draft(question(), hands, stopping.signal);
      const settled = drafting.catch((error: unknown) => error);
      await expect.poll(() => server.requests.length).toBe(1);
      if (script[0]?.step === 'say') await expect.poll(() => hands.text()).not.toBe('');
      const saidBefore = hands.text();
      const began = performance.now();
      stopping.abort();
      expect(await settled).toBeInstanceOf(DraftFault);
      expect(performance.now() - began).toBeLessThan(100);
      expect(hands.text()).toBe(saidBefore);
      const isAnswered = script[0]?.step === 'status';
      expect(await server.requests[0]?.closed).toBe(isAnswered ? 'finished' : 'cut');
      expect(hands.text()).toBe(saidBefore);
      expect(server.requests).toHaveLength(1);
    },
  );

  test('when nobody waits any more while a tool works, no further request is made', async () => {
    server = await openAiServer(() => [calls('look_up_knowledge', { query: 'x' })]);
    const stopping = new AbortController();
    const hands = recordedHands(() => {
      stopping.abort();
      return new Promise<string>(() => undefined);
    });
    const model = modelAt(server.baseUrl, { api });
    await expect(model.draft(question(), hands, stopping.signal)).rejects.toBeInstanceOf(DraftFault);
    expect(server.requests).toHaveLength(1);
  });

  test('who has hung up already is not asked for', async () => {
    server = await openAiServer(() => [says('Yes.')]);
    const hands = recordedHands();
    await expect(
      modelAt(server.baseUrl, { api }).draft(question(), hands, AbortSignal.abort()),
    ).rejects.toMatchObject({
      code: 'model-unavailable',
    });
    expect(hands.text()).toBe('');
  });

  test('nothing of a stream that cannot be read is written to the console', async () => {
    const written = (['error', 'warn', 'info', 'debug', 'log'] as const).map((level) =>
      vi.spyOn(console, level),
    );
    server = await openAiServer(() => [writes(`data: {${secret}\n\n`)]);
    await attempt(api);
    for (const spy of written) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});

test('a server that is not there is a clean fault', async () => {
  server = await openAiServer(() => []);
  await server.close();
  const { result } = await attempt('responses');
  expect(String(faultOf(result).cause)).toMatch(/unreachable/u);
});

test('only a configured processor is reached', async () => {
  server = await openAiServer(() => [says('A cleaning costs $90.')]);
  const before = getGlobalDispatcher();
  const egressTo = (processors: readonly string[]) =>
    createEgress({ processors, exemptWebsites: [], userAgent: 'test' });
  try {
    egressTo(['https://api.example']).install();
    expect(faultOf((await attempt('responses')).result).code).toBe('model-unavailable');
    expect(server.requests).toHaveLength(0);
    egressTo([server.baseUrl]).install();
    expect((await attempt('responses')).said).toBe('A cleaning costs $90.');
  } finally {
    setGlobalDispatcher(before);
  }
});
