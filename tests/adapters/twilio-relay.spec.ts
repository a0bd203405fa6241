import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Next, Speak, Turn } from '../../application/call/calls.js';
import { listen, tenant } from '../support/twilio/calls.js';
import { callId, createServedLine, type ServedLine } from '../support/twilio/line.js';
import {
  connect,
  prompt,
  relayParameters,
  setup,
  signatureOfRelay,
  until,
  type RelayClient,
} from '../support/twilio/relay-client.js';

let served: ServedLine;
beforeEach(async () => {
  served = await createServedLine();
});
afterEach(() => served.close());

const call = { tenant, callId };
const session = `VX${'0'.repeat(32)}`;
const text = (token: string, last = false) => ({ type: 'text', token, last });
const toldOf = (name: string) => served.calls.toldOf(name);

const inCall = async (): Promise<RelayClient> => {
  const client = await connect(served.port);
  client.send(setup((await relayParameters(served)).token));
  await until(() => served.phone.relay.count() === 1);
  return client;
};

/** Turns that go on when the spec says so. */
function heldTurns() {
  const turns: { readonly told: object; readonly speak: Speak; readonly end: (turn: Turn) => void }[] = [];
  served.calls.answers.turn = (told, speak) =>
    new Promise((end) => {
      turns.push({ told, speak, end });
    });
  return {
    async at(index: number) {
      await until(() => turns.length > index);
      const turn = turns[index];
      if (turn === undefined) throw new Error('No such turn');
      return turn;
    },
    count: () => turns.length,
  };
}

test('a WebSocket that Twilio did not sign is refused', async () => {
  await expect(connect(served.port, 'bm8=')).rejects.toThrow('Status 403');
  expect(served.notices).toEqual(['relay-not-signed']);
  const other = await connect(served.port, signatureOfRelay());
  other.close();
  await other.closed;
});
test('a ticket is good once', async () => {
  const { token } = await relayParameters(served);
  const first = await connect(served.port);
  first.send(setup(token));
  await until(() => served.phone.relay.count() === 1);
  first.close();
  await until(() => served.phone.relay.count() === 0);
  const second = await connect(served.port);
  second.send(setup(token));
  expect(await second.closed).toBe(1008);
  expect(toldOf('hear')).toEqual([]);
});
test('a ticket is good for its call, its business and a minute', async () => {
  const refused = async (frame: object) => {
    const client = await connect(served.port);
    client.send(frame);
    expect(await client.closed).toBe(1008);
  };
  const { token } = await relayParameters(served);
  await refused(setup(token, { callSid: `CA${'9'.repeat(32)}` }));
  await refused(setup(token, { customParameters: { tenant: 'another', token } }));
  await refused(setup(`${token}x`));
  await refused(setup(''));
  await served.clock.pass(60_000);
  await refused(setup(token));
  const fresh = await relayParameters(served);
  await served.clock.pass(59_999);
  const client = await connect(served.port);
  client.send(setup(fresh.token));
  await until(() => served.phone.relay.count() === 1);
});
test('a call has one session at a time', async () => {
  await inCall();
  const second = await connect(served.port);
  second.send(setup((await relayParameters(served)).token));
  expect(await second.closed).toBe(1008);
  expect(served.phone.relay.count()).toBe(1);
});
test('who does not say which call it is goes after ten seconds', async () => {
  const client = await connect(served.port);
  client.send(prompt('Hello'));
  await until(() => served.notices.includes('frame-malformed'));
  await served.clock.pass(10_000);
  expect(await client.closed).toBe(1008);
  expect(served.calls.toldOf('hear')).toEqual([]);
});

test('each clause is spoken as soon as it is released', async () => {
  const turns = heldTurns();
  const client = await inCall();
  client.send(prompt(' Are you open? '));
  const { told, speak, end } = await turns.at(0);
  expect(told).toEqual({ ...call, turnId: `${session}-1`, words: 'Are you open?' });
  speak('We are open.');
  expect(await client.frame()).toEqual(text('We are open. '));
  speak('Until six.');
  expect(await client.frame()).toEqual(text('Until six. '));
  end({ next: listen, replyId: 'reply-1' });
  expect(await client.frame()).toEqual(text('', true));
});
test('words that may still change are not taken for said, and a key is a key', async () => {
  const client = await inCall();
  client.send({ ...prompt('Are'), last: false });
  client.send(prompt('   '));
  client.send({ type: 'dtmf', digit: '0' });
  await client.frame();
  expect(served.calls.noted.filter(({ name }) => name !== 'ring')).toEqual([
    { name: 'press', told: { ...call, turnId: `${session}-1`, digit: '0' } },
  ]);
});
test('an interruption silences the reply at once, and what was heard is told before the next turn', async () => {
  const turns = heldTurns();
  const client = await inCall();
  client.send(prompt('What does it cost?'));
  const first = await turns.at(0);
  first.speak('A cut is forty dollars.');
  await client.frame();
  client.send({ type: 'interrupt', utteranceUntilInterrupt: 'A cut is', durationUntilInterruptMs: '460' });
  client.send(prompt('Never mind'));
  client.send('{');
  await until(() => served.notices.length === 1);
  first.speak('Colour is ninety.');
  first.end({ next: listen, replyId: 'reply-1' });
  const second = await turns.at(1);
  expect(toldOf('interrupted')).toEqual([{ ...call, replyId: 'reply-1', heard: 'A cut is' }]);
  second.speak('All right.');
  expect(await client.frame()).toEqual(text('All right. '));
});
test('a reply that was spoken over after it was made is told of too, and once', async () => {
  const client = await inCall();
  client.send(prompt('Hello'));
  await client.frame();
  await client.frame();
  client.send({ type: 'interrupt', utteranceUntilInterrupt: 'I', durationUntilInterruptMs: 100 });
  client.send({ type: 'interrupt', utteranceUntilInterrupt: 'I s', durationUntilInterruptMs: 120 });
  client.send(prompt('Go on'));
  await client.frame();
  expect(served.calls.noted.map(({ name }) => name)).toEqual(['ring', 'hear', 'interrupted', 'hear']);
  expect(toldOf('interrupted')).toMatchObject([{ heard: 'I' }]);
});
test('an interruption while the next answer is made is of the reply before', async () => {
  const turns = heldTurns();
  const client = await inCall();
  client.send(prompt('One'));
  const first = await turns.at(0);
  first.speak('A long reply.');
  first.end({ next: listen, replyId: 'reply-1' });
  await client.frame();
  await client.frame();
  client.send(prompt('Two'));
  const second = await turns.at(1);
  client.send({ type: 'interrupt', utteranceUntilInterrupt: 'A long' });
  await until(() => toldOf('interrupted').length === 1);
  expect(toldOf('interrupted')).toEqual([{ ...call, replyId: 'reply-1', heard: 'A long' }]);
  second.speak('Two it is.');
  expect(await client.frame()).toEqual(text('Two it is. '));
});
test('who speaks on while an answer is made has interrupted it, and turns come one after the other', async () => {
  const turns = heldTurns();
  const client = await inCall();
  client.send(prompt('I would like'));
  const first = await turns.at(0);
  client.send(prompt('an appointment'));
  client.send({ type: 'unheard-of' });
  await until(() => served.notices.includes('frame-unknown'));
  expect(turns.count()).toBe(1);
  first.speak('What would you like?');
  first.end({ next: listen, replyId: 'reply-1' });
  const second = await turns.at(1);
  expect(toldOf('interrupted')).toEqual([{ ...call, replyId: 'reply-1', heard: '' }]);
  second.speak('With pleasure.');
  expect(await client.frame()).toEqual(text('With pleasure. '));
});
test('at most five things wait, and not a word is lost', async () => {
  const turns = heldTurns();
  const client = await inCall();
  for (const words of ['0', '1', '2', '3', '4', '5', '6', '7']) client.send(prompt(words));
  client.send('{');
  await until(() => served.notices.length === 1);
  for (let turn = 0; turn < 6; turn += 1) (await turns.at(turn)).end({ next: listen, replyId: null });
  await until(() => toldOf('hear').length === 6);
  expect(toldOf('hear')).toMatchObject(['0', '1', '2', '3', '4', '5 6 7'].map((words) => ({ words })));
});

test('silence is told once nothing has been heard for a while, and not while anybody speaks', async () => {
  const client = await inCall();
  await served.clock.pass(8_000);
  await until(() => toldOf('silence').length === 1);
  expect(toldOf('silence')).toEqual([{ ...call, turnId: `${session}-1` }]);
  await client.frame();
  await client.frame();
  // `I see.` is being spoken for a moment.
  await served.clock.pass(8_000);
  expect(toldOf('silence')).toHaveLength(1);
  await served.clock.pass(400);
  await until(() => toldOf('silence').length === 2);
});

const following = async (client: RelayClient, next: Next) => {
  served.calls.answers.turn = () => Promise.resolve({ next, replyId: null });
  client.send(prompt('Now'));
  return client.frame();
};
const afterwards = (frame: unknown, more: object = {}) =>
  served.ask(`/webhooks/twilio/voice/relay-ended/${tenant}/${callId}`, {
    ...{ CallStatus: 'in-progress', SessionStatus: 'ended', ...more },
    HandoffData: (frame as { handoffData: string }).handoffData,
  });

test('what comes after the conversation is asked for by Twilio, and only an id rides through it', async () => {
  const client = await inCall();
  const frame = await following(client, {
    ...{ next: 'ring', ringId: 'ring-1', number: '+12025550199', seconds: 20, say: null, whisper: null },
  });
  expect(frame).toEqual({
    type: 'end',
    handoffData: expect.stringMatching(/^\{"handoff":"id-\d+"\}$/u) as string,
  });
  const { twiml } = await afterwards(frame);
  expect(twiml).toContain('<Number>+12025550199</Number>');
  // A repetition of the request is answered alike; a stranger's id is not.
  expect((await afterwards(frame)).twiml).toBe(twiml);
  expect((await afterwards({ handoffData: '{"handoff":"id-99"}' })).twiml).toContain('Sorry.');
  expect((await afterwards({ handoffData: 'nonsense' })).twiml).toContain('Sorry.');
});
test('last words are spoken to their end before the call goes on', async () => {
  served.calls.answers.turn = (_told, speak) => {
    speak('Goodbye!');
    return Promise.resolve({ next: { next: 'hang-up', say: null }, replyId: 'reply-1' });
  };
  const client = await inCall();
  client.send(prompt('Bye'));
  expect(await client.frame()).toEqual(text('Goodbye! '));
  expect(await client.frame()).toEqual(text('', true));
  await served.clock.pass(8 * 65 - 1);
  expect(client.unseen()).toBe(0);
  await served.clock.pass(1);
  expect(await client.frame()).toMatchObject({ type: 'end' });
});
test('another language is spoken and understood from then on', async () => {
  const client = await inCall();
  const frame = await following(client, {
    ...{
      next: 'converse',
      greeting: '',
      say: 'Con mucho gusto.',
      language: 'es-US',
      voice: '',
      records: false,
    },
  });
  expect(frame).toEqual({ type: 'language', ttsLanguage: 'es-US', transcriptionLanguage: 'es-US' });
  expect(await client.frame()).toEqual({ ...text('Con mucho gusto. '), interruptible: false });
});
test('a recording that is agreed to in a conversation is begun before it goes on', async () => {
  const client = await inCall();
  const frame = await following(client, {
    ...{ next: 'converse', greeting: '', say: 'Thank you.', language: 'en-US', voice: '', records: true },
  });
  expect((await afterwards(frame)).twiml).toMatch(
    /<Start><Recording .+<Connect .+welcomeGreeting="Thank you\."/u,
  );
});
test('whoever can takes a call whose turn failed', async () => {
  served.calls.answers.turn = () => Promise.reject(new Error('model'));
  served.calls.answers.rescue = () =>
    Promise.resolve({ next: 'voicemail', say: 'Please speak.', secondsMax: 60 });
  const client = await inCall();
  client.send(prompt('Hello'));
  expect((await afterwards(await client.frame())).twiml).toContain('Please speak.');
  expect(served.errors).toHaveLength(1);
});
test('where even that fails, it is tried again when Twilio asks', async () => {
  served.calls.answers.turn = () => Promise.reject(new Error('model'));
  served.calls.answers.rescue = () => Promise.reject(new Error('store'));
  const client = await inCall();
  client.send(prompt('Hello'));
  const frame = await client.frame();
  expect(frame).toEqual({ type: 'end', handoffData: '' });
  expect((await afterwards(frame)).status).toBe(500);
  expect(toldOf('rescue').length).toBeGreaterThan(1);
});

test('a connection lost in mid sentence loses nothing that was said', async () => {
  const turns = heldTurns();
  const client = await inCall();
  client.send(prompt('My name is Ann.'));
  const first = await turns.at(0);
  first.speak('Thank you,');
  await client.frame();
  client.send(prompt('And my number is'));
  client.send('{');
  await until(() => served.notices.length === 1);
  client.terminate();
  await until(() => served.phone.relay.count() === 0);
  first.speak('Ann.');
  first.end({ next: listen, replyId: 'reply-1' });
  (await turns.at(1)).end({ next: listen, replyId: 'reply-2' });
  expect(toldOf('hear')).toMatchObject([{ words: 'My name is Ann.' }, { words: 'And my number is' }]);
  expect(served.errors).toEqual([]);
});

test('the end of a call is told after the answer to what was said before it', async () => {
  const turns = heldTurns();
  const client = await inCall();
  client.send(prompt('Yes please.'));
  const turn = await turns.at(0);
  client.terminate();
  await until(() => served.phone.relay.count() === 0);
  const told = served.ask('/webhooks/twilio/voice/status', { CallStatus: 'completed' });
  // Asked later, and answered: by now the end has been told, and waits.
  await served.ask('/webhooks/twilio/voice/status', { CallStatus: 'ringing' });
  expect(served.calls.toldOf('ended')).toEqual([]);
  turn.end({ next: listen, replyId: 'reply-1' });
  expect((await told).status).toBe(204);
  expect(served.calls.noted.map(({ name }) => name).slice(-2)).toEqual(['hear', 'ended']);
});

test('unknown and broken frames are counted, and the call goes on', async () => {
  const client = await inCall();
  for (const frame of ['{', '[]', 'null', '{"type":1}', { type: 'prompt' }, { type: 'dtmf', digit: 'A' }]) {
    client.send(frame);
  }
  client.send({ type: 'of-later-years', prompt: 'x' });
  client.send({ type: 'error', description: 'Invalid message' });
  client.send(prompt('Hello'));
  expect(await client.frame()).toEqual(text('I see. '));
  expect(served.notices).toEqual([
    ...Array.from({ length: 6 }, () => 'frame-malformed'),
    ...['frame-unknown', 'frame-not-taken'],
  ]);
});
test('more frames than anybody speaks end the connection', async () => {
  const client = await inCall();
  for (let frame = 0; frame < 60; frame += 1) client.send({ ...prompt('a'), last: false });
  expect(await client.closed).toBe(1008);
  expect(served.notices).toContain('relay-flooded');
});
test('a frame beyond 64 kB ends the connection', async () => {
  const client = await inCall();
  client.send(prompt('a'.repeat(70_000)));
  expect(await client.closed).toBe(1009);
});
test('a conversation ends after forty minutes', async () => {
  const client = await inCall();
  await served.clock.pass(40 * 60_000);
  await served.clock.pass(20_000);
  let frame: unknown;
  do frame = await client.frame();
  while ((frame as { type: string }).type !== 'end');
  expect((await afterwards(frame)).twiml).toContain('<Hangup/>');
});
test('the announcement is not said twice where the relay fails in mid call', async () => {
  const greeting: Next = {
    ...{
      next: 'converse',
      greeting: '',
      say: 'Marigold Hair, recorded.',
      language: 'en-US',
      voice: '',
      records: true,
    },
  };
  served.calls.answers.ring = () => Promise.resolve({ tenant, callId, then: greeting });
  const { twiml } = await served.ask('/webhooks/twilio/voice');
  const client = await connect(served.port);
  client.send(setup(/name="token" value="([^"]+)"/u.exec(twiml)?.[1] ?? ''));
  await until(() => served.phone.relay.count() === 1);
  client.terminate();
  const after = await afterwards({ handoffData: '' }, { SessionStatus: 'failed', ErrorCode: '64105' });
  expect(after.twiml).toContain('<Gather ');
  expect(after.twiml).not.toContain('recorded');
});
