import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AskedLink, CallRow } from '../../adapters/http/contract/calls.js';
import type { Callee } from '../../adapters/sandbox/twilio/call-forwarding.js';
import { setReach } from '../../adapters/sandbox/twilio/phone-reach.js';
import type { RelayWire } from '../../adapters/sandbox/twilio/relay-session.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { ownerOf, type Owner } from '../support/owner.js';
import { lineNumber, ownNumber, phoneNetwork, type Telephone } from '../support/phone-network.js';
import { visit } from '../support/visitor.js';

const data = dataDirectory();
const callees = new Map<string, Callee>();
const answers: Callee = { does: 'answer', afterRings: 1 };
let database: TestDatabase;
let network: Awaited<ReturnType<typeof phoneNetwork>>;
let product: Running;
let owner: Owner;
/** Ended while nobody listened. What becomes of it is looked up last of all: it takes its time. */
let unheard: Telephone | undefined;
/** Webhooks wait for it, but those of the call that nobody hears. */
let way: Promise<void> = Promise.resolve();

beforeAll(async () => {
  database = await testDatabase();
  network = await phoneNetwork(database, {
    callees: (number) => callees.get(number) ?? { does: 'no-answer' },
    async fetch(url, init) {
      const form = init?.body as URLSearchParams;
      if (form.get('CallSid') !== unheard?.callSid) await way;
      return fetch(url, { ...init, signal: null });
    },
  });
  product = await startProduct({ DATA_DIR: data.path, ...network.variables });
  await network.lead(product.origin);
  owner = await ownerOf(product);
  const visitor = await visit(product.origin, 'marigold-demo');
  // The demo's pages are read in the background of the first start.
  for (let tries = 0; tries < 150; tries += 1) {
    if (JSON.stringify(await visitor.send('Are you open on Sunday?')).includes('closed')) break;
    await wait(200);
  }
});
beforeEach(() => {
  callees.clear();
  callees.set(ownNumber, answers);
});
afterAll(async () => {
  await product.stop();
  await network.close();
  await database.close();
  data.dispose();
});

// Callers are strangers to each other: whoever of them finds the line as it is calls beside the others, and waits beside them too.

/** Seldom enough for whoever counts requests. */
const soon = { timeout: 10_000, interval: 200 };
let callerCount = 0;
/** Somebody who has not called before. */
const somebody = (): string => `+120255501${String((callerCount += 1) + 49)}`;

const greeted = async (call: Telephone): Promise<Telephone> => {
  await call.until('heard', ({ text }) => text.includes('How can I help you'));
  return call;
};
const over = async (call: Telephone): Promise<void> => {
  call.hangUp();
  await call.ended;
};
/** What the owner reads of a call once it is over: the same in the log and on its page. */
const read = async (call: Telephone): Promise<CallRow> => {
  await vi.waitFor(async () => {
    expect((await owner.logged(call.callSid))?.status).toBe('ended');
  }, soon);
  const { call: row } = await owner.call(call.callSid);
  expect((await owner.logged(call.callSid))?.outcome).toBe(row.outcome);
  return row;
};
const linksOf = async (call: Telephone): Promise<readonly AskedLink[]> =>
  (await owner.call(call.callSid)).links;
const question = 'How much is a women’s haircut?';
const wish = 'Could you text me the booking link?';
const confirmation = /You will get one text/u;

const start = async (port: string): Promise<void> => {
  product = await startProduct({ DATA_DIR: data.path, PORT: port, ...network.variables });
  owner = await ownerOf(product);
};
const portOf = ({ origin }: Running): string => new URL(origin).port;

describe('a process that ends in mid call', () => {
  let talking: Telephone;
  let ringing: Telephone;
  let bridgedAlone: string;

  // What the phone company asks meanwhile arrives once it is back.
  beforeAll(async () => {
    callees.set(ownNumber, answers);
    [talking, ringing, unheard] = await Promise.all([
      greeted(await network.call({ from: somebody() })),
      greeted(await network.call({ from: somebody() })),
      greeted(await network.call({ from: somebody() })),
    ]);
    await unheard.ask(question, /62/u);
    await ringing.say('Can I talk to a real person please?');
    await talking.ask(question, /62/u);
    await ringing.until('dialling');
    let open = (): void => undefined;
    way = new Promise((resolve) => {
      open = resolve;
    });
    await product.kill();
    bridgedAlone = (await unheard.until('bridged')).number;
    await over(unheard);
    await start(portOf(product));
    open();
  });

  test('and is back at once leaves the caller with the own telephone', async () => {
    expect(await talking.until('bridged')).toMatchObject({ number: ownNumber });
    await over(talking);
    expect(await read(talking)).toMatchObject({ outcome: 'rung-through', lastRing: 'answered' });
  });

  test('while a person is rung has nobody joined who was not told of the recording', async () => {
    await ringing.until('heard', ({ text }) => text.includes('Nobody could take your call'));
    await ringing.ask(question, /62/u);
    await over(ringing);
    expect(ringing.moments.some(({ type }) => type === 'bridged')).toBe(false);
    const row = await read(ringing);
    expect(row.outcome).toBe('answered');
    expect(row.lastRing).not.toBe('answered');
  });

  test('and is away when the call ends leaves the caller with the own telephone as well', () => {
    expect(bridgedAlone).toBe(ownNumber);
  });
});

describe('a caller who asks for the link', () => {
  test.concurrent.for([
    ['shows no number', { from: 'anonymous' }, 'number-not-textable', null],
    ['shows what carriers put in its place', { from: '+266696687' }, 'number-not-textable', null],
    ['calls from a landline abroad', { from: '+441614960123' }, 'number-not-textable', '0123'],
    ['calls from a mobile abroad', { from: '+447400123456' }, 'number-not-textable', '3456'],
    ['calls from an island that shares the code', { from: '+18762100143' }, 'number-not-textable', '0143'],
    ['calls from a premium number', { from: '+19002100143' }, 'number-not-textable', '0143'],
    [
      'only pretends to have the number',
      { from: '+12025550121', attestation: 'failed' },
      'caller-not-verified',
      '0121',
    ],
    [
      'is passed on from that same telephone',
      { from: '+12025550122', forwardedFrom: '+12025550122' },
      'number-is-ours',
      '0122',
    ],
    ['calls from the business’s own telephone', { from: ownNumber }, 'number-is-ours', '0110'],
  ] as const)('and %s gets it read aloud, and the owner the reason', async ([, caller, refusal, ending]) => {
    const call = await greeted(await network.call(caller));
    expect(await call.ask(wish, /dot example/u)).toContain('marigold dot example');
    await over(call);
    expect(await read(call)).toMatchObject({ outcome: 'answered', callerEnding: ending });
    expect(await linksOf(call)).toMatchObject([{ status: 'refused', refusal, body: null }]);
  });

  test.concurrent(
    'and has a landline of the country: the carrier’s word stands with the call',
    async ({ expect }) => {
      const from = somebody();
      await setReach(database.pool, from, 'landline');
      const call = await greeted(await network.call({ from }));
      await call.ask(wish, confirmation);
      await call.ask('Yes please', /sending it now/u);
      await over(call);
      expect(await read(call)).toMatchObject({ outcome: 'answered' });
      await expect.poll(() => linksOf(call), soon).toMatchObject([{ status: 'rejected', code: '21614' }]);
    },
  );

  test.concurrent('and was passed on by another telephone gets it on their own', async ({ expect }) => {
    const from = somebody();
    const call = await greeted(await network.call({ from, forwardedFrom: '+12025550188' }));
    await call.ask(wish, confirmation);
    await call.ask('Yes please', /sending it now/u);
    await over(call);
    await expect.poll(() => linksOf(call), soon).toMatchObject([{ status: 'delivered' }]);
  });
});

test.concurrent('a number that is only pretended, and not a word, is spam', async () => {
  const call = await network.call({ from: somebody(), attestation: 'failed' });
  await greeted(call);
  await over(call);
  expect(await read(call)).toMatchObject({ outcome: 'spam', attestation: 'failed' });
});

test.concurrent('a line that rings itself is refused, and said to', async () => {
  const call = await network.call({ from: lineNumber });
  await call.ended;
  expect(await read(call)).toMatchObject({
    outcome: 'blocked',
    treatment: 'refused',
    treatmentReason: 'loop',
  });
});

test('an own telephone that passes its calls on to the line does not get them back', async () => {
  await owner.setLine({
    answering: { mode: 'staff-first', staffSeconds: 20, hours: [], closedDates: [] },
  });
  callees.set(ownNumber, { does: 'forward', to: lineNumber });
  const first = await network.call({ from: somebody() });
  await first.until('bridged');
  await greeted(first);
  await over(first);
  const { contactId } = await read(first);
  const call = await greeted(await network.call({ from: somebody(), forwardedFrom: ownNumber }));
  await call.ask(question, /62/u);
  await over(call);
  await owner.setLine({ answering: { mode: 'assistant', staffSeconds: 20, hours: [], closedDates: [] } });
  expect(await read(call)).toMatchObject({
    ...{ outcome: 'answered', treatment: 'assistant', treatmentReason: 'passed-on', lastRing: null },
  });
  // To the owner the first is two calls: the one that rang, and what became of it.
  const both = (await owner.log()).filter((one) => one.contactId === contactId);
  expect(both.map(({ outcome, treatmentReason }) => [outcome, treatmentReason])).toEqual([
    ['missed', 'passed-on'],
    ['rung-through', 'mode'],
  ]);
});

describe('a caller who hangs up', () => {
  test.concurrent('before the announcement ends was missed', async () => {
    const call = await network.call({ from: somebody() });
    await call.until('speaking', ({ text }) => text.includes('this call is recorded'));
    await over(call);
    expect(await read(call)).toMatchObject({ outcome: 'missed' });
  });

  test.concurrent('within a question was missed: not a word of it came', async () => {
    const call = await greeted(await network.call({ from: somebody() }));
    void call.say(question);
    await over(call);
    expect(await read(call)).toMatchObject({ outcome: 'missed' });
  });

  test.concurrent('while the answer is spoken was answered', async () => {
    const call = await greeted(await network.call({ from: somebody() }));
    await call.say(question);
    await call.until('speaking', ({ text }) => text.includes('62'));
    await over(call);
    expect(await read(call)).toMatchObject({ outcome: 'answered' });
  });

  test.concurrent('after asking for the link, and before a yes, gets none', async () => {
    const from = somebody();
    const call = await greeted(await network.call({ from }));
    await call.ask(wish, confirmation);
    await over(call);
    expect(await read(call)).toMatchObject({ outcome: 'answered' });
    expect(await linksOf(call)).toMatchObject([{ status: 'requested', answer: null, body: null }]);
    expect(await network.texts.list(from)).toEqual([]);
  });

  test.concurrent('with the yes, before the text is sent, gets it', async ({ expect }) => {
    const call = await greeted(await network.call({ from: somebody() }));
    await call.ask(wish, confirmation);
    await call.say('Yes please');
    await over(call);
    expect(await read(call)).toMatchObject({ outcome: 'answered' });
    await expect.poll(() => linksOf(call), soon).toMatchObject([{ status: 'delivered' }]);
  });

  test.concurrent.for(['once', 'reordered'] as const)(
    'from a person they were put through to was transferred (callbacks %s)',
    async (callbacks, { expect }) => {
      const call = await greeted(await network.call({ from: somebody(), callbacks }));
      await call.say('Can I talk to a real person please?');
      await call.until('bridged');
      await over(call);
      await read(call);
      await expect
        .poll(() => owner.logged(call.callSid), soon)
        .toMatchObject({ outcome: 'transferred', lastRing: 'answered' });
    },
  );

  describe('where nobody takes a call', () => {
    beforeEach(() => {
      callees.set(ownNumber, { does: 'no-answer' });
    });

    test.concurrent.for(['once', 'reordered'] as const)(
      'while somebody of the business rings is written down with that (callbacks %s)',
      async (callbacks, { expect }) => {
        const call = await greeted(await network.call({ from: somebody(), callbacks }));
        await call.say('Can I talk to a real person please?');
        await call.until('dialling');
        await over(call);
        expect(await read(call)).toMatchObject({ outcome: 'answered' });
        await expect.poll(async () => (await owner.call(call.callSid)).call.lastRing, soon).toBe('no-answer');
      },
    );
  });

  describe('where there is nobody to ring', () => {
    beforeAll(() => owner.setLine({ ownNumber: null, transfers: [] }));
    afterAll(() => owner.setLine({ ownNumber }));

    test.concurrent.for(['once', 'reordered'] as const)(
      'within a message left one (callbacks %s)',
      async (callbacks, { expect }) => {
        const call = await greeted(await network.call({ from: somebody(), callbacks }));
        await call.say('Can I talk to a real person please?');
        await call.until('listening', ({ to }) => to === 'record');
        await call.say('Please call me back about Friday');
        await over(call);
        await read(call);
        await expect.poll(() => owner.logged(call.callSid), soon).toMatchObject({ outcome: 'voicemail' });
      },
    );
  });
});

describe('a relay', () => {
  test.concurrent('that is lost in mid sentence ends no call: it goes on without', async ({ expect }) => {
    const wires: RelayWire[] = [];
    const call = await network.call({ from: somebody(), onWire: (wire) => wires.push(wire) });
    await greeted(call);
    await call.say(question);
    await call.until('speaking', ({ text }) => text.includes('62'));
    wires[0]?.lose();
    await call.until('listening', ({ to }) => to === 'gather');
    await call.ask(wish, confirmation);
    await call.ask('Yes please', /sending it now/u);
    await over(call);
    expect(await read(call)).toMatchObject({ outcome: 'answered' });
    await expect.poll(() => linksOf(call), soon).toMatchObject([{ status: 'delivered' }]);
  });

  test.concurrent('that sends what nobody knows is listened to on', async () => {
    const wires: RelayWire[] = [];
    const call = await network.call({ from: somebody(), onWire: (wire) => wires.push(wire) });
    await greeted(call);
    for (const frame of ['{"type":"mood","is":"good"}', '{"type":"prompt"}', 'no JSON', '']) {
      wires[0]?.send(frame);
    }
    await call.ask(question, /62/u);
    await over(call);
    expect(await read(call)).toMatchObject({ outcome: 'answered' });
  });
});

test('two calls at once from one number are two calls with one text each, and a third gets none', async () => {
  const from = somebody();
  const both = await Promise.all([network.call({ from }), network.call({ from })]);
  await Promise.all(
    both.map(async (call) => {
      await greeted(call);
      await call.ask(wish, confirmation);
      await call.ask('Yes please', /sending it now/u);
      await call.ask('Text me the booking link again please', /one text per call/u);
    }),
  );
  await Promise.all(both.map(over));
  const rows = await Promise.all(both.map(read));
  expect(rows.map(({ outcome }) => outcome)).toEqual(['answered', 'answered']);
  expect(new Set(rows.map(({ contactId }) => contactId)).size).toBe(1);
  for (const call of both) {
    await expect
      .poll(() => linksOf(call), soon)
      .toMatchObject([{ status: 'delivered' }, { status: 'refused', refusal: 'one-per-call' }]);
  }
  const third = await greeted(await network.call({ from }));
  await third.ask(wish, /dot example/u);
  await over(third);
  expect(await linksOf(third)).toMatchObject([{ status: 'refused', refusal: 'daily-limit' }]);
  expect((await network.texts.list(from)).filter(({ to }) => to === from)).toHaveLength(2);
});

test('a call whose end nobody heard is asked for half a minute after it rang', async () => {
  if (unheard === undefined) throw new Error('Nobody has called');
  const { callSid } = unheard;
  await expect
    .poll(() => owner.logged(callSid), { ...soon, timeout: 60_000 })
    .toMatchObject({ status: 'ended', outcome: 'answered' });
  await expect
    .poll(() => owner.logged(callSid), { ...soon, timeout: 20_000 })
    .toMatchObject({ recording: 'stored' });
});
