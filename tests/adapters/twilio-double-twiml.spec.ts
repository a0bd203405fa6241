import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { spokenMs } from '../../adapters/sandbox/twilio/call-speech.js';
import type { PlacedCall } from '../../adapters/sandbox/twilio/calls.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { ann, desk, happens, momentsOf, owner, phoneLine, twiml } from '../support/phone-line.js';

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

/** What the product answers at an address of its own. */
const answer = (path: string, write: Parameters<typeof twiml>[0]): void => {
  line.product.answers.set(path, twiml(write));
};
const question = 'How can I help you today?';
const asksAt = (path: string, attributes: object = {}): void => {
  answer(path, (response) => {
    response
      .gather({ input: ['speech', 'dtmf'], action: '/gathered', numDigits: 1, ...attributes })
      .say(question);
    response.say('I heard nothing.');
  });
};

describe('Gather', () => {
  test('is cut by speech, and posts the words', async () => {
    asksAt('/voice');
    answer('/gathered', (response) => response.say('Thank you.'));
    const call = await line.place();
    await happens(call, 'speaking', { text: question });
    await line.time.pass(spokenMs('How can I'));
    await line.saying(call, 'Are you open today?');
    expect(await line.product.request('/gathered')).toMatchObject({
      SpeechResult: 'Are you open today?',
      Confidence: '0.92',
      CallStatus: 'in-progress',
    });
    expect(await happens(call, 'heard')).toMatchObject({ text: 'How can I', whole: false });
    await line.hearing(call, 'Thank you.');
    expect(await call.ended).toMatchObject({ status: 'completed' });
  });

  test('posts digits, and what was pressed before the time ran out', async () => {
    asksAt('/voice');
    answer('/gathered', (response) => response.gather({ action: '/more', timeout: 3 }));
    const call = await line.place();
    await happens(call, 'speaking', { text: question });
    call.press('0');
    expect(await line.product.request('/gathered')).toMatchObject({ Digits: '0' });
    await happens(call, 'listening', { nth: 2 });
    call.press('12');
    await line.time.pass(3_000);
    expect(await line.product.request('/more')).toMatchObject({ Digits: '12' });
  });

  test('that hears nothing lets the next verb follow, or posts that when asked to', async () => {
    asksAt('/voice');
    const silent = await line.place();
    await line.hearing(silent, question);
    await happens(silent, 'listening');
    await line.time.pass(5_000);
    await happens(silent, 'speaking', { text: 'I heard nothing.' });
    silent.hangUp();

    asksAt('/voice', { actionOnEmptyResult: true });
    const told = await line.place();
    await line.hearing(told, question);
    await happens(told, 'listening');
    await line.time.pass(5_000);
    expect(await line.product.request('/gathered')).toMatchObject({ SpeechResult: '' });
  });

  test('without barge-in lets the desk finish', async () => {
    asksAt('/voice', { bargeIn: false });
    const call = await line.place();
    await happens(call, 'speaking', { text: question });
    await line.saying(call, 'Hello?');
    await line.time.pass(spokenMs(question));
    expect(await happens(call, 'heard')).toMatchObject({ whole: true });
    await happens(call, 'listening');
    await line.saying(call, 'A haircut.');
    expect(await line.product.request('/gathered')).toMatchObject({ SpeechResult: 'A haircut.' });
  });
});

describe('Dial', () => {
  const transfer = (whisper = false): void => {
    answer('/voice', (response) => {
      const dial = response.dial({ action: '/dialled', timeout: 20, callerId: desk });
      dial.number(whisper ? { url: '/whisper' } : {}, owner);
    });
    answer('/dialled', (response) => response.say('Back at the desk.'));
  };

  test.each([
    ['busy', { does: 'busy' }],
    ['failed', { does: 'failed' }],
    ['no-answer', { does: 'no-answer' }],
    ['no-answer', { does: 'answer', afterRings: 4 }],
  ] as const)('to somebody who is %s comes back to the desk: %o', async (status, callee) => {
    transfer();
    line.callees[owner] = callee;
    const call = await line.place();
    await happens(call, 'dialling', { number: owner });
    await line.time.pass(20_000);
    const dialled = await line.product.request('/dialled');
    expect(dialled).toMatchObject({ DialCallStatus: status, DialBridged: 'false', CallSid: call.callSid });
    await happens(call, 'speaking', { text: 'Back at the desk.' });
    const leg = await line.rest(`/Calls/${String(dialled['DialCallSid'])}.json`);
    expect(await leg.json()).toMatchObject({
      status,
      parent_call_sid: call.callSid,
      direction: 'outbound-dial',
      from: desk,
      to: owner,
    });
  });

  test('whispers first, connects whoever presses 1, and says how long they spoke', async () => {
    transfer(true);
    line.callees[owner] = { does: 'answer', afterRings: 1, presses: '1', says: 'Hi Ann.', staysMs: 61_000 };
    answer('/whisper', (response) => {
      response.gather({ numDigits: 1, action: '/accepted' }).say('A call about colour. Press 1.');
      response.hangup();
    });
    answer('/accepted', (response) => response.say('Connecting.'));
    const call = await line.place();
    await happens(call, 'dialling');
    await line.time.pass(6_000);
    const whispered = await line.product.request('/whisper');
    expect(whispered).toMatchObject({ ParentCallSid: call.callSid, To: owner, Direction: 'outbound-dial' });
    await happens(call, 'whispered', { text: 'A call about colour.' });
    await line.time.pass(spokenMs('A call about colour.') + spokenMs('Press 1.'));
    expect(await line.product.request('/accepted')).toMatchObject({ Digits: '1' });
    await happens(call, 'whispered', { text: 'Connecting.' });
    await line.time.pass(spokenMs('Connecting.'));
    await happens(call, 'bridged');
    await line.time.pass(61_000);
    expect(await line.product.request('/dialled')).toMatchObject({
      DialCallStatus: 'completed',
      DialCallDuration: '61',
      DialBridged: 'true',
      DialCallSid: whispered['CallSid'],
    });
    expect(await happens(call, 'whispered', { text: 'Press 1.' })).toMatchObject({ number: owner });
    await happens(call, 'heard', { text: 'Hi Ann.', voice: owner });
  });

  test('comes back when the whisper is turned down', async () => {
    transfer(true);
    line.callees[owner] = { does: 'answer', afterRings: 0 };
    answer('/whisper', (response) => {
      response.gather({ numDigits: 1, action: '/accepted', timeout: 4 }).say('Press 1.');
      response.hangup();
    });
    const call = await line.place();
    await happens(call, 'dialling');
    await happens(call, 'whispered');
    await line.time.pass(spokenMs('Press 1.') + 4_000);
    expect(await line.product.request('/dialled')).toMatchObject({
      DialCallStatus: 'no-answer',
      DialBridged: 'false',
    });
  });

  test('to somebody whose telephone is forwarded to the desk is a call to the desk, and both hear each other', async () => {
    const asked = line.product.answers;
    asked.set('/voice', ({ ForwardedFrom }) =>
      ForwardedFrom === undefined
        ? `<Response><Dial action="/dialled">${owner}</Dial></Response>`
        : '<Response><Gather input="speech" action="/gathered"><Say>Who is there?</Say></Gather></Response>',
    );
    line.callees[owner] = { does: 'forward', to: desk };
    const call = await line.place();
    await happens(call, 'bridged');
    expect(await line.product.request('/voice', 2)).toMatchObject({ From: ann, ForwardedFrom: owner });
    await line.time.pass(spokenMs('Who is there?'));
    await happens(call, 'heard', { text: 'Who is there?' });
    await line.saying(call, 'Ann.');
    await line.time.pass(spokenMs('Ann.'));
    expect(await line.product.request('/gathered')).toMatchObject({ SpeechResult: 'Ann.' });
    expect(await line.product.request('/dialled')).toMatchObject({ DialCallStatus: 'completed' });
  });

  test('in a circle ends', async () => {
    line.number.fallbackTwiml = `<Response><Dial answerOnBridge="true">${owner}</Dial></Response>`;
    line.product.answers.set('/voice', () => 500);
    line.callees[owner] = { does: 'forward', to: desk };
    const call = await line.place();
    await line.product.request('/voice', 6);
    const isOver = (): boolean => momentsOf(call).some(({ type }) => type === 'ended');
    for (let seconds = 0; seconds < 600 && !isOver(); seconds += 1) await line.time.pass(1_000);
    await call.ended;
    expect(line.product.requests.filter(({ path }) => path === '/voice')).toHaveLength(6);
  });

  test('with answerOnBridge leaves the call ringing until somebody picks up', async () => {
    answer('/voice', (response) =>
      response.dial({ action: '/dialled', answerOnBridge: true, timeout: 10 }, owner),
    );
    answer('/dialled', (response) => response.reject({ reason: 'busy' }));
    const call = await line.place();
    await happens(call, 'dialling');
    await line.time.pass(10_000);
    expect(await line.product.request('/dialled')).toMatchObject({ CallStatus: 'ringing' });
    expect(await call.ended).toEqual({ status: 'busy', durationS: 0 });
  });
});

describe('Record', () => {
  const voicemail = (): void => {
    answer('/voice', (response) => {
      response.record({ action: '/left', maxLength: 60, recordingStatusCallback: '/recording', timeout: 4 });
      response.say('No message was left.');
    });
  };

  test('takes a message until a silence, and says where it is', async () => {
    voicemail();
    answer('/left', (response) => response.hangup());
    const call = await line.place();
    await happens(call, 'listening');
    await line.saying(call, 'Please call me back about Tuesday afternoon.');
    await line.time.pass(4_000);
    const left = await line.product.request('/left');
    expect(left).toMatchObject({ RecordingDuration: '3' });
    expect(left['RecordingUrl']).toMatch(new RegExp(`/Recordings/${String(left['RecordingSid'])}$`, 'u'));
    expect(await line.product.request('/recording')).toMatchObject({
      RecordingStatus: 'completed',
      RecordingSid: left['RecordingSid'],
      RecordingSource: 'RecordVerb',
      RecordingChannels: '1',
    });
    expect(await call.ended).toMatchObject({ status: 'completed' });
  });

  test('is told of a message whose caller hung up, and of none where nothing was said', async () => {
    voicemail();
    const call = await line.place();
    await happens(call, 'listening');
    await line.saying(call, 'Call me.');
    call.hangUp();
    expect(await line.product.request('/left')).toMatchObject({ Digits: 'hangup', CallStatus: 'completed' });
    await call.ended;

    const silent = await line.place();
    await happens(silent, 'listening');
    await line.time.pass(4_000);
    await happens(silent, 'speaking', { text: 'No message was left.' });
    silent.hangUp();
    await silent.ended;
    expect(line.product.requests.filter(({ path }) => path === '/left')).toHaveLength(1);
  });
});

describe('when the product does not answer as it should', () => {
  const apology = 'We are sorry, an application error has occurred.';

  test('the fallback kept at Twilio rings the business', async () => {
    line.number.fallbackTwiml = `<Response><Dial>${owner}</Dial></Response>`;
    line.product.answers.set('/voice', () => 503);
    line.callees[owner] = { does: 'answer', afterRings: 1, staysMs: 5_000 };
    const call = await line.place();
    expect(await happens(call, 'fault')).toMatchObject({ code: 11200 });
    await happens(call, 'dialling');
    await line.time.pass(6_000);
    await happens(call, 'bridged', { number: owner });
    await line.time.pass(5_000);
    expect(await call.ended).toMatchObject({ status: 'completed', durationS: 11 });
  });

  test('the fallback URL hears why, once', async () => {
    line.number.voiceUrl = 'http://127.0.0.1:9/voice';
    line.number.fallbackUrl = `${line.product.origin}/fallback`;
    line.product.answers.set('/fallback', () => '<Response><Say>Tea & cake</Say></Response>');
    const call = await line.place();
    expect(await line.product.request('/fallback')).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: 'http://127.0.0.1:9/voice',
    });
    expect(await happens(call, 'fault', { nth: 2 })).toMatchObject({ code: 12100 });
    await happens(call, 'speaking', { text: `${apology} Goodbye.` });
    await line.time.pass(10_000);
    expect(await call.ended).toMatchObject({ status: 'completed' });
  });

  test.each([
    ['an unknown verb', '<Response><Dance/></Response>', 12200],
    ['a verb left open', '<Response><Say>Hello</Response>', 12100],
    ['no document', 'Hello', 12100],
    ['a document that is too long', `<Response><Say>${'a'.repeat(65_536)}</Say></Response>`, 11750],
    ['a relay without an address', '<Response><Connect><ConversationRelay/></Connect></Response>', 64101],
  ])('%s ends the call with an error', async (_what, document, code) => {
    line.product.answers.set('/voice', () => document);
    const call = await line.place();
    expect(await happens(call, 'fault')).toMatchObject({ code });
    await happens(call, 'speaking');
    await line.time.pass(10_000);
    expect(await call.ended).toMatchObject({ status: 'completed' });
  });

  test('a number that is none of the account is not reached', async () => {
    const call = await line.place({ to: '+12025550199' });
    expect(await call.ended).toEqual({ status: 'failed', durationS: 0 });
  });
});

describe('callers of every kind reach the webhook as they are', () => {
  test.each(['anonymous', '+266696687', 'Restricted', '', '+442079460123', '+19005550100'])(
    'from "%s"',
    async (from) => {
      answer('/voice', (response) => response.reject());
      const call = await line.place({ from, attestation: 'failed' });
      expect(await line.product.request('/voice')).toMatchObject({
        From: from,
        StirVerstat: 'TN-Validation-Failed-A',
      });
      expect(await call.ended).toEqual({ status: 'no-answer', durationS: 0 });
    },
  );

  test('two at once from one number are two calls', async () => {
    asksAt('/voice');
    const [one, two] = [await line.place(), await line.place()];
    await Promise.all([happens(one, 'speaking'), happens(two, 'speaking')]);
    one.hangUp();
    expect(await one.ended).toMatchObject({ status: 'completed' });
    expect(momentsOf(two).some(({ type }) => type === 'ended')).toBe(false);
  });
});

describe('a hang-up ends the call at once', () => {
  const relayed = (): void => {
    answer('/voice', (response) =>
      response.connect({ action: '/after' }).conversationRelay({
        url: line.product.relayUrl(),
        welcomeGreeting: question,
      }),
    );
  };
  const steps: Readonly<Record<string, readonly [() => void, (call: PlacedCall) => Promise<unknown>]>> = {
    'while a sentence is spoken': [
      () => {
        asksAt('/voice');
      },
      (call) => happens(call, 'speaking'),
    ],
    'while it is asked something': [
      () => {
        answer('/voice', (response) => response.gather({ action: '/gathered' }));
      },
      (call) => happens(call, 'listening'),
    ],
    'while it talks with the relay': [relayed, (call) => happens(call, 'listening')],
    'while somebody is dialled': [
      () => {
        answer('/voice', (response) => response.dial({ action: '/dialled' }, owner));
      },
      (call) => happens(call, 'dialling'),
    ],
    'while it leaves a message': [
      () => {
        answer('/voice', (response) => response.record({ action: '/left' }));
      },
      (call) => happens(call, 'listening'),
    ],
    'in a pause': [
      () => {
        answer('/voice', (response) => response.pause({ length: 9 }));
      },
      (call) => happens(call, 'answered'),
    ],
  };

  test.each(Object.entries(steps))('%s', async (_step, [arrange, until]) => {
    arrange();
    const call = await line.place();
    await until(call);
    call.hangUp();
    expect(await call.ended).toMatchObject({ status: 'completed' });
    expect(await line.product.request('/status')).toMatchObject({ CallStatus: 'completed' });
    expect(line.product.requests.filter(({ path }) => path === '/status')).toHaveLength(1);
  });

  test('before the product has answered', async () => {
    let release: (xml: string) => void = () => undefined;
    line.product.answers.set('/voice', () => new Promise<string>((resolve) => (release = resolve)));
    const call = await line.place();
    await line.product.request('/voice');
    call.hangUp();
    release('<Response><Say>Too late</Say></Response>');
    expect(await call.ended).toEqual({ status: 'no-answer', durationS: 0 });
    expect(momentsOf(call).some(({ type }) => type === 'speaking')).toBe(false);
  });

  test('with the relay the session is completed', async () => {
    relayed();
    const call = await line.place();
    const relay = await line.product.relay();
    await relay.frame('setup');
    const closed = new Promise((resolve) => relay.socket.once('close', resolve));
    call.hangUp();
    expect(await closed).toBe(1000);
    expect(await line.product.request('/after')).toMatchObject({
      SessionStatus: 'completed',
      CallStatus: 'completed',
      From: ann,
    });
  });
});
