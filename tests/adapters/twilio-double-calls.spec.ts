import express from 'express';
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CallEvent, CallMoment } from '../../adapters/sandbox/twilio/call-feed.js';
import { callRoutes } from '../../adapters/sandbox/twilio/call-routes.js';
import { spokenMs } from '../../adapters/sandbox/twilio/call-speech.js';
import {
  createPhoneCalls,
  type Caller,
  type PhoneCalls,
  type PhoneNumber,
  type PlacedCall,
} from '../../adapters/sandbox/twilio/calls.js';
import { recordingRoutes } from '../../adapters/sandbox/twilio/recording-routes.js';
import type { Callee } from '../../adapters/sandbox/twilio/twiml-dial.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { phoneProduct } from '../support/phone-product.js';
import { createPhoneTime } from '../support/phone-time.js';
import { served, type Served } from '../support/served.js';

const accountSid = `AC${'0'.repeat(32)}`;
const authToken = 'token';
const desk = '+12025550143';
const ann = '+12025550101';
const owner = '+12025550177';

let database: TestDatabase;
let product: Awaited<ReturnType<typeof phoneProduct>>;
let api: Served;
let phone: PhoneCalls;
let time: ReturnType<typeof createPhoneTime>;
let number: PhoneNumber;
let callees: Record<string, Callee>;
const bugs: unknown[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const app = express();
  app.use(`/2010-04-01/Accounts/${accountSid}`, (request, response, next) => {
    calls(request, response, next);
  });
  app.use(`/2010-04-01/Accounts/${accountSid}`, (request, response, next) => {
    recordings(request, response, next);
  });
  api = await served(app);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

let calls: ReturnType<typeof callRoutes>;
let recordings: ReturnType<typeof recordingRoutes>;
beforeEach(async () => {
  product = await phoneProduct(authToken);
  time = createPhoneTime();
  callees = {};
  number = { voiceUrl: `${product.origin}/voice`, statusCallback: `${product.origin}/status` };
  phone = createPhoneCalls({
    account: { accountSid, authToken, fetch },
    pool: database.pool,
    clock: time.clock,
    numberOf: (to) => (to === desk ? number : undefined),
    callees: (to) => callees[to] ?? { does: 'no-answer' },
    accountUrl: accountUrl(),
    onBug: (error) => bugs.push(error),
  });
  calls = callRoutes(phone);
  recordings = recordingRoutes(phone);
});
afterEach(async () => {
  await phone.close();
  await product.close();
  expect(bugs).toEqual([]);
  expect(time.waiting()).toBe(0);
});

const accountUrl = (): string => `${api.origin}/2010-04-01/Accounts/${accountSid}`;

const twiml = (write: (response: VoiceResponse) => unknown): (() => string) => {
  const response = new VoiceResponse();
  write(response);
  return () => response.toString();
};

/** Waits for the nth event that matches, 1 the first, and returns it; what happened before counts. */
const happens = <T extends CallEvent['type']>(
  call: PlacedCall,
  type: T,
  { nth = 1, ...like }: { nth?: number } & Partial<Extract<CallMoment, { type: T }>> = {},
): Promise<Extract<CallMoment, { type: T }>> =>
  new Promise((resolve) => {
    let left = nth;
    call.follow((moment) => {
      if (!isOf(moment, type)) return;
      const wanted = Object.entries(like).every(([key, value]) => Reflect.get(moment, key) === value);
      if (wanted && --left === 0) resolve(moment);
    });
  });
const isOf = <T extends CallEvent['type']>(
  moment: CallMoment,
  type: T,
): moment is Extract<CallMoment, { type: T }> => moment.type === type;

const momentsOf = (call: PlacedCall): readonly CallMoment[] => {
  const moments: CallMoment[] = [];
  call.follow((moment) => moments.push(moment))();
  return moments;
};

/** The caller says it all. */
const saying = async (call: PlacedCall, text: string): Promise<void> => {
  const said = call.say(text);
  await time.pass(spokenMs(text));
  await said;
};

const place = (caller: Partial<Caller> = {}): Promise<PlacedCall> =>
  phone.place({ from: ann, to: desk, ...caller });

const api_ = (path: string, init?: { method: string; form?: Record<string, string> }): Promise<Response> =>
  fetch(`${accountUrl()}${path}`, {
    method: init?.method ?? 'GET',
    ...(init?.form === undefined ? {} : { body: new URLSearchParams(init.form) }),
  });

const announcement = 'Thanks for calling. This call is recorded.';
describe('a call that the relay answers', () => {
  const answerByRelay = (attributes: VoiceResponse.ConversationRelayAttributes = {}): void => {
    product.answers.set('/voice', () => {
      const response = new VoiceResponse();
      response.start().recording({
        channels: 'dual',
        trim: 'do-not-trim',
        recordingStatusCallback: '/recording',
        recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
      });
      const relay = response.connect({ action: '/after' }).conversationRelay({
        url: product.relayUrl(),
        welcomeGreeting: announcement,
        welcomeGreetingInterruptible: 'none',
        dtmfDetection: true,
        ...attributes,
      });
      relay.parameter({ name: 'ticket', value: 'one' });
      relay.language({ code: 'es-MX', voice: 'Mia' });
      return response.toString();
    });
    product.answers.set(
      '/after',
      twiml((response) => response.hangup()),
    );
  };

  test('is set up with what the webhook said, recorded, cut in on, and handed back', async () => {
    answerByRelay();
    const call = await place({ forwardedFrom: owner, attestation: 'A', callerName: 'ANN' });
    expect(await product.request('/voice')).toMatchObject({
      CallSid: call.callSid,
      AccountSid: accountSid,
      From: ann,
      To: desk,
      CallStatus: 'ringing',
      ApiVersion: '2010-04-01',
      Direction: 'inbound',
      ForwardedFrom: owner,
      StirVerstat: 'TN-Validation-Passed-A',
      CallerName: 'ANN',
      FromCountry: 'US',
    });
    const relay = await product.relay();
    expect(await relay.frame('setup')).toMatchObject({
      sessionId: expect.stringMatching(/^VX[0-9a-f]{32}$/u) as string,
      callSid: call.callSid,
      accountSid,
      from: ann,
      to: desk,
      forwardedFrom: owner,
      callerName: 'ANN',
      callType: 'PSTN',
      direction: 'inbound',
      customParameters: { ticket: 'one' },
    });
    expect(await product.request('/recording')).toMatchObject({
      RecordingStatus: 'in-progress',
      RecordingChannels: '2',
      CallSid: call.callSid,
    });

    // The announcement cannot be cut.
    await happens(call, 'speaking');
    await saying(call, 'Hello?');
    await time.pass(spokenMs(announcement));
    expect(relay.frames.map(({ type }) => type)).toEqual(['setup']);

    await saying(call, 'When are you open?');
    expect(await relay.frame('prompt')).toEqual({
      type: 'prompt',
      voicePrompt: 'When are you open?',
      lang: 'en-US',
      last: true,
    });
    for (const token of ['We are open', ' from nine. ', 'On Sundays we are']) {
      relay.send({ type: 'text', token, last: false });
    }
    relay.send({ type: 'text', token: ' closed all day.', last: true });
    await happens(call, 'speaking', { text: 'We are open from nine.' });
    await time.pass(spokenMs('We are open from nine.') + spokenMs('On Sundays we'));
    await saying(call, 'Stop.');
    expect(await relay.frame('interrupt')).toEqual({
      type: 'interrupt',
      utteranceUntilInterrupt: 'We are open from nine. On Sundays we',
      durationUntilInterruptMs: spokenMs('We are open from nine.') + spokenMs('On Sundays we'),
    });
    expect(await relay.frame('prompt', 2)).toMatchObject({ voicePrompt: 'Stop.' });
    expect(await happens(call, 'heard', { whole: false })).toMatchObject({ text: 'On Sundays we' });

    call.press('0');
    expect(await relay.frame('dtmf')).toEqual({ type: 'dtmf', digit: '0' });
    relay.send({ type: 'end', handoffData: '{"to":"person"}' });
    expect(await product.request('/after')).toMatchObject({
      SessionStatus: 'ended',
      HandoffData: '{"to":"person"}',
      CallSid: call.callSid,
      CallStatus: 'in-progress',
    });
    expect(await call.ended).toMatchObject({ status: 'completed' });

    const { RecordingSid, RecordingStatus, RecordingDuration } = await product.request('/recording', 2);
    const { CallDuration, CallStatus, SequenceNumber } = await product.request('/status');
    expect({ RecordingStatus, CallStatus, SequenceNumber }).toEqual({
      RecordingStatus: 'completed',
      CallStatus: 'completed',
      SequenceNumber: '0',
    });
    expect(Number(CallDuration) - Number(RecordingDuration)).toBeLessThanOrEqual(1);

    const media = await api_(`/Recordings/${String(RecordingSid)}.wav?RequestedChannels=2`);
    expect(media.headers.get('content-type')).toBe('audio/x-wav');
    const wav = Buffer.from(await media.arrayBuffer());
    expect(wav.length).toBe(Number(media.headers.get('content-length')));
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8);
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([2, 8_000, 16]);
    expect(wav.toString('latin1').endsWith('Synthetic sound made by the sandbox\0')).toBe(true);
    // While the desk alone speaks the left is silent; "Hello?" is on the left.
    const loud = (fromMs: number, toMs: number) => loudness(wav, fromMs, toMs);
    expect(loud(spokenMs('Hello?'), spokenMs(announcement))).toMatchObject({ left: 0 });
    expect(loud(0, spokenMs('Hello?')).left).toBeGreaterThan(500);
    expect(loud(0, spokenMs(announcement)).right).toBeGreaterThan(500);
    expect((await api_(`/Recordings/${String(RecordingSid)}.mp3`)).status).toBe(404);
    expect((await api_(`/Recordings/${String(RecordingSid)}.json`, { method: 'DELETE' })).status).toBe(204);
    expect((await api_(`/Recordings/${String(RecordingSid)}.wav`)).status).toBe(404);
  });

  test('hears nothing wrong from a frame that Twilio does not know, and goes on', async () => {
    answerByRelay({ welcomeGreeting: 'Hi.' });
    const call = await place();
    const relay = await product.relay();
    await relay.frame('setup');
    relay.send({ type: 'dance' });
    relay.send('no JSON');
    expect(await relay.frame('error', 2)).toEqual({
      type: 'error',
      description: 'Invalid message received: no JSON',
    });
    expect(await happens(call, 'fault')).toMatchObject({ code: 64107 });
    relay.send({ type: 'text', token: 'Still here.', last: true });
    await happens(call, 'speaking', { text: 'Hi.' });
    await time.pass(spokenMs('Hi.'));
    await happens(call, 'speaking', { text: 'Still here.' });
  });

  test('speaks, plays and switches language as the frames say', async () => {
    answerByRelay({ welcomeGreeting: '' });
    const call = await place();
    const relay = await product.relay();
    await relay.frame('setup');
    relay.send({ type: 'play', source: 'https://example.com/chime.mp3' });
    relay.send({ type: 'sendDigits', digits: '9ww1' });
    relay.send({ type: 'language', ttsLanguage: 'es-MX', transcriptionLanguage: 'es-MX' });
    relay.send({ type: 'text', token: 'Buenos días.', last: true, interruptible: false });
    await happens(call, 'tone', { sound: '9ww1' });
    await time.pass(2_000);
    expect(await happens(call, 'speaking')).toMatchObject({ language: 'es-MX', voice: 'Mia' });
    await saying(call, 'Uno.');
    await time.pass(spokenMs('Buenos días.'));
    await saying(call, 'Dos.');
    expect(await relay.frame('prompt')).toMatchObject({ voicePrompt: 'Dos.', lang: 'es-MX' });
    relay.send({ type: 'text', token: 'One moment.', last: true, lang: 'en-US', preemptible: true });
    await happens(call, 'speaking', { text: 'One moment.' });
    relay.send({ type: 'text', token: 'Here it is.', last: true, lang: 'en-US' });
    expect(await happens(call, 'heard', { text: '' })).toMatchObject({ whole: false });
    await happens(call, 'speaking', { text: 'Here it is.' });
  });

  test('tells the product when the socket is lost in mid sentence, and goes on as it answers', async () => {
    answerByRelay();
    product.answers.set(
      '/after',
      twiml((response) => response.say('One moment please.')),
    );
    const call = await place();
    const relay = await product.relay();
    await happens(call, 'speaking');
    await time.pass(650);
    relay.socket.terminate();
    expect(await product.request('/after')).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64105' });
    await happens(call, 'speaking', { text: 'One moment please.' });
    await time.pass(spokenMs('One moment please.'));
    expect(await call.ended).toMatchObject({ status: 'completed' });
  });

  test('tells the product when the relay does not take the handshake', async () => {
    answerByRelay();
    product.refuseRelays();
    const call = await place();
    expect(await product.request('/after')).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64102' });
    expect(await call.ended).toMatchObject({ status: 'completed' });
  });
});

function loudness(wav: Buffer, fromMs: number, toMs: number): { left: number; right: number } {
  const loudest = { left: 0, right: 0 };
  for (let at = 44 + Math.round(fromMs * 8) * 4; at < 44 + Math.round(toMs * 8) * 4; at += 4) {
    loudest.left = Math.max(loudest.left, Math.abs(wav.readInt16LE(at)));
    loudest.right = Math.max(loudest.right, Math.abs(wav.readInt16LE(at + 2)));
  }
  return loudest;
}
void momentsOf;
