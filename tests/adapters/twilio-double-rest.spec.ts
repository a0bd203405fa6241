import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { spokenMs } from '../../adapters/sandbox/twilio/call-speech.js';
import type { LiveCall } from '../../adapters/sandbox/twilio/call-live.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { accountSid, ann, desk, happens, momentsOf, phoneLine, twiml } from '../support/phone-line.js';

let database: TestDatabase;
let line: Awaited<ReturnType<typeof phoneLine>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
});
beforeEach(async () => {
  line = await phoneLine(database);
});
afterEach(async () => {
  await line.close();
  expect(line.bugs).toEqual([]);
  expect(line.time.waiting()).toBe(0);
});

const answer = (path: string, write: Parameters<typeof twiml>[0]): void => {
  line.product.answers.set(path, twiml(write));
};
const words = 'Please hold the line.';
const json = async (response: Response | Promise<Response>): Promise<Record<string, unknown>> =>
  (await (await response).json()) as Record<string, unknown>;

describe('Calls', () => {
  test('a call the product asks for rings, runs its TwiML and tells its progress in order', async () => {
    line.callees[ann] = { does: 'answer', afterRings: 2 };
    answer('/test-call', (response) => response.say(words));
    const asked = await line.rest('/Calls.json', 'POST', {
      To: ann,
      From: desk,
      Url: `${line.product.origin}/test-call`,
      StatusCallback: `${line.product.origin}/progress`,
      StatusCallbackEvent: 'initiated',
    });
    expect(asked.status).toBe(201);
    const { sid, ...rest } = await json(asked);
    expect(rest).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      to: ann,
      from_formatted: '(202) 555-0143',
    });
    expect(await line.product.request('/progress')).toMatchObject({
      CallStatus: 'initiated',
      SequenceNumber: '0',
    });
    const call = liveCall(sid);
    await line.time.pass(12_000);
    expect(await line.product.request('/test-call')).toMatchObject({
      Direction: 'outbound-api',
      CallStatus: 'in-progress',
      To: ann,
    });
    await line.hearing(call, words);
    expect(await call.ended).toMatchObject({ status: 'completed' });
    const found = await json(line.rest(`/Calls/${String(sid)}.json`));
    expect(found).toMatchObject({
      sid,
      account_sid: accountSid,
      api_version: '2010-04-01',
      status: 'completed',
      duration: '2',
      start_time: 'Tue, 24 Nov 2026 10:00:12 +0000',
      uri: `/2010-04-01/Accounts/${accountSid}/Calls/${String(sid)}.json`,
    });
    expect((await line.rest(`/Calls/${String(sid)}.json`, 'DELETE')).status).toBe(204);
    expect((await line.rest(`/Calls/${String(sid)}.json`)).status).toBe(404);
  });

  test.each(['busy', 'no-answer', 'failed'] as const)(
    'a call to somebody who is %s ends as that',
    async (does) => {
      line.callees[ann] = { does };
      const { sid } = await json(
        line.rest('/Calls.json', 'POST', { To: ann, From: desk, Twiml: '<Response/>', Timeout: '10' }),
      );
      const call = liveCall(sid);
      await happens(call, 'ringing');
      await line.time.pass(10_000);
      expect(await call.ended).toEqual({ status: does, durationS: 0 });
    },
  );

  test('a call that still rings is canceled', async () => {
    line.callees[ann] = { does: 'answer', afterRings: 2 };
    const { sid } = await json(
      line.rest('/Calls.json', 'POST', { To: ann, From: desk, Twiml: '<Response/>' }),
    );
    const call = liveCall(sid);
    await happens(call, 'ringing');
    const path = `/Calls/${String(sid)}.json`;
    expect(await json(line.rest(path, 'POST', { Status: 'canceled' }))).toMatchObject({ status: 'canceled' });
    expect(await call.ended).toEqual({ status: 'canceled', durationS: 0 });
  });

  test('what Twilio refuses is refused', async () => {
    const missing = await line.rest('/Calls.json', 'POST', { To: ann, From: desk });
    expect([missing.status, await json(missing)]).toMatchObject([400, { code: 21205, status: 400 }]);
    expect((await line.rest('/Calls/CA0.json', 'POST', { Status: 'completed' })).status).toBe(404);
    answer('/voice', (response) => response.reject());
    const call = await line.place();
    await call.ended;
    const late = await line.rest(`/Calls/${call.callSid}.json`, 'POST', { Status: 'completed' });
    expect([late.status, await json(late)]).toMatchObject([400, { code: 21220 }]);
  });

  test('a live call goes where it is sent, and ends when it is told to', async () => {
    answer('/voice', (response) => {
      response
        .connect({ action: '/after' })
        .conversationRelay({ url: line.product.relayUrl(), welcomeGreeting: words });
    });
    answer('/elsewhere', (response) => response.gather({ action: '/gathered' }));
    const call = await line.place();
    await happens(call, 'speaking', { text: words });
    const url = `${line.product.origin}/elsewhere`;
    expect((await line.rest(`/Calls/${call.callSid}.json`, 'DELETE')).status).toBe(409);
    expect(await json(line.rest(`/Calls/${call.callSid}.json`, 'POST', { Url: url }))).toMatchObject({
      status: 'in-progress',
    });
    await line.product.request('/elsewhere');
    await happens(call, 'listening', { to: 'gather' });
    await line.rest(`/Calls/${call.callSid}.json`, 'POST', {
      Twiml: `<Response><Say>${words}</Say></Response>`,
    });
    await happens(call, 'speaking', { text: words, nth: 2 });
    await line.rest(`/Calls/${call.callSid}.json`, 'POST', { Status: 'completed' });
    expect(await call.ended).toMatchObject({ status: 'completed' });
    expect(line.product.requests.map(({ path }) => path)).toEqual(['/voice', '/elsewhere', '/status']);
    expect(
      await json(line.rest(`/Calls.json?To=${encodeURIComponent(desk)}&Status=completed`)),
    ).toMatchObject({
      calls: expect.arrayContaining([expect.objectContaining({ sid: call.callSid })]) as unknown,
    });
  });
});

describe('Recordings', () => {
  const recorded = (): void => {
    answer('/voice', (response) => {
      response.start().recording({
        recordingStatusCallback: '/recording',
        recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
        trim: 'do-not-trim',
      });
      response.say(words);
      response.gather({ input: ['speech'], action: '/gathered', timeout: 60 });
    });
  };
  const statuses = (): unknown[] =>
    line.product.requests
      .filter(({ path }) => path === '/recording')
      .map(({ params }) => params['RecordingStatus']);

  test.each([
    ['works', ['in-progress', 'completed']],
    ['absent', ['absent']],
    ['failed', ['in-progress', 'failed']],
  ] as const)('that %s say so', async (fate, expected) => {
    recorded();
    const call = await line.place({ recording: fate });
    await line.hearing(call, words);
    call.hangUp();
    await call.ended;
    expect(statuses()).toEqual(expected);
    const last = await line.product.request('/recording', expected.length);
    expect(last['ErrorCode'] === '0').toBe(fate === 'works');
    const media = await line.rest(`/Recordings/${String(last['RecordingSid'])}.wav`);
    expect(media.status).toBe(fate === 'works' ? 200 : 404);
  });

  test('that are late are there late', async () => {
    recorded();
    const call = await line.place({ recording: 'late' });
    await line.hearing(call, words);
    expect(statuses()).toEqual([]);
    await happens(call, 'listening');
    await line.time.pass(30_000 - spokenMs(words));
    expect(await line.product.request('/recording')).toMatchObject({ RecordingStatus: 'in-progress' });
    call.hangUp();
    const { recordingSid } = await happens(call, 'recording', { status: 'processing' });
    expect((await line.rest(`/Recordings/${recordingSid}.wav`)).status).toBe(404);
    await line.time.pass(60_000);
    expect(await line.product.request('/recording', 2)).toMatchObject({
      RecordingStatus: 'completed',
      RecordingDuration: '30',
    });
    expect((await line.rest(`/Recordings/${recordingSid}.wav`)).status).toBe(200);
  });

  test('can be paused, taken up again and stopped while the call goes on', async () => {
    recorded();
    const call = await line.place();
    await line.hearing(call, words);
    const current = `/Calls/${call.callSid}/Recordings/Twilio.CURRENT.json`;
    const change = (form: Readonly<Record<string, string>>) => json(line.rest(current, 'POST', form));
    expect(await change({ Status: 'paused', PauseBehavior: 'skip' })).toMatchObject({ status: 'paused' });
    await happens(call, 'listening');
    await line.time.pass(10_000);
    expect(await change({ Status: 'in-progress' })).toMatchObject({ status: 'in-progress', track: 'both' });
    await line.time.pass(2_000);
    const stopped = await change({ Status: 'stopped' });
    expect(stopped).toMatchObject({ status: 'stopped', channels: 2, call_sid: call.callSid });
    const durationS = Math.round((spokenMs(words) + 2_000) / 1_000);
    expect(await line.product.request('/recording', 2)).toMatchObject({
      RecordingStatus: 'completed',
      RecordingDuration: String(durationS),
    });
    expect((await line.rest(current, 'POST', { Status: 'stopped' })).status).toBe(404);
    expect(momentsOf(call).some(({ type }) => type === 'ended')).toBe(false);
    const path = `/Recordings/${String(stopped['sid'])}.json`;
    expect(await json(line.rest(path))).toMatchObject({ status: 'completed', duration: String(durationS) });
  });

  test('can be begun by the API in the middle of a call', async () => {
    answer('/voice', (response) => response.gather({ input: ['speech'], action: '/gathered', timeout: 60 }));
    const call = await line.place();
    await happens(call, 'listening');
    await line.time.pass(5_000);
    const begun = await line.rest(`/Calls/${call.callSid}/Recordings.json`, 'POST', {
      RecordingChannels: 'dual',
      RecordingStatusCallback: `${line.product.origin}/recording`,
      RecordingStatusCallbackEvent: 'in-progress completed',
    });
    expect([begun.status, await json(begun)]).toMatchObject([
      201,
      { source: 'StartCallRecordingAPI', status: 'in-progress', channels: 2, duration: null },
    ]);
    await line.time.pass(3_000);
    call.hangUp();
    expect(await line.product.request('/recording', 2)).toMatchObject({ RecordingDuration: '3' });
    await call.ended;
    const over = await line.rest(`/Calls/${call.callSid}/Recordings.json`, 'POST', {});
    expect(over.status).toBe(404);
    expect(await json(line.rest(`/Recordings.json?CallSid=${call.callSid}`))).toMatchObject({
      recordings: [{ status: 'completed', duration: '3' }],
    });
  });

  test('only the newest 50 are kept', async () => {
    await database.pool.query(
      `insert into sandbox.recordings
       select 'RE' || n, 'CA', 'AC', 'completed', 'RecordVerb', 'both', 1, now() - n * interval '1 day', 0, null, '[]', now()
       from generate_series(1, 60) as n`,
    );
    recorded();
    const call = await line.place();
    await line.hearing(call, words);
    const { rows } = await database.pool.query<{ count: string }>('select count(*) from sandbox.recordings');
    expect(rows[0]?.count).toBe('50');
  });
});

test.each([
  ['twice', ['in-progress', 'in-progress', 'call', 'call', 'completed', 'completed']],
  ['reordered', ['completed', 'call', 'in-progress']],
] as const)('callbacks can arrive %s', async (callbacks, expected) => {
  answer('/voice', (response) => {
    response.start().recording({
      recordingStatusCallback: '/recording',
      recordingStatusCallbackEvent: ['in-progress', 'completed'],
    });
    response.say(words);
  });
  const call = await line.place({ callbacks });
  await line.hearing(call, words);
  await call.ended;
  const arrived = line.product.requests.filter(({ path }) => path !== '/voice');
  expect(arrived.map(({ params }) => params['RecordingStatus'] ?? 'call')).toEqual(expected);
});

const liveCall = (sid: unknown): LiveCall => {
  const call = line.phone.live(String(sid));
  if (call === undefined) throw new Error('No such call');
  return call;
};
