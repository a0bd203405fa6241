import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createClient } from '../../adapters/twilio/client.js';
import { twilioConfig } from '../../adapters/twilio/config.js';
import { createNumbers, forwardingBy } from '../../adapters/twilio/numbers.js';
import { createTelephony } from '../../adapters/twilio/telephony.js';
import { createTexting } from '../../adapters/twilio/texting.js';
import { faultsOf } from '../support/twilio/requests.js';
import {
  accountSid,
  callSid,
  createRest,
  messageSid,
  recordingSid,
  type Rest,
} from '../support/twilio/rest.js';

const publicUrl = 'https://desk.example.com';
const line = '+12025550143';
const caller = '+12025550117';
const tenant = '018f0000-0000-7000-8000-000000000001';

let rest: Rest;
beforeAll(async () => {
  rest = await createRest();
});
afterAll(() => rest.close());
beforeEach(() => {
  rest.asked.length = 0;
  rest.answers.length = 0;
});

const configured = (more: object = {}) =>
  twilioConfig.parse({
    accountSid,
    authToken: 'token',
    apiUrl: rest.origin,
    publicUrl,
    timeoutMs: 500,
    ...more,
  });
const texting = (more: object = {}) => {
  const config = configured(more);
  return createTexting(config, createClient(config, fetch));
};
const telephony = () => {
  const config = configured();
  return createTelephony(config, {
    client: createClient(config, fetch),
    fetch,
    callIdOf: (callRef) => `id-of-${callRef}`,
  });
};
const numbers = () => createNumbers(configured(), createClient(configured(), fetch));
const formOf = (index: number) => Object.fromEntries(new URLSearchParams(rest.asked[index]?.form));

const text = {
  tenant,
  contactId: 'contact-1',
  requestId: 'request-1',
  attemptId: 'attempt-1',
  from: line,
  to: caller,
  body: 'Marigold Hair: here is the booking link you asked for: https://marigold.example/book',
  validMs: 300_000,
};

test('a text is created once, with its ids in the path of its callback and the minutes it is valid', async () => {
  rest.answers.push({ status: 201, json: { sid: messageSid } });
  expect(await texting().send(text)).toEqual({ outcome: 'accepted', textRef: messageSid });
  expect(rest.asked).toHaveLength(1);
  expect(rest.asked[0]).toMatchObject({
    method: 'POST',
    url: `/2010-04-01/Accounts/${accountSid}/Messages.json`,
    authorization: `Basic ${Buffer.from(`${accountSid}:token`).toString('base64')}`,
  });
  expect(formOf(0)).toEqual({
    To: caller,
    From: line,
    Body: text.body,
    StatusCallback: `${publicUrl}/webhooks/twilio/messages/status/${tenant}/contact-1/request-1/attempt-1`,
    ValidityPeriod: '300',
    SmartEncoded: 'true',
  });
});
test('a messaging service keeps the business’s own number as the sender', async () => {
  rest.answers.push({ status: 201, json: { sid: messageSid } });
  await texting({ messagingServiceSid: `MG${'1'.repeat(32)}` }).send(text);
  expect(formOf(0)).toMatchObject({ From: line, MessagingServiceSid: `MG${'1'.repeat(32)}` });
});
test.each([
  ['opted out', 400, { code: 21610, message: 'Attempt to send to unsubscribed recipient' }, '21610'],
  ['a wrong number', 400, { code: 21211, message: 'Invalid To' }, '21211'],
  ['too much at once', 429, { code: 20429, message: 'Too Many Requests' }, '20429'],
])('a text that Twilio refuses was not taken: %s', async (_name, status, json, code) => {
  rest.answers.push({ status, json });
  expect(await texting().send(text)).toEqual({ outcome: 'rejected', code });
  expect(rest.asked).toHaveLength(1);
});
test.each([
  ['an outage', { status: 500, json: { code: 20500, message: 'Internal' } }],
  ['a time-out on their side', { status: 408, json: { code: 20408, message: 'Timeout' } }],
  ['a refusal of something on the way', { status: 403 }],
  ['no answer at all', 'hang'],
] as const)('a text of unknown outcome is never sent again: %s', async (_name, answer) => {
  rest.answers.push(answer);
  expect(await texting().send(text)).toEqual({ outcome: 'unknown' });
  expect(rest.asked).toHaveLength(1);
});
test('a text of unknown outcome is found by numbers, words and time', async () => {
  const message = {
    ...{ sid: messageSid, direction: 'outbound-api', date_created: 'Thu, 26 Nov 2026 10:00:01 +0000' },
    body: `Sent from your Twilio trial account - ${text.body.replaceAll("'", '’')}`,
  };
  const since = '2026-11-26T10:00:00.000Z';
  const listed = (...messages: object[]) => {
    rest.answers.push({ status: 200, json: { messages, page: 0, page_size: 50 } });
  };
  listed({ ...message, sid: 'SM0', body: 'Something else' }, message);
  expect(await texting().find({ ...text, since, until: null, except: [] })).toEqual({ textRef: messageSid });
  listed({ ...message, date_created: 'Thu, 26 Nov 2026 09:00:00 +0000' });
  expect(await texting().find({ ...text, since, until: null, except: [] })).toBeUndefined();
  await expect(texting().find({ ...text, since, until: null, except: [] })).rejects.toMatchObject({
    code: 'texting-unavailable',
  });
  expect(faultsOf(rest.asked[0] ?? { method: '', url: '', form: '' })).toEqual([]);
  expect(Object.fromEntries(new URL(rest.asked[0]?.url ?? '', rest.origin).searchParams)).toMatchObject({
    To: caller,
    From: line,
  });
});

test('when a text was written is asked of Twilio, and not known where it does not say', async () => {
  rest.answers.push(
    { status: 200, json: { sid: messageSid, date_created: 'Thu, 26 Nov 2026 10:00:01 +0000' } },
    { status: 404, json: { code: 20404, message: 'Not found' } },
    'hang',
  );
  expect(await texting().writtenAt(messageSid)).toBe('2026-11-26T10:00:01.000Z');
  expect(await texting().writtenAt(messageSid)).toBeNull();
  expect(await texting().writtenAt(messageSid)).toBeNull();
  expect(faultsOf(rest.asked[0] ?? { method: '', url: '', form: '' })).toEqual([]);
});

test('a recording keeps both sides apart and whole, and is begun once', async () => {
  rest.answers.push({ status: 200, json: { recordings: [] } }, { status: 201, json: { sid: recordingSid } });
  await telephony().startRecording(tenant, callSid);
  expect(rest.asked[1]).toMatchObject({
    method: 'POST',
    url: `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}/Recordings.json`,
  });
  expect([...new URLSearchParams(rest.asked[1]?.form)]).toEqual(
    expect.arrayContaining([
      ['RecordingChannels', 'dual'],
      ['RecordingTrack', 'both'],
      ['Trim', 'do-not-trim'],
      ['RecordingStatusCallback', `${publicUrl}/webhooks/twilio/voice/recording/${tenant}/id-of-${callSid}`],
      ['RecordingStatusCallbackEvent', 'in-progress'],
      ['RecordingStatusCallbackEvent', 'completed'],
      ['RecordingStatusCallbackEvent', 'absent'],
    ]),
  );
  rest.answers.push({ status: 200, json: { recordings: [{ sid: recordingSid, status: 'in-progress' }] } });
  await telephony().startRecording(tenant, callSid);
  expect(rest.asked).toHaveLength(3);
});
test('a recording that runs is ended, and of a call that is over nothing runs', async () => {
  rest.answers.push(
    { status: 200, json: { recordings: [{ sid: recordingSid, status: 'in-progress' }] } },
    { status: 200, json: { sid: recordingSid, status: 'stopped' } },
    { status: 404, json: { code: 20404, message: 'Not found' } },
  );
  await telephony().stopRecording(callSid);
  expect(rest.asked[1]?.url).toContain(`/Recordings/${recordingSid}.json`);
  expect(formOf(1)).toEqual({ Status: 'stopped' });
  await telephony().stopRecording(callSid);
  await expect(telephony().stopRecording(callSid)).rejects.toMatchObject({ code: 'telephony-unavailable' });
});
test('the sound of a recording comes with its length, or is not there', async () => {
  rest.answers.push({ status: 200, bytes: silence(1_500) }, { status: 404 }, { status: 200, json: {} });
  expect(await telephony().recording(recordingSid)).toMatchObject({ durationMs: 1_500 });
  expect(rest.asked[0]).toMatchObject({
    url: `/2010-04-01/Accounts/${accountSid}/Recordings/${recordingSid}.wav?RequestedChannels=2`,
    authorization: `Basic ${Buffer.from(`${accountSid}:token`).toString('base64')}`,
  });
  expect(await telephony().recording(recordingSid)).toBeUndefined();
  await expect(telephony().recording(recordingSid)).rejects.toMatchObject({ code: 'telephony-unavailable' });
  expect(await telephony().recording('../Messages')).toBeUndefined();
  expect(rest.asked).toHaveLength(3);
});
test('what became of a call is asked for, with its recordings', async () => {
  rest.answers.push(
    { status: 200, json: { sid: callSid, status: 'completed', duration: '42' } },
    {
      status: 200,
      json: {
        recordings: [
          { sid: recordingSid, status: 'completed' },
          { sid: `RE${'f'.repeat(32)}`, status: 'processing' },
        ],
      },
    },
    { status: 404, json: { code: 20404, message: 'Not found' } },
  );
  expect(await telephony().call(callSid)).toEqual({
    ...{ isOver: true, seconds: 42, recordingRefs: [recordingSid], isRecordingUnderWay: true },
  });
  expect(rest.asked[0]?.url).toContain(`/Calls/${callSid}.json`);
  expect(await telephony().call(callSid)).toBeUndefined();
  await expect(telephony().call(callSid)).rejects.toMatchObject({ code: 'telephony-unavailable' });
});
test('a recording is deleted at Twilio, and what is gone already is deleted', async () => {
  rest.answers.push({ status: 204 }, { status: 404, json: { code: 20404, message: 'Not found' } });
  await telephony().removeRecording(recordingSid);
  expect(rest.asked[0]).toMatchObject({
    method: 'DELETE',
    url: `/2010-04-01/Accounts/${accountSid}/Recordings/${recordingSid}.json`,
  });
  await telephony().removeRecording(recordingSid);
  await expect(telephony().removeRecording(recordingSid)).rejects.toMatchObject({
    code: 'telephony-unavailable',
  });
});

test('a number is connected to our addresses, and to one that works while we do not', async () => {
  const voiceFallback = forwardingBy('+12025550199');
  expect(voiceFallback).toBe('https://twimlets.com/forward?PhoneNumber=%2B12025550199');
  const unconnected = { sid: `PN${'2'.repeat(32)}`, phone_number: line, voice_url: 'https://demo.example/' };
  const connected = {
    ...unconnected,
    voice_url: `${publicUrl}/webhooks/twilio/voice`,
    voice_fallback_url: voiceFallback,
    status_callback: `${publicUrl}/webhooks/twilio/voice/status`,
    sms_url: `${publicUrl}/webhooks/twilio/messages`,
  };
  const listed = (...found: object[]) => ({ status: 200, json: { incoming_phone_numbers: found } });
  rest.answers.push(
    listed(unconnected),
    listed(unconnected),
    { status: 200, json: connected },
    listed({ ...connected, trunk_sid: `TK${'3'.repeat(32)}` }),
    listed(),
  );
  const wish = { number: line, voiceFallback };
  expect(await numbers().check(wish)).toMatchObject({
    found: 'not-connected',
    standing: { voice: 'https://demo.example/', voiceFallback: null },
  });
  expect(await numbers().connect(wish)).toMatchObject({ found: 'connected' });
  expect(formOf(2)).toMatchObject({ VoiceUrl: connected.voice_url, VoiceFallbackUrl: voiceFallback });
  expect(await numbers().check(wish)).toMatchObject({ found: 'overruled' });
  expect(await numbers().check(wish)).toMatchObject({ found: 'not-ours' });
  await expect(numbers().check(wish)).rejects.toMatchObject({ code: 'telephony-unavailable' });
});

test('a request that Twilio does not describe is seen', () => {
  const url = `/2010-04-01/Accounts/${accountSid}/Messages.json`;
  expect(faultsOf({ method: 'POST', url, form: 'Body=Hello' })).toEqual(['To is missing']);
  expect(faultsOf({ method: 'POST', url, form: 'To=%2B1&ValidityPeriod=soon&Sms=1' })).toEqual([
    'ValidityPeriod is not as described',
    'Sms is not described',
  ]);
  expect(faultsOf({ method: 'PUT', url, form: '' })).toHaveLength(1);
});
test('an address of ours is encrypted, or of this machine', () => {
  const parsed = (publicUrl: string) => twilioConfig.safeParse({ accountSid, authToken: 'token', publicUrl });
  expect(parsed('https://Desk.Example.com/').data?.publicUrl).toBe('https://desk.example.com');
  expect(parsed('http://127.0.0.1:3000').success).toBe(true);
  expect(parsed('http://desk.example.com').success).toBe(false);
  expect(parsed('https://desk.example.com/path').success).toBe(false);
  expect(parsed('https://user:secret@desk.example.com').success).toBe(false);
});

/** Two channels of 16 bits at 8 kHz. */
function silence(ms: number): Uint8Array {
  const length = ms * 32;
  const file = Buffer.alloc(44 + length);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + length, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(8_000, 24);
  file.writeUInt32LE(32_000, 28);
  file.writeUInt16LE(4, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(length, 40);
  return file;
}
