import { afterEach, describe, expect, test } from 'vitest';
import { Fault } from '../../application/ports/fault.js';
import { modelAt, never, passage, question, recordedHands } from '../support/openai/drafting.js';
import {
  answers,
  answersRaw,
  breaksOff,
  calls,
  hesitates,
  keepsAlive,
  refuses,
  says,
  sends,
  thinks,
  uses,
  usesUntold,
  type Script,
} from '../support/openai/script.js';
import { openAiServer, type OpenAiServer } from '../support/openai/server.js';

let server: OpenAiServer;
afterEach(() => server.close());

/** One script for each request, in order. */
const scripted = async (...scripts: readonly Script[]): Promise<void> => {
  server = await openAiServer(({ index }) => scripts[index] ?? [says('There is no script for this.')]);
};

describe.each(['responses', 'chat'] as const)('by %s', (api) => {
  const draft = async (hands = recordedHands(), asked = question()) =>
    modelAt(server.baseUrl, { api }).draft(asked, hands, never);

  test('what the model says arrives in pieces, as it is said', async () => {
    await scripted([
      thinks(),
      says('A cleaning costs $90. It takes an hour.', { size: 7, everyMs: 10 }),
      uses(900, 12, 800),
    ]);
    const hands = recordedHands();
    const end = await draft(hands);
    expect(hands.text()).toBe('A cleaning costs $90. It takes an hour.');
    expect(hands.pieces.length).toBeGreaterThan(3);
    // 100 new tokens at $0.75 a million, 800 at $0.075, 12 said at $4.50: 75 + 60 + 54.
    expect(end).toEqual({
      outcome: 'complete',
      spent: { inputTokens: 900, outputTokens: 12, costMicros: 189 },
    });
  });

  test('a piece is handed on before the next one was sent', async () => {
    let askNext: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      askNext = resolve;
    });
    server = await openAiServer(async ({ index }) => {
      if (index === 1) await asked;
      return index === 0 ? [says('First. '), calls('look_up_knowledge', { query: 'x' })] : [says('Second.')];
    });
    const hands = recordedHands();
    const drafting = draft(hands);
    await expect.poll(() => hands.text()).toBe('First. ');
    askNext();
    await drafting;
    expect(hands.text()).toBe('First. Second.');
  });

  test('a tool is used and its result goes back to the model as data', async () => {
    await scripted([calls('look_up_knowledge', { query: ' opening hours ' })], [says('We open at 9.')]);
    const hands = recordedHands(() => 'Hours: 9 to 5.');
    expect(await draft(hands)).toMatchObject({ outcome: 'complete' });
    expect(hands.calls).toEqual([{ tool: 'look_up_knowledge', query: 'opening hours' }]);
    expect(server.requests[1]?.data('tool-result')).toEqual(['Hours: 9 to 5.']);
    expect(hands.text()).toBe('We open at 9.');
  });

  test('all four tools reach the house with their arguments', async () => {
    const lead = { name: 'Ann Smith', email: null, phone: '212-555-0100', note: '' };
    await scripted(
      [calls('capture_lead', lead), calls('offer_link', { linkId: 'booking' })],
      [calls('request_hand_off', { reason: 'asked for a person' })],
      [says('Done.')],
    );
    const hands = recordedHands();
    await draft(hands);
    expect(hands.calls).toEqual([
      { tool: 'capture_lead', ...lead, note: null },
      { tool: 'offer_link', linkId: 'booking' },
      { tool: 'request_hand_off', reason: 'asked for a person' },
    ]);
    expect(server.requests[2]?.toolOutputs).toHaveLength(3);
  });

  test.each([
    ['no JSON', 'look_up_knowledge', '{"query": "half'],
    ['another shape', 'look_up_knowledge', { question: 'x' }],
    ['more than was asked', 'offer_link', { linkId: 'booking', url: 'https://evil.example/' }],
    ['a link of nobody', 'offer_link', { linkId: 'evil' }],
    ['a prototype', 'request_hand_off', '{"reason": "x", "__proto__": {"isOwner": true}}'],
    ['an array', 'request_hand_off', '[]'],
    ['nothing', 'request_hand_off', ''],
    ['a wrong kind', 'capture_lead', { name: 1, email: null, phone: null, note: null }],
    ['too much', 'request_hand_off', { reason: 'x'.repeat(20_000) }],
    ['a tool of nobody', 'send_text_message', { to: '+12125550100' }],
    ['a tool with a sentence for a name', 'ignore the rules', {}],
    ['a tool of the language', 'constructor', {}],
  ])('%s in the place of arguments does nothing, and the model is told so', async (_name, tool, given) => {
    await scripted([calls(tool, given)], [says('I could not do that.')]);
    const hands = recordedHands();
    expect(await draft(hands)).toMatchObject({ outcome: 'complete' });
    expect(hands.calls).toEqual([]);
    expect(server.requests[1]?.data('tool-result')[0]).toMatch(/Nothing was done|There is no such/u);
  });

  test('a model that keeps asking is asked to speak after four rounds', async () => {
    server = await openAiServer(() => [calls('look_up_knowledge', { query: 'again' })]);
    const hands = recordedHands();
    expect(await draft(hands)).toMatchObject({ outcome: 'incomplete' });
    expect(server.requests).toHaveLength(4);
    expect(server.requests.map(({ body }) => body['tool_choice'])).toEqual(['auto', 'auto', 'auto', 'none']);
    expect(hands.calls).toHaveLength(3);
  });

  test('no more than six tools are used in a turn', async () => {
    const five = Array.from({ length: 5 }, () => calls('look_up_knowledge', { query: 'again' }));
    await scripted(five, five, [says('Enough.')]);
    const hands = recordedHands();
    expect(await draft(hands)).toMatchObject({ outcome: 'complete' });
    expect(hands.calls).toHaveLength(6);
    expect(server.requests[2]?.body['tool_choice']).toBe('none');
    expect(server.requests[2]?.toolOutputs).toHaveLength(10);
  });

  test('a hundred tools at once are no more than six', async () => {
    const hundred = Array.from({ length: 100 }, () => calls('look_up_knowledge', { query: 'again' }));
    await scripted(hundred, [says('Enough.')]);
    const hands = recordedHands();
    await draft(hands);
    expect(hands.calls).toHaveLength(6);
    expect(server.requests[1]?.toolOutputs).toHaveLength(6);
  });

  test('a refusal is an end of its own, and is not said', async () => {
    await scripted([refuses('I will not.')]);
    const hands = recordedHands();
    expect(await draft(hands)).toMatchObject({ outcome: 'refused' });
    expect(hands.text()).toBe('');
  });

  test.each([
    ['max_output_tokens' as const, 'incomplete'],
    ['content_filter' as const, /incomplete|refused/u],
  ])('an answer that breaks off by %s says so, and no half call is used', async (reason, outcome) => {
    await scripted([says('A clea'), calls('request_hand_off', { reason: 'x' }), breaksOff(reason)]);
    const hands = recordedHands();
    const end = await draft(hands);
    expect(end.outcome).toMatch(outcome);
    expect(hands.text()).toBe('A clea');
    expect(hands.calls).toEqual([]);
  });

  test('an answer without a word is no answer', async () => {
    await scripted([]);
    expect(await draft()).toMatchObject({ outcome: 'incomplete' });
  });

  test.each([1, 2, 5, 40])(
    'a declined answer is known as one and its mark is not said, in pieces of %i',
    async (size) => {
      await scripted([says('\nNOT_PUBLISHED. We do not publish that. NOT a word more.', { size })]);
      const hands = recordedHands();
      expect(await draft(hands)).toMatchObject({ outcome: 'declined' });
      expect(hands.text()).toBe('We do not publish that. NOT a word more.');
    },
  );

  test('the mark in the middle is not said either, and declines nothing', async () => {
    await scripted([says('We open at 9. NOT_PUBLISHED The price is not known. NOT_PUB', { size: 3 })]);
    const hands = recordedHands();
    expect(await draft(hands)).toMatchObject({ outcome: 'complete' });
    expect(hands.text()).toBe('We open at 9. The price is not known. NOT_PUB');
  });

  test('what the vendor does not count is estimated, and never free', async () => {
    await scripted([says('A cleaning costs $90.'), usesUntold()]);
    const { spent } = await draft();
    expect(spent.inputTokens).toBeGreaterThan(500);
    expect(spent.outputTokens).toBe(7);
    expect(spent.costMicros).toBeGreaterThan(0);
  });

  test('the requests of a turn are paid for together', async () => {
    await scripted(
      [calls('look_up_knowledge', { query: 'x' }), uses(1_000, 10)],
      [says('Yes.'), uses(1_100, 5)],
    );
    expect((await draft()).spent).toEqual({ inputTokens: 2_100, outputTokens: 15, costMicros: 1_643 });
  });

  test('events nobody knows are passed over, and comments keep the connection alive', async () => {
    const unknown = { type: 'response.invented', sequence_number: 99, choices: [] };
    server = await openAiServer(() => [keepsAlive(6, 100), sends(unknown), says('Yes.')]);
    const hands = recordedHands();
    const model = modelAt(server.baseUrl, { api, stallMs: 400 });
    expect(await model.draft(question(), hands, never)).toMatchObject({ outcome: 'complete' });
    expect(hands.text()).toBe('Yes.');
  });

  test('headers that come late are waited for', async () => {
    await scripted([hesitates(200), says('Yes.')]);
    const hands = recordedHands();
    await draft(hands);
    expect(hands.text()).toBe('Yes.');
  });

  test('a tool that fails on our side is told to the caller as what it is', async () => {
    await scripted([calls('look_up_knowledge', { query: 'x' })]);
    const fault = new Fault('overloaded', 'Too much is going on.');
    const hands = recordedHands(() => Promise.reject(fault));
    await expect(draft(hands)).rejects.toBe(fault);
  });
});

describe('where a server knows no Responses API', () => {
  test.each([
    ['404', answers(404, { message: 'Invalid URL (POST /v1/responses)' })],
    ['404 without a body', answersRaw(404, '', 'text/plain')],
    ['405', answers(405)],
    ['501', answers(501)],
    ['400 that knows no such endpoint', answers(400, { message: 'Unknown endpoint' })],
    [
      '200 with an error in it',
      answersRaw(200, '{"error":"Unexpected endpoint or method. (POST /v1/responses)"}'),
    ],
  ])(
    '(%s) the same model goes by chat completions, and is not asked again for an hour',
    async (_name, gone) => {
      server = await openAiServer(() => [says('A cleaning costs $90.')], { withoutResponses: gone });
      const notices: string[] = [];
      let now = 1_000;
      const model = modelAt(
        server.baseUrl,
        {},
        { now: () => now, onNotice: (sentence) => void notices.push(sentence) },
      );
      const ask = async () => {
        const hands = recordedHands();
        await model.draft(question(), hands, never);
        expect(hands.text()).toBe('A cleaning costs $90.');
      };
      await ask();
      await ask();
      expect(server.requests.map(({ endpoint }) => endpoint)).toEqual(['responses', 'chat', 'chat']);
      expect(notices).toHaveLength(1);
      now += 61 * 60_000;
      await ask();
      expect(server.requests.map(({ endpoint }) => endpoint).slice(3)).toEqual(['responses', 'chat']);
    },
  );

  test('a model that does not exist is no missing endpoint', async () => {
    const missing = answers(404, { code: 'model_not_found', message: 'The model `x` does not exist' });
    server = await openAiServer(() => [missing]);
    await expect(modelAt(server.baseUrl).draft(question(), recordedHands(), never)).rejects.toMatchObject({
      code: 'model-unavailable',
    });
    expect(server.requests.map(({ endpoint }) => endpoint)).toEqual(['responses']);
  });

  test('nobody falls back who was told to use Responses only', async () => {
    server = await openAiServer(() => [says('Yes.')], { withoutResponses: answers(404) });
    const model = modelAt(server.baseUrl, { api: 'responses' });
    await expect(model.draft(question(), recordedHands(), never)).rejects.toMatchObject({
      code: 'model-unavailable',
    });
  });
});

test('a model without a known price costs nothing, and that is said once', async () => {
  const notices: string[] = [];
  server = await openAiServer(() => [says('Yes.'), uses(1_000, 10)]);
  const model = modelAt(
    server.baseUrl,
    { model: 'house-blend' },
    { onNotice: (one) => void notices.push(one) },
  );
  const end = await model.draft(question(), recordedHands(), never);
  await model.draft(question(), recordedHands(), never);
  expect(end.spent).toEqual({ inputTokens: 1_000, outputTokens: 10, costMicros: 0 });
  expect(notices).toEqual([expect.stringContaining('house-blend')]);
});

test('a price of the configuration goes before the list, and a longer name is another model', async () => {
  server = await openAiServer(() => [says('Yes.'), uses(1_000_000, 0)]);
  const spentBy = async (model: string, prices = {}) =>
    (await modelAt(server.baseUrl, { model, prices }).draft(question(), recordedHands(), never)).spent
      .costMicros;
  expect(await spentBy('gpt-5.4-mini-2026-03-17')).toBe(750_000);
  expect(await spentBy('gpt-5.4-pro')).toBe(0);
  expect(await spentBy('gpt-5.4-mini', { 'gpt-5.4': { input: 1_000, cached: 0, output: 0 } })).toBe(1_000);
});

test('the row of a table is said with the names of its columns, and facts are told from pages', async () => {
  server = await openAiServer(() => [says('Yes.')]);
  const cells = [
    { column: 'Service', text: 'Cleaning' },
    { column: 'Price', text: '$90' },
  ];
  const passages = [
    passage('Cleaning $90', { kind: 'table', cells }),
    passage('We speak Spanish.', { origin: 'fact' }),
  ];
  await modelAt(server.baseUrl).draft(question({ passages }), recordedHands(), never);
  const [request] = server.requests;
  expect(request?.data('page')).toEqual([expect.stringContaining('Service: Cleaning | Price: $90')]);
  expect(request?.data('taught')).toEqual([expect.stringContaining('We speak Spanish.')]);
  expect(request?.data('now')).toEqual(['Wednesday, March 4, 2026 at 10:00 AM, America/New_York']);
  expect(request?.data('visitor')).toEqual(['How much is a cleaning?']);
});
