import { describe, expect, test } from 'vitest';
import type { LineCommand } from '../../domain/line/line.js';
import { callerNumber, lineNumber, phoneHouse, tenant } from '../support/phone-house.js';

const about = { commandId: 'set', now: '2026-11-26T09:00:00.000Z' };
const ownNumber = '+12025550110';
const setOwn: LineCommand = {
  type: 'SetOwnNumber',
  data: { accountId: tenant, number: ownNumber },
  ...about,
};
const answering = (
  mode: 'staff-first' | 'after-hours' | 'off',
  hours: 'open' | 'closed' = 'open',
): LineCommand => ({
  type: 'SetAnswering',
  data: {
    ...{ accountId: tenant, mode, staffSeconds: 20, closedDates: [] },
    hours: [
      {
        day: 'thursday',
        ...(hours === 'open' ? { from: '09:00', to: '17:00' } : { from: '12:00', to: '17:00' }),
      },
    ],
  },
  commandId: 'answering',
  now: about.now,
});
const asksFirst: LineCommand = {
  type: 'SetRecordingConsent',
  data: { accountId: tenant, asksFirst: true },
  ...about,
};

describe('a call', () => {
  test('begins with who answers, and that it is recorded', async () => {
    const { call } = await phoneHouse();
    const { then } = await call();
    expect(then).toMatchObject({ next: 'converse', records: true });
    expect(then.next === 'converse' && then.say).toMatch(
      /^Thanks for calling Marigold Hair Studio\. I am an AI assistant, and this call is recorded\./u,
    );
  });

  test('is answered from what the business has published', async () => {
    const { call } = await phoneHouse();
    const { say } = await call();
    expect((await say('How much is a haircut?')).said).toContain('40');
  });

  test('in which somebody wants to be forgotten says that it is noted, once for the whole call', async () => {
    const { call, house } = await phoneHouse();
    const { say, callId } = await call();
    for (let count = 0; count < 2; count += 1)
      expect((await say('Please delete all my data.')).said).toContain('deleted within a month');
    const { events } = await house.handleCall.load(tenant, callId);
    expect(events.filter(({ type }) => type === 'ErasureAsked')).toMatchObject([{ data: { callId } }]);
  });

  test('that is announced twice is one call', async () => {
    const { call, house } = await phoneHouse();
    const first = await call();
    const again = await call({ callId: first.callId });
    expect(again.then).toEqual(first.then);
    expect((await house.handleCall.load(tenant, first.callId)).events.map(({ type }) => type)).toEqual([
      ...['CallRang', 'CallAnswered'],
    ]);
  });

  test('to a number that is nobody’s is no call', async () => {
    const { call } = await phoneHouse();
    await expect(call({ to: '+12025550199' })).rejects.toMatchObject({ code: 'line-unknown' });
  });

  test.each([
    ['after somebody of the staff had twenty seconds', [setOwn, answering('staff-first')], { seconds: 20 }],
    ['not at all where the line is off', [setOwn, answering('off')], { seconds: 60 }],
    [
      'not while the business is open, where that is wanted',
      [setOwn, answering('after-hours')],
      { seconds: 60 },
    ],
  ])('is taken by the assistant %s', async (_when, settings, ring) => {
    const { call } = await phoneHouse(...settings);
    expect((await call()).then).toMatchObject({ next: 'ring', number: ownNumber, ...ring });
  });

  test.each(['closed', 'ring-through'] as const)(
    'rings the business’s own telephone where its plan is %s, and comes to the assistant where there is none',
    async (phone) => {
      const service = { chat: 'full', phone, texts: true } as const;
      const own = await phoneHouse(setOwn);
      own.plan.service = service;
      const { then, state } = await own.call();
      expect(then).toMatchObject({ next: 'ring', number: ownNumber });
      expect(await state()).toMatchObject({ treatment: 'own-number' });
      const none = await phoneHouse();
      none.plan.service = service;
      expect((await none.call()).then).toMatchObject({ next: 'converse' });
    },
  );

  test('of a sensitive business without an agreement is put through unheard, or not at all', async () => {
    const own = await phoneHouse(setOwn, answering('staff-first'));
    own.agreed.mayHearCallers = false;
    const { of, then, state, hangUp } = await own.call();
    expect(then).toMatchObject({ next: 'ring', number: ownNumber });
    const ringId = then.next === 'ring' ? then.ringId : '';
    const next = await own.calls.ringEnded({ ...of, ringId, result: 'no-answer', seconds: 60 });
    expect(next).toMatchObject({ next: 'hang-up' });
    await hangUp();
    expect(await state()).toMatchObject({ treatmentReason: 'no-agreement', outcome: 'missed' });

    const none = await phoneHouse();
    none.agreed.mayHearCallers = false;
    const refused = await none.call();
    expect(refused.then).toEqual({ next: 'refuse' });
    await refused.hangUp();
    expect(await refused.state()).toMatchObject({ outcome: 'missed', answeredAt: null });
    // It has rung there already.
    const passedOn = await own.call({ forwardedFrom: ownNumber });
    expect(passedOn.then).toEqual({ next: 'refuse' });
  });

  test('comes to the assistant when nobody of the staff picks up', async () => {
    const { call, calls } = await phoneHouse(setOwn, answering('staff-first'));
    const { of, then } = await call();
    const ringId = then.next === 'ring' ? then.ringId : '';
    const next = await calls.ringEnded({ ...of, ringId, result: 'no-answer', seconds: 20 });
    expect(next).toMatchObject({ next: 'converse', records: true });
  });

  test('goes to the assistant at once after hours', async () => {
    const { call } = await phoneHouse(setOwn, answering('after-hours', 'closed'));
    const { then, state } = await call();
    expect(then.next).toBe('converse');
    expect(await state()).toMatchObject({ isAfterHours: true });
  });

  test('of a blocked caller ends after one sentence, and nothing of it is a conversation', async () => {
    const { call, house, calls } = await phoneHouse();
    const first = await call();
    const state = await first.state();
    const contactId = state.status === 'unstarted' ? '' : state.contactId;
    await house.handleLine(
      tenant,
      { type: 'BlockCaller', data: { accountId: tenant, contactId }, ...about },
      { tenant, actor: 'owner', causationId: '' },
    );
    const second = await call();
    expect(second.then).toMatchObject({
      next: 'hang-up',
      say: expect.stringContaining('not taken') as string,
    });
    expect(await house.handleConversation.load(tenant, second.of.callId)).toMatchObject({ revision: 0 });
    await calls.ended({ ...second.of, by: 'desk', seconds: 0 });
    expect(await second.state()).toMatchObject({ outcome: 'blocked' });
  });

  test('whose caller said nothing was missed, and one that was held was answered', async () => {
    const { call } = await phoneHouse();
    const silent = await call();
    await silent.hangUp();
    expect(await silent.state()).toMatchObject({ status: 'ended', outcome: 'missed' });
    const held = await call();
    await held.say('How much is a haircut?');
    await held.hangUp();
    expect(await held.state()).toMatchObject({ outcome: 'answered' });
  });
});

describe('a call that goes on and on', () => {
  test('is ended with a word after half an hour, and was answered', async () => {
    const { call, calls, later } = await phoneHouse();
    const { say, of, state } = await call();
    await say('How much is a haircut?');
    later(27);
    expect((await say('How much is a haircut?')).next).toEqual({ next: 'listen' });
    later(2);
    const last = await say('And another thing');
    expect(last.said).toContain('very long');
    expect(last.next).toEqual({ next: 'hang-up', say: null });
    await calls.ended({ ...of, by: 'desk', seconds: 29 * 60 });
    expect(await state()).toMatchObject({ status: 'ended', outcome: 'answered' });
  });

  test('is ended with a word where nothing more can be written down', async () => {
    const { call } = await phoneHouse();
    const { say } = await call();
    for (let turns = 0; turns < 200; turns += 1) await say('hold on');
    const last = await say('Are you still there?');
    expect(last.said).toContain('very long');
    expect(last.next).toEqual({ next: 'hang-up', say: null });
  });
});

describe('what the phone company tells after the end', () => {
  test('that somebody had taken the call stands with it', async () => {
    const { call, calls } = await phoneHouse(setOwn);
    const { of, press, hangUp, state } = await call();
    const { next } = await press('0');
    const ringId = next.next === 'ring' ? next.ringId : '';
    await hangUp();
    expect(await state()).toMatchObject({ outcome: 'answered' });
    const ended = { ...of, ringId, result: 'answered' as const, seconds: 40 };
    expect(await calls.ringEnded(ended)).toMatchObject({ next: 'hang-up' });
    await calls.ringEnded(ended);
    expect(await state()).toMatchObject({ outcome: 'rung-through' });
  });

  test('that a message was left stands with it', async () => {
    const { call, calls } = await phoneHouse();
    const { of, hangUp, state } = await call();
    await hangUp();
    expect(await state()).toMatchObject({ outcome: 'missed' });
    await calls.voicemailTaken({ ...of, seconds: 9 });
    expect(await state()).toMatchObject({ outcome: 'voicemail' });
  });
});

describe('a call that the own telephone has passed on', () => {
  test.each([answering('off'), answering('staff-first')])('is not sent back there', async (mode) => {
    const { call } = await phoneHouse(setOwn, mode);
    const { then, state, press } = await call({ forwardedFrom: ownNumber });
    expect(then).toMatchObject({ next: 'converse' });
    expect(await state()).toMatchObject({ treatment: 'assistant' });
    expect((await press('0')).next).toMatchObject({ next: 'voicemail' });
  });
});

describe('a person', () => {
  test('is rung when a caller asks for one, or presses 0', async () => {
    const { call } = await phoneHouse(setOwn);
    const asked = await (await call()).say('Can I talk to a real person please?');
    expect(asked.next).toMatchObject({ next: 'ring', number: ownNumber });
    expect(asked.next.next === 'ring' && asked.next.whisper).toContain('recorded');
    expect((await (await call()).press('0')).next).toMatchObject({ next: 'ring', number: ownNumber });
  });

  test('who does not pick up leaves the caller with the assistant', async () => {
    const { call, calls } = await phoneHouse(setOwn);
    const { of, press } = await call();
    const { next } = await press('0');
    const ringId = next.next === 'ring' ? next.ringId : '';
    expect(await calls.ringEnded({ ...of, ringId, result: 'busy', seconds: 0 })).toMatchObject({
      next: 'converse',
      records: false,
    });
  });

  test('is an answering machine where nobody can be rung', async () => {
    const { call } = await phoneHouse();
    expect((await (await call()).press('0')).next).toMatchObject({ next: 'voicemail' });
  });
});

describe('recording', () => {
  test('ends when the caller objects, and no link is texted after that', async () => {
    const { call, stopped, sent, sendTexts } = await phoneHouse();
    const { say, recorded, consent } = await call();
    await recorded();
    await say('I do not want to be recorded');
    expect(stopped).toHaveLength(1);
    const { said } = await say('Can you text me the booking link?');
    expect(said).toContain('not recorded');
    await sendTexts();
    expect(sent).toEqual([]);
    expect(Object.values((await consent()).state.links)).toMatchObject([{ refusal: 'recording-declined' }]);
  });

  test('begins only after a yes where the business asks first', async () => {
    const { call } = await phoneHouse(asksFirst);
    const { then, say, state } = await call();
    expect(then).toMatchObject({ next: 'converse', records: false });
    expect((await say('hmm what')).said).toContain('yes or a no');
    await say('Yes, that is fine');
    expect(await state()).toMatchObject({ hasAgreed: true, recording: { status: 'awaited' } });
  });
});

describe('the link', () => {
  test('is texted once, after a question and a yes', async () => {
    const { call, sent, sendTexts } = await phoneHouse();
    const { say, recorded } = await call();
    await recorded();
    expect((await say('Could you text me the booking link?')).said).toContain('You will get one text');
    expect((await say('Yes please')).said).toContain('sending it now');
    await sendTexts();
    await sendTexts();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ from: lineNumber, to: callerNumber });
    expect(sent[0]?.body).toContain('https://marigold.example/book');
    expect(sent[0]?.body).toContain('STOP');
    expect((await say('Text me the booking link again')).said).toContain('one text per call');
  });

  test('is confirmed by an answer to the very words that were said', async () => {
    const { call } = await phoneHouse();
    const { say, recorded, consent } = await call();
    await recorded();
    const { said } = await say('Could you text me the booking link?');
    await say('hmm, well');
    await say('Yes please');
    const confirmed = (await consent()).events.find(({ type }) => type === 'TextLinkConfirmed');
    const question = confirmed?.type === 'TextLinkConfirmed' ? confirmed.data.question : undefined;
    expect(question).toContain('Booking');
    // The voice says no quotation marks.
    expect((typeof question === 'string' ? question : '').replaceAll(/[“”]/gu, '')).toBe(said);
  });

  test.each(['no thanks', 'What does a haircut cost?'])('is not texted after "%s"', async (answer) => {
    const { call, sent, sendTexts } = await phoneHouse();
    const { say, recorded } = await call();
    await recorded();
    await say('Could you text me the booking link?');
    await say(answer);
    // A yes to something else is none to this.
    await say('yes');
    await sendTexts();
    expect(sent).toEqual([]);
  });

  test.each([
    ['whose number is not shown', { from: null }, 'number that can get texts'],
    ['whose number is only pretended', { attestation: 'failed' as const }, 'could not be verified'],
    ['with a landline of a far country', { from: '+441614960123' }, 'number that can get texts'],
    ['on an island that shares the code', { from: '+18762100143' }, 'number that can get texts'],
    ['of a premium number', { from: '+19002100143' }, 'number that can get texts'],
    [
      'whose call was passed on from that number',
      { forwardedFrom: callerNumber },
      'telephone of the business',
    ],
  ])('is read aloud to a caller %s', async (_who, change, why) => {
    const { call, sent, sendTexts } = await phoneHouse();
    const { say, recorded } = await call(change);
    await recorded();
    const { said } = await say('Could you text me the booking link?');
    expect(said).toContain(why);
    expect(said).toContain('marigold dot example');
    await sendTexts();
    expect(sent).toEqual([]);
  });

  test('is refused after STOP, and sent again after START', async () => {
    const { call, text, sent, sendTexts, later } = await phoneHouse();
    const texted = (messageId: string, body: string) =>
      text({ messageId, to: lineNumber, from: callerNumber, body });
    expect(await texted('m1', ' Stop please ')).toBeUndefined();
    const first = await call();
    await first.recorded();
    expect((await first.say('Text me the booking link please')).said).toContain('no texts');
    later(1);
    await texted('m2', 'START');
    const second = await call();
    await second.recorded();
    await second.say('Text me the booking link please');
    await second.say('yes');
    await sendTexts();
    expect(sent).toHaveLength(1);
  });

  test('is not sent when STOP comes between the yes and the text', async () => {
    const { call, text, sent, sendTexts } = await phoneHouse();
    const { say, recorded, consent } = await call();
    await recorded();
    await say('Text me the booking link please');
    await say('yes');
    await text({ messageId: 'm', to: lineNumber, from: callerNumber, body: 'STOP' });
    await sendTexts();
    expect(sent).toEqual([]);
    expect(Object.values((await consent()).state.links)).toMatchObject([{ refusal: 'opted-out' }]);
  });

  test('counts as sent where nobody knows what became of it', async () => {
    const { call, sent, receipts, sendTexts } = await phoneHouse();
    receipts.push({ outcome: 'unknown' });
    const { say, recorded, consent } = await call();
    await recorded();
    await say('Text me the booking link please');
    await say('yes');
    await sendTexts();
    await sendTexts();
    expect(sent).toHaveLength(1);
    expect(Object.values((await consent()).state.links)).toMatchObject([{ status: 'unknown' }]);
  });
});

test('whoever says so on the phone gets no texts any more', async () => {
  const { call } = await phoneHouse();
  const { say, consent } = await call();
  expect((await say('Please never text me')).said).toContain('no texts');
  expect((await consent()).state.isOptedOut).toBe(true);
});

test('whoever wants no texts at all, right after being asked for this one, gets none any more', async () => {
  const { call } = await phoneHouse();
  const { say, recorded, consent } = await call();
  await recorded();
  expect((await say('Could you text me the booking link?')).said).toContain('You will get one text');
  expect((await say('No, never text me')).said).toContain('no texts');
  expect((await consent()).state.isOptedOut).toBe(true);
});

test('a card number that a caller says is kept nowhere', async () => {
  const { call, house } = await phoneHouse();
  const { say } = await call();
  await say('My card is 4111 1111 1111 1111, can you text me the booking link?');
  const { events } = await house.store.readAll(0n, {}, 1_000);
  expect(
    JSON.stringify(events, (_key, value: unknown) => (typeof value === 'bigint' ? 0 : value)),
  ).not.toMatch(/4111 ?1111/u);
});

test('a number known only from the call stands where it is needed for a text, and nowhere else', async () => {
  const { call, house, text } = await phoneHouse();
  const { say, recorded, hangUp } = await call();
  await recorded();
  await say('Please call me back');
  await say('My name is Ada Example');
  await say('Could you text me the booking link?');
  await say('yes please');
  await hangUp();
  await text({
    messageId: 'm',
    to: lineNumber,
    from: callerNumber,
    body: 'Are you there?',
  });
  const { events } = await house.store.readAll(0n, {}, 1_000);
  const holding = events.filter(({ event, stream, envelope }) =>
    JSON.stringify([event.data, stream, envelope]).includes(callerNumber.slice(2)),
  );
  expect(new Set(holding.map(({ event }) => event.type))).toEqual(
    new Set(['CallRang', 'TextLinkRequested', 'TextReceived']),
  );
});

test('an emergency on the phone is answered with whom to call', async () => {
  const { call } = await phoneHouse();
  expect((await (await call()).say('Help, there is a fire in the salon!')).said).toMatch(/9 ?1 ?1/u);
});

test('what a caller tells to be called back is read back once, letter by letter where it may be misheard', async () => {
  const { call, chat } = await phoneHouse();
  const { say } = await call();
  const turns: string[] = [];
  for (const words of [
    'Please call me back',
    'My name is Anna Lee',
    'anna at example dot com',
    'two oh two five five five oh one seven seven',
    'skip',
  ]) {
    turns.push((await say(words)).said);
  }
  // Nothing is spelled while it is taken down.
  expect(turns.slice(0, -1).join(' ')).not.toMatch(/A, N, N, A/u);
  expect(turns.at(-1)).toBe(
    'Here is what I will pass on: Name: Anna Lee, A, N, N, A. L, E, E. ' +
      'E-mail: anna at example dot com, A, N, N, A, at, example, dot, com. Phone: 2 0 2, 5 5 5, 0 1 7 7. Is that right?',
  );
  expect((await say('Yes, that is right')).said).toContain('passed your details on');

  const visitor = await chat();
  let last = '';
  for (const words of ['Please call me back', 'Anna Lee', 'anna@example.com', 'skip', 'skip']) {
    const { text } = await visitor.say(words);
    last = typeof text === 'string' ? text : '';
  }
  expect(last).toContain('Name: Anna Lee\nE-mail: anna@example.com\n');
});

test('a name that was misheard is taken down again', async () => {
  const { call, house } = await phoneHouse();
  const { say, of } = await call({ from: null });
  for (const words of ['Please call me back', 'Hannah', 'skip', '202 555 0177', 'skip']) await say(words);
  await say('No, it is Anna');
  expect((await say('Anna, A N N A')).said).toContain('e-mail');
  for (const words of ['skip', '202 555 0177']) await say(words);
  expect((await say('skip')).said).toContain('Name: Anna, A, N, N, A.');
  await say('yes');
  const { state } = await house.handleConversation.load(tenant, of.callId);
  expect(state.status === 'open' && state.told['name']).toBe('Anna');
});
