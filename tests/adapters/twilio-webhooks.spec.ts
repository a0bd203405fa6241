import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Next } from '../../application/call/calls.js';
import { Fault } from '../../application/ports/fault.js';
import { listen, tenant } from '../support/twilio/calls.js';
import {
  callId,
  caller,
  createServedLine,
  idNamed,
  line,
  publicUrl,
  type ServedLine,
} from '../support/twilio/line.js';
import { callSid, messageSid, recordingSid } from '../support/twilio/rest.js';

const hooks = '/webhooks/twilio';
const ofCall = (step: string, ...more: readonly string[]) =>
  [`${hooks}/voice/${step}`, tenant, callId, ...more].join('/');
const greeting: Next = {
  next: 'converse',
  greeting: '',
  say: 'Marigold Hair, this is an AI assistant.',
  language: 'en-US',
  voice: 'Google.en-US-Chirp3-HD-Aoede',
  records: true,
};

let served: ServedLine;
beforeEach(async () => {
  served = await createServedLine();
});
afterEach(() => served.close());

test('what Twilio did not sign is refused, and nothing becomes of it', async () => {
  const response = await served.send(`${hooks}/voice`, `CallSid=${callSid}&To=${line}`, 'bm8=');
  expect(response.status).toBe(403);
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect((await served.send(`${hooks}/messages`, 'Body=STOP', undefined)).status).toBe(403);
  expect(served.calls.noted).toEqual([]);
  expect(served.texts).toEqual([]);
  expect(served.notices).toEqual(['webhook-not-signed', 'webhook-not-signed']);
});
test('a body beyond 64 kB is not read', async () => {
  expect((await served.send(`${hooks}/messages`, 'a'.repeat(70_000), 'bm8=')).status).toBe(413);
});
test('whoever is told no more than a sentence hears it in the language of the line, and nothing is recorded', async () => {
  const then = { next: 'hang-up', say: 'Adiós.', language: 'es-US' } as const;
  served.calls.answers.ring = () => Promise.resolve({ tenant, callId, then });
  const { twiml } = await served.ask(`${hooks}/voice`, {});
  expect(twiml).toContain('<Response><Say language="es-US">Adiós.</Say><Hangup/></Response>');
});
test('a call is told with its caller, and answered with what is to happen', async () => {
  served.calls.answers.ring = () =>
    Promise.resolve({ tenant, callId, then: { next: 'hang-up', say: 'Bye & <see> you.' } });
  const { status, twiml } = await served.ask(`${hooks}/voice`, {
    ...{ StirVerstat: 'TN-Validation-Passed-A', ForwardedFrom: '+12025550188', SomethingNew: 'x' },
  });
  expect(status).toBe(200);
  expect(served.calls.noted).toEqual([
    {
      name: 'ring',
      told: {
        ...{ callId, callRef: callSid, to: line, from: caller },
        ...{ forwardedFrom: '+12025550188', attestation: 'passed' },
      },
    },
  ]);
  expect(twiml).toContain('<Say language="en-US">Bye &amp; &lt;see&gt; you.</Say><Hangup/>');
});
test.each([
  'anonymous',
  'Restricted',
  '',
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8656696',
  'sip:x@y',
  '911',
])('a caller who shows no number has none: %s', async (From) => {
  await served.ask(`${hooks}/voice`, { From });
  expect(served.calls.noted).toMatchObject([{ name: 'ring', told: { from: null, forwardedFrom: null } }]);
});
test.each([
  ['TN-Validation-Failed-C', 'failed'],
  ['TN-Validation-Passed-B', 'passed'],
  ['No-TN-Validation', 'unknown'],
])('what the phone company says of a number is told: %s', async (StirVerstat, attestation) => {
  await served.ask(`${hooks}/voice`, { StirVerstat });
  expect(served.calls.noted).toMatchObject([{ told: { attestation } }]);
});
test('the assistant is recorded from the first sound, and its announcement cannot be interrupted', async () => {
  served.calls.answers.ring = () => Promise.resolve({ tenant, callId, then: greeting });
  const { twiml } = await served.ask(`${hooks}/voice`);
  expect(twiml).toMatch(
    /^<\?xml[^>]+><Response><Start><Recording channels="dual" trim="do-not-trim"[^>]+\/><\/Start><Connect /u,
  );
  expect(twiml).toContain(`recordingStatusCallback="${publicUrl}${ofCall('recording')}"`);
  expect(twiml).toContain('recordingStatusCallbackEvent="in-progress completed absent"');
  expect(twiml).toContain(`<Connect action="${publicUrl}${ofCall('relay-ended')}" method="POST">`);
  for (const attribute of [
    'url="wss://desk.example.com/webhooks/twilio/relay"',
    'welcomeGreeting="Marigold Hair, this is an AI assistant."',
    'welcomeGreetingInterruptible="none"',
    'language="en-US"',
    'ttsProvider="Google" voice="en-US-Chirp3-HD-Aoede"',
    'dtmfDetection="true"',
    'interruptible="any"',
    'reportInputDuringAgentSpeech="any"',
  ]) {
    expect(twiml).toContain(attribute);
  }
  expect(twiml).toMatch(
    /<Parameter name="tenant" value="[\w-]+"\/><Parameter name="token" value="[\w.-]+"\/>/u,
  );
});
test('a number that is nobody’s is left to what stands with it', async () => {
  served.calls.answers.ring = () => Promise.reject(new Fault('line-unknown', 'No such line.'));
  expect((await served.ask(`${hooks}/voice`)).status).toBe(404);
});
test('whoever can takes a call that fails here, and Twilio’s fallback where nobody can', async () => {
  served.calls.answers.ring = () => Promise.reject(new Error('store'));
  expect((await served.ask(`${hooks}/voice`)).twiml).toContain('Sorry.');
  expect(served.calls.toldOf('rescue')).toEqual([{ tenant, callId }]);
  served.calls.answers.rescue = () => Promise.reject(new Error('store'));
  const { status, twiml } = await served.ask(`${hooks}/voice`);
  expect(status).toBe(500);
  expect(twiml).not.toContain('store');
  expect(served.errors).toHaveLength(3);
});

test('a telephone is rung with its seconds, and whoever takes it is told first', async () => {
  const ring = {
    next: 'ring',
    ringId: 'ring-1',
    number: '+12025550199',
    seconds: 20,
    say: 'One moment.',
  } as const;
  served.calls.answers.ring = () =>
    Promise.resolve({ tenant, callId, then: { ...ring, whisper: 'A caller about colour. It is recorded.' } });
  const { twiml } = await served.ask(`${hooks}/voice`);
  expect(twiml).toContain('<Say language="en-US">One moment.</Say>');
  expect(twiml).toContain(
    `<Dial action="${publicUrl}${ofCall('ring', 'ring-1')}" method="POST" answerOnBridge="true" timeout="20"><Number url="${publicUrl}${ofCall('whisper', 'ring-1')}" method="POST">+12025550199</Number></Dial>`,
  );
  const leg = { CallSid: `CA${'d'.repeat(32)}`, ParentCallSid: callSid };
  expect((await served.ask(ofCall('whisper', 'ring-1'), leg)).twiml).toContain('A caller about colour.');
  expect((await served.ask(ofCall('whisper', 'ring-2'), leg)).twiml).toContain('<Hangup/>');
});
test('a caller without a number is passed on under the number of the line', async () => {
  const then = {
    next: 'ring',
    ringId: 'r',
    number: '+12025550199',
    seconds: 5,
    say: null,
    whisper: null,
  } as const;
  served.calls.answers.ring = () => Promise.resolve({ tenant, callId, then });
  const { twiml } = await served.ask(`${hooks}/voice`, { From: 'anonymous' });
  expect(twiml).toContain(`callerId="${line}"`);
  expect(twiml).toContain('<Number>+12025550199</Number>');
});
test.each([
  [{ DialCallStatus: 'completed', DialCallDuration: '31', DialBridged: 'true' }, 'answered', 31],
  [{ DialCallStatus: 'completed', DialCallDuration: '2', DialBridged: 'false' }, 'failed', 2],
  [{ DialCallStatus: 'busy' }, 'busy', 0],
  [{ DialCallStatus: 'no-answer' }, 'no-answer', 0],
  [{ DialCallStatus: 'canceled' }, 'no-answer', 0],
  [{ DialCallStatus: 'failed' }, 'failed', 0],
  [{ DialCallStatus: 'of-later-years' }, 'failed', 0],
])('what became of a ring is told: %o', async (params, result, seconds) => {
  served.calls.answers.next = () =>
    Promise.resolve({ next: 'voicemail', say: 'Please speak.', secondsMax: 120 });
  const { twiml } = await served.ask(ofCall('ring', 'ring-1'), params);
  expect(served.calls.noted).toEqual([
    { name: 'ringEnded', told: { tenant, callId, ringId: 'ring-1', result, seconds } },
  ]);
  expect(twiml).toContain('<Say language="en-US">Please speak.</Say><Record ');
  expect(twiml).toContain('maxLength="120" playBeep="true" trim="do-not-trim"');
  expect(twiml).toContain(`<Redirect method="POST">${publicUrl}${ofCall('voicemail')}</Redirect>`);
});
test('the ids of a path belong to the call that is signed', async () => {
  const another = { CallSid: `CA${'9'.repeat(32)}` };
  for (const path of [
    ofCall('ring', 'ring-1'),
    ofCall('heard', 'turn-1'),
    ofCall('held', 'turn-1'),
    ofCall('relay-ended'),
    ofCall('voicemail'),
    ofCall('recording'),
  ]) {
    const params = {
      ...another,
      DialCallStatus: 'busy',
      RecordingStatus: 'completed',
      RecordingSid: recordingSid,
    };
    expect((await served.ask(path, params)).status).toBe(403);
  }
  expect((await served.ask(ofCall('whisper', 'r'), { ParentCallSid: another.CallSid })).status).toBe(403);
  expect((await served.ask(`${hooks}/voice/voicemail/${tenant}/a%20b`)).status).toBe(404);
  expect(served.calls.noted).toEqual([]);
});
test('a message left is told with its length, also when it is none', async () => {
  await served.ask(ofCall('voicemail'), { RecordingDuration: '12', RecordingSid: recordingSid });
  await served.ask(ofCall('voicemail'));
  expect(served.calls.toldOf('voicemailTaken')).toEqual([
    { tenant, callId, seconds: 12 },
    { tenant, callId, seconds: 0 },
  ]);
});
test('a recording is told of as it begins, is complete, or is lost', async () => {
  const recorded = (RecordingStatus: string, RecordingSid = recordingSid) =>
    served.ask(ofCall('recording'), { RecordingStatus, RecordingSid });
  expect((await recorded('in-progress')).status).toBe(204);
  await recorded('completed');
  await recorded('absent', '');
  await recorded('failed');
  expect((await recorded('completed', '../../x')).status).toBe(400);
  expect(served.calls.noted).toEqual([
    { name: 'recordingStarted', told: { tenant, callId, recordingRef: recordingSid } },
    { name: 'recordingReady', told: { tenant, callId, recordingRef: recordingSid } },
    { name: 'recordingLost', told: { tenant, callId, reason: 'absent' } },
    { name: 'recordingLost', told: { tenant, callId, reason: 'failed' } },
  ]);
});
test('the end of a call is told with who ended it, as far as that can be known', async () => {
  const over = (CallStatus: string) =>
    served.ask(`${hooks}/voice/status`, { CallStatus, CallDuration: '42' });
  await over('ringing');
  await over('completed');
  served.calls.answers.ring = () => Promise.resolve({ tenant, callId, then: greeting });
  await served.ask(`${hooks}/voice`);
  await over('completed');
  delete served.calls.answers.ring;
  await served.ask(`${hooks}/voice`);
  expect((await over('completed')).status).toBe(204);
  expect(served.calls.toldOf('ended')).toEqual(
    ['unknown', 'caller', 'desk'].map((by) => ({ tenant, callId, by, seconds: 42 })),
  );
  expect(
    (await served.ask(`${hooks}/voice/status`, { CallStatus: 'completed', To: '+12025550100' })).status,
  ).toBe(404);
});

const failed = { SessionStatus: 'failed', ErrorCode: '64105', CallStatus: 'in-progress' };
const toGather = async () => {
  served.calls.answers.ring = () => Promise.resolve({ tenant, callId, then: greeting });
  await served.ask(`${hooks}/voice`);
  return (await served.ask(ofCall('relay-ended'), failed)).twiml;
};
const turnIn = (twiml: string) => /\/heard\/[^"]+\/([\w-]+)"/u.exec(twiml)?.[1] ?? '';

test('without the relay the announcement is said where nothing interrupts it, and the call goes on', async () => {
  const twiml = await toGather();
  expect(twiml).toContain(
    '<Say language="en-US" voice="Google.en-US-Chirp3-HD-Aoede">Marigold Hair, this is an AI assistant.</Say><Gather input="speech dtmf" ',
  );
  expect(twiml).toContain('actionOnEmptyResult="true"');
  expect(twiml).not.toContain('<Recording');
  const turnId = turnIn(twiml);
  const heard = await served.ask(ofCall('heard', turnId), {
    SpeechResult: 'Are you open?',
    Confidence: '0.9',
  });
  expect(served.calls.toldOf('hear')).toEqual([{ tenant, callId, turnId, words: 'Are you open?' }]);
  expect(heard.twiml).toMatch(/<Gather [^>]+><Say [^>]+>I see\.<\/Say><\/Gather><\/Response>$/u);
  await served.ask(ofCall('heard', turnIn(heard.twiml)), { Digits: '0' });
  await served.ask(ofCall('heard', 'turn-9'));
  expect(served.calls.noted.map(({ name }) => name)).toEqual(['ring', 'hear', 'press', 'silence']);
});
test('a turn that is asked for again is not made again', async () => {
  const path = ofCall('heard', turnIn(await toGather()));
  const first = await served.ask(path, { SpeechResult: 'Hello' });
  const second = await served.ask(path, { SpeechResult: 'Hello' });
  expect(second.twiml).toContain('I see.');
  expect(first.status).toBe(second.status);
  expect(served.calls.toldOf('hear')).toHaveLength(1);
});
test('a turn that takes longer than Twilio waits says what there is, and is asked for again', async () => {
  const turnId = turnIn(await toGather());
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    finish = resolve;
  });
  served.calls.answers.turn = (_told, speak) => {
    speak('One moment please.');
    return slow.then(() => {
      speak('We open at nine.');
      return { next: listen, replyId: 'reply-1' };
    });
  };
  const asked = served.ask(ofCall('heard', turnId), { SpeechResult: 'When?' });
  await until(() => served.calls.toldOf('hear').length === 1);
  // The request waits by now: a turn is begun and waited for in one go.
  await served.clock.pass(8_000);
  const { twiml } = await asked;
  expect(twiml).toContain('One moment please.');
  expect(twiml).toContain(`<Redirect method="POST">${publicUrl}${ofCall('held', turnId)}</Redirect>`);
  finish();
  const rest = await served.ask(ofCall('held', turnId));
  expect(rest.twiml).toContain('>We open at nine.<');
  expect((await served.ask(ofCall('held', 'forgotten'))).twiml).toContain('Sorry.');
});
test('a session that ended without a word of ours is rescued, and one that the caller ended is over', async () => {
  expect((await served.ask(ofCall('relay-ended'), { SessionStatus: 'completed' })).twiml).toContain('Sorry.');
  const { twiml } = await served.ask(ofCall('relay-ended'), { CallStatus: 'completed' });
  expect(twiml).toMatch(/<Response\/>$/u);
  expect(served.calls.toldOf('rescue')).toHaveLength(1);
});

test('a text is told once under the same id, and answered where there is an answer', async () => {
  const text = (Body: string, more: object = {}) =>
    served.ask(`${hooks}/messages`, { MessageSid: messageSid, Body, NumMedia: '0', ...more });
  expect((await text('stop')).twiml).toMatch(/<Response\/>$/u);
  served.script.reply = 'Marigold Hair, +1 202 555 0143.';
  expect((await text('Help please')).twiml).toContain('<Message>Marigold Hair, +1 202 555 0143.</Message>');
  await text('Aide', { OptOutType: 'HELP' });
  const messageId = idNamed(`twilio message ${messageSid}`);
  expect(served.texts).toEqual([
    { messageId, to: line, from: caller, textRef: messageSid, body: 'stop', keyword: 'stop' },
    { messageId, to: line, from: caller, textRef: messageSid, body: 'Help please', keyword: null },
    { messageId, to: line, from: caller, textRef: messageSid, body: 'Aide', keyword: 'help' },
  ]);
});
test.each([
  ['queued', 'accepted'],
  ['sent', 'accepted'],
  ['delivered', 'delivered'],
  ['undelivered', 'undelivered'],
  ['failed', 'rejected'],
])('what becomes of a text is told by the ids of its path: %s', async (MessageStatus, status) => {
  const path = `${hooks}/messages/status/${tenant}/contact-1/request-1/attempt-1`;
  const params = { MessageSid: messageSid, MessageStatus, ErrorCode: '30007' };
  expect((await served.ask(path, params)).status).toBe(204);
  expect(served.statuses).toEqual([
    {
      ...{ tenant, contactId: 'contact-1', requestId: 'request-1', attemptId: 'attempt-1' },
      ...{ status, textRef: messageSid, code: '30007' },
    },
  ]);
});
test('a status of later years changes nothing, and a form of something else is not understood', async () => {
  const path = `${hooks}/messages/status/${tenant}/contact-1/request-1/attempt-1`;
  expect((await served.ask(path, { MessageSid: messageSid, MessageStatus: 'pondered' })).status).toBe(204);
  expect((await served.ask(path, { MessageStatus: 'sent' })).status).toBe(400);
  expect((await served.ask(`${hooks}/voice`, { CallSid: 'CA1' })).status).toBe(400);
  expect((await served.ask(`${hooks}/nothing`)).status).toBe(404);
  expect(served.statuses).toEqual([]);
});

/** Lets others go on until something is so; the test's own time limit ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
