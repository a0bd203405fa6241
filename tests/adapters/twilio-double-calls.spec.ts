import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { spokenMs } from '../../adapters/sandbox/twilio/call-speech.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { accountSid, ann, desk, happens, momentsOf, owner, phoneLine, twiml } from '../support/phone-line.js';

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

const announcement = 'Thanks for calling. This call is recorded.';
const answerByRelay = (attributes: VoiceResponse.ConversationRelayAttributes = {}): void => {
  const { product } = line;
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
  line.product.answers.set(
    '/after',
    twiml((response) => response.hangup()),
  );
};

test('a relay call is set up with what the webhook said, recorded, cut in on, and handed back', async () => {
  answerByRelay();
  const call = await line.place({ forwardedFrom: owner, attestation: 'A', callerName: 'ANN' });
  expect(await line.product.request('/voice')).toMatchObject({
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
  const relay = await line.product.relay();
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
  expect(await line.product.request('/recording')).toMatchObject({
    RecordingStatus: 'in-progress',
    RecordingChannels: '2',
    CallSid: call.callSid,
  });

  // The announcement cannot be cut.
  await happens(call, 'speaking');
  await line.saying(call, 'Hello?');
  await line.time.pass(spokenMs(announcement));
  expect(relay.frames.map(({ type }) => type)).toEqual(['setup']);

  await line.saying(call, 'When are you open?');
  expect(await relay.frame('prompt')).toEqual({
    type: 'prompt',
    voicePrompt: 'When are you open?',
    lang: 'en-US',
    last: true,
  });
  for (const token of ['We are open', ' from nine. ', 'On Sundays we are']) {
    relay.send({ type: 'text', token, last: false });
  }
  relay.send({ type: 'text', token: ' closed all day. Come by on Monday.', last: true });
  await happens(call, 'speaking', { text: 'We are open from nine.' });
  await line.time.pass(spokenMs('We are open from nine.') + spokenMs('On Sundays we'));
  await line.saying(call, 'Stop.');
  expect(await relay.frame('interrupt')).toEqual({
    type: 'interrupt',
    utteranceUntilInterrupt: 'We are open from nine. On Sundays we',
    durationUntilInterruptMs: spokenMs('We are open from nine.') + spokenMs('On Sundays we'),
  });
  expect(await relay.frame('prompt', 2)).toMatchObject({ voicePrompt: 'Stop.' });
  expect(await happens(call, 'heard', { whole: false })).toMatchObject({ text: 'On Sundays we' });

  // What waited to be spoken was dropped.
  await line.time.pass(10_000);
  expect(momentsOf(call)).not.toContainEqual(expect.objectContaining({ text: 'Come by on Monday.' }));

  call.press('0');
  expect(await relay.frame('dtmf')).toEqual({ type: 'dtmf', digit: '0' });
  relay.send({ type: 'end', handoffData: '{"to":"person"}' });
  expect(await line.product.request('/after')).toMatchObject({
    SessionStatus: 'ended',
    HandoffData: '{"to":"person"}',
    CallSid: call.callSid,
    CallStatus: 'in-progress',
  });
  expect(await call.ended).toMatchObject({ status: 'completed' });

  const { RecordingSid, RecordingStatus, RecordingDuration } = await line.product.request('/recording', 2);
  const { CallDuration, CallStatus, SequenceNumber } = await line.product.request('/status');
  expect({ RecordingStatus, CallStatus, SequenceNumber }).toEqual({
    RecordingStatus: 'completed',
    CallStatus: 'completed',
    SequenceNumber: '0',
  });
  expect(Number(CallDuration) - Number(RecordingDuration)).toBeLessThanOrEqual(1);

  const media = await line.rest(`/Recordings/${String(RecordingSid)}.wav?RequestedChannels=2`);
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
  expect((await line.rest(`/Recordings/${String(RecordingSid)}.mp3`)).status).toBe(404);
  expect((await line.rest(`/Recordings/${String(RecordingSid)}.json`, 'DELETE')).status).toBe(204);
  expect((await line.rest(`/Recordings/${String(RecordingSid)}.wav`)).status).toBe(404);
});

test('a frame that Twilio does not know is answered with an error, and the session goes on', async () => {
  answerByRelay({ welcomeGreeting: 'Hi.' });
  const call = await line.place();
  const relay = await line.product.relay();
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
  await line.time.pass(spokenMs('Hi.'));
  await happens(call, 'speaking', { text: 'Still here.' });
});

test('the relay speaks, plays and switches language as the frames say', async () => {
  answerByRelay({ welcomeGreeting: '' });
  const call = await line.place();
  const relay = await line.product.relay();
  await relay.frame('setup');
  relay.send({ type: 'play', source: 'https://example.com/chime.mp3' });
  relay.send({ type: 'sendDigits', digits: '9ww1' });
  relay.send({ type: 'language', ttsLanguage: 'es-MX', transcriptionLanguage: 'es-MX' });
  relay.send({ type: 'text', token: 'Buenos días.', last: true, interruptible: false });
  await happens(call, 'tone', { sound: '9ww1' });
  await line.time.pass(2_000);
  expect(await happens(call, 'speaking')).toMatchObject({ language: 'es-MX', voice: 'Mia' });
  await line.saying(call, 'Uno.');
  await line.time.pass(spokenMs('Buenos días.'));
  await line.saying(call, 'Dos.');
  expect(await relay.frame('prompt')).toMatchObject({ voicePrompt: 'Dos.', lang: 'es-MX' });
  relay.send({ type: 'text', token: 'One moment.', last: true, lang: 'en-US', preemptible: true });
  await happens(call, 'speaking', { text: 'One moment.' });
  relay.send({ type: 'text', token: 'Here it is.', last: true, lang: 'en-US' });
  expect(await happens(call, 'heard', { text: '' })).toMatchObject({ whole: false });
  await happens(call, 'speaking', { text: 'Here it is.' });
});

test('a sentence is spoken as soon as it is complete, and a price is not cut where its token is', async () => {
  answerByRelay({ welcomeGreeting: '' });
  const call = await line.place();
  const relay = await line.product.relay();
  await relay.frame('setup');
  relay.send({ type: 'text', token: 'It is $45.', last: false });
  relay.send({ type: 'text', token: '50 today.', last: false });
  await happens(call, 'speaking', { text: 'It is $45.50 today.' });
});

test('the product hears of words while they come, and of those over its own, where it asked to', async () => {
  answerByRelay({ welcomeGreeting: 'Hi.', partialPrompts: true, reportInputDuringAgentSpeech: true });
  const call = await line.place();
  const relay = await line.product.relay();
  await happens(call, 'speaking', { text: 'Hi.' });
  await line.saying(call, 'I would like to come');
  expect(await relay.frame('prompt', 1)).toMatchObject({ voicePrompt: 'I would like', last: false });
  expect(await relay.frame('prompt', 2)).toMatchObject({ voicePrompt: 'I would like to come', last: true });
  expect(relay.frames.some(({ type }) => type === 'interrupt')).toBe(false);
});

test('the product is told when the socket is lost in mid sentence, and goes on as it answers', async () => {
  answerByRelay();
  line.product.answers.set(
    '/after',
    twiml((response) => response.say('One moment please.')),
  );
  const call = await line.place();
  const relay = await line.product.relay();
  await happens(call, 'speaking');
  await line.time.pass(650);
  relay.socket.terminate();
  expect(await line.product.request('/after')).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64105' });
  await happens(call, 'speaking', { text: 'One moment please.' });
  await line.time.pass(spokenMs('One moment please.'));
  expect(await call.ended).toMatchObject({ status: 'completed' });
});

test('the product is told when the relay does not take the handshake', async () => {
  answerByRelay();
  line.product.refuseRelays();
  const call = await line.place();
  expect(await line.product.request('/after')).toMatchObject({ SessionStatus: 'failed', ErrorCode: '64102' });
  expect(await call.ended).toMatchObject({ status: 'completed' });
});

function loudness(wav: Buffer, fromMs: number, toMs: number): { left: number; right: number } {
  const loudest = { left: 0, right: 0 };
  for (let at = 44 + Math.round(fromMs * 8) * 4; at < 44 + Math.round(toMs * 8) * 4; at += 4) {
    loudest.left = Math.max(loudest.left, Math.abs(wav.readInt16LE(at)));
    loudest.right = Math.max(loudest.right, Math.abs(wav.readInt16LE(at + 2)));
  }
  return loudest;
}
