import { uuidv7 } from 'uuidv7';
import { describe, expect, test } from 'vitest';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import { carryOut, erasureDue } from '../../application/erasure/policies.js';
import { cancelErasure, requestErasure } from '../../application/erasure/request-erasure.js';
import { runErasure, type ErasureNeeds } from '../../application/erasure/run-erasure.js';
import { createHandle } from '../../application/handling/handle.js';
import type { CopyPlace } from '../../application/ports/copy-place.js';
import { call } from '../../domain/call/call.js';
import { line } from '../../domain/line/line.js';
import { consent } from '../../domain/consent/consent.js';
import { conversation } from '../../domain/conversation/conversation.js';
import { erasure, type Kept } from '../../domain/erasure/erasure.js';
import { isErased } from '../../domain/kernel/personal.js';
import { families } from '../support/families.js';

const tenant = 'acme';
const start = '2026-11-26T12:00:00.000Z';
const context = { tenant, actor: 'visitor', causationId: '' };

class Killed extends Error {}

/** A business with one visitor in a conversation and a text under way. After so many steps whoever runs the erasure is killed. */
async function house() {
  let now = start;
  const clock = { diesAfter: Infinity, steps: 0 };
  const vault = createMemoryKeyVault();
  const store = createMemoryEventStore(createCodec(families, vault));
  const handle = createHandle({ store, newId: uuidv7 });
  const step = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    clock.steps += 1;
    if (clock.steps > clock.diesAfter) throw new Killed();
    const result = await act();
    clock.steps += 1;
    if (clock.steps > clock.diesAfter) throw new Killed();
    return result;
  };
  const copies = new Map([
    ['blobs', 2],
    ['contacts', 1],
  ]);
  const outOfReach = new Set<string>();
  const place = (name: string, kept?: Kept): CopyPlace => ({
    ...{ place: name, scopes: ['person', 'business'], tables: [] },
    // By what can be read only while there are keys, as with a phone company.
    beforeKeys: () => step(() => Promise.resolve()),
    erase: () =>
      step(() => {
        if (outOfReach.has(name)) throw new Error(`${name} does not answer`);
        const count = copies.get(name) ?? 0;
        copies.delete(name);
        return Promise.resolve({ count, ...(kept && { kept }) });
      }),
  });
  const ended: string[] = [];
  const handleErasure = handle(erasure);
  const needs: ErasureNeeds = {
    handleErasure: Object.assign(
      (...asked: Parameters<typeof handleErasure>) => step(() => handleErasure(...asked)),
      { load: (...asked: Parameters<typeof handleErasure.load>) => handleErasure.load(...asked) },
    ),
    handleCall: handle(call),
    handleConsent: handle(consent),
    handleConversation: handle(conversation),
    handleLine: handle(line),
    traces: {
      end: (callRef) =>
        step(() => {
          ended.push(callRef);
          return Promise.resolve();
        }),
    },
    businessNow: () => now,
    places: [place('blobs'), place('contacts', 'opt-out')],
    links: (_tenant, { subjectIds }) =>
      Promise.resolve(
        subjectIds.includes('v') || subjectIds.includes('n')
          ? [
              { kind: 'conversation', subjectId: 'v', relatedId: 'c', conversationId: 'c' },
              { kind: 'call', subjectId: 'n', relatedId: 'k', conversationId: null },
              { kind: 'opted-out', subjectId: 'n', relatedId: 'c.m', conversationId: 'c' },
            ]
          : [],
      ),
    caughtUp: () => step(() => Promise.resolve()),
    vault: {
      ...vault,
      forgetSubject: (person) => step(() => vault.forgetSubject(person)),
      forgetContainer: (container) => step(() => vault.forgetContainer(container)),
      forgetTenant: (whose) => step(() => vault.forgetTenant(whose)),
    },
    store: { eraseSealed: (keyIds) => step(() => store.eraseSealed(keyIds)) },
  };
  const about = (commandId: string) => ({ commandId, now });
  await needs.handleConversation(
    'c',
    {
      type: 'StartConversation',
      data: {
        ...{ conversationId: 'c', visitorId: 'v', channel: 'chat', noticeVersion: '1', language: 'en' },
        ...{ device: 'desktop', opening: { pageUrl: 'https://example.com/' } },
      },
      ...about('1'),
    },
    context,
  );
  await needs.handleConversation(
    'c',
    { type: 'ReceiveMessage', data: { messageId: 'm', text: 'I am Ann Canary' }, ...about('2') },
    context,
  );
  await needs.handleCall(
    'k',
    {
      type: 'RingCall',
      data: {
        ...{
          callId: 'k',
          callRef: 'CA-k',
          contactId: 'n',
          callerNumber: '+12025550143',
          forwardedFrom: null,
        },
        ...{ attestation: 'passed', treatment: 'assistant', treatmentReason: 'mode', isAfterHours: false },
      },
      ...about('3'),
    },
    context,
  );
  await handle(consent)(
    'n',
    {
      type: 'RecordOptOut',
      data: { messageId: 'c.m', contactId: 'n', words: 'no texts', via: 'chat', isCancel: false },
      ...about('4'),
    },
    context,
  );
  for (const contactId of ['n', 'somebody-else']) {
    const data = { accountId: tenant, contactId };
    await needs.handleLine(tenant, { type: 'BlockCaller', data, ...about(`5-${contactId}`) }, context);
  }
  const request = requestErasure(needs);
  const ask = { tenant, erasureId: 'e', proof: 'owner', actor: 'visitor' } as const;
  return {
    ...{ needs, clock, ended, copies, outOfReach, store, vault },
    run: () => runErasure(needs)({ tenant, erasureId: 'e' }),
    due: erasureDue(needs),
    cancel: cancelErasure(needs),
    state: async () => (await handleErasure.load(tenant, 'e')).state,
    askPerson: () => request({ ...ask, scope: 'person', subjectIds: ['v'] }),
    askBusiness: () => request({ ...ask, scope: 'business', subjectIds: [], proof: 'owner' }),
    readable: async () => {
      const { events } = await store.readAll(0n, {}, 1_000);
      return JSON.stringify(events.map(({ event }) => event.data));
    },
    later: (days: number): void => {
      now = new Date(Date.parse(start) + days * 86_400_000).toISOString();
    },
  };
}

const dueOf = (kind: string) => ({ key: `${kind}/e`, tenant, kind, subjectId: 'e', dueAt: start });

describe('a person', () => {
  test('is ended, unreadable, and told what stays', async () => {
    const one = await house();
    await one.askPerson();
    await one.run();
    expect(await one.state()).toMatchObject({
      status: 'completed',
      person: { subjectIds: ['v', 'n'], conversationIds: ['c'], callIds: ['k'], leadIds: [] },
      copies: { blobs: { count: 2, kept: null }, contacts: { count: 1, kept: 'opt-out' } },
    });
    const { events } = await one.needs.handleErasure.load(tenant, 'e');
    // The page, the words, the caller's number and that no texts are wanted.
    expect(events.find(({ type }) => type === 'KeysDestroyed')?.data).toMatchObject({
      keyCount: 3,
      valueCount: 5,
    });
    expect(one.ended).toEqual(['CA-k']);
    expect(await one.readable()).not.toMatch(/Ann Canary|5550143|no texts/u);
    const { state } = await one.needs.handleConversation.load(tenant, 'c');
    expect(state.status).toBe('closed');
    const { state: kept } = await one.needs.handleLine.load(tenant, tenant);
    expect(kept.blocked.map(({ contactId }) => contactId)).toEqual(['somebody-else']);
    const { state: rung } = await one.needs.handleCall.load(tenant, 'k');
    expect(rung.status === 'ended' && isErased(rung.callerNumber)).toBe(true);
  });

  test('about whom nothing can be written any more', async () => {
    const one = await house();
    await one.askPerson();
    await one.run();
    await expect(
      one.vault.keyFor({ tenant, subject: 'v', keep: 'transcript', container: 'new' }),
    ).rejects.toMatchObject({ code: 'key-destroyed' });
  });

  test('is erased after a death at any step, and each copy is counted in one event', async () => {
    const whole = await house();
    await whole.askPerson();
    whole.clock.steps = 0;
    await whole.run();
    const stepCount = whole.clock.steps;
    expect(stepCount).toBeGreaterThan(20);
    for (let diesAfter = 0; diesAfter < stepCount; diesAfter += 1) {
      const one = await house();
      await one.askPerson();
      Object.assign(one.clock, { steps: 0, diesAfter });
      await expect(one.run()).rejects.toThrow();
      one.clock.diesAfter = Infinity;
      await one.run();
      await one.run();
      const { events } = await one.needs.handleErasure.load(tenant, 'e');
      expect(events.map(({ type }) => type)).toEqual([
        ...[
          'ErasureRequested',
          'ErasureBegun',
          'KeysDestroyed',
          'CopyErased',
          'CopyErased',
          'ErasureCompleted',
        ],
      ]);
      expect(await one.readable(), `killed after step ${String(diesAfter)}`).not.toMatch(
        /Ann Canary|5550143/u,
      );
      expect(one.copies.size).toBe(0);
    }
  });

  test('is erased everywhere else while one place does not answer, and there when it does', async () => {
    const one = await house();
    one.outOfReach.add('blobs');
    await one.askPerson();
    await expect(one.run()).rejects.toMatchObject({ code: 'erasure-incomplete' });
    expect((await one.state()).copies).toEqual({ contacts: { count: 1, kept: 'opt-out' } });
    one.outOfReach.clear();
    await one.due.erasure(dueOf('erasure'));
    expect((await one.state()).status).toBe('completed');
  });

  test('is erased once by two who do it at the same time', async () => {
    const one = await house();
    await one.askPerson();
    await Promise.all([one.run(), one.run()]);
    const { events } = await one.needs.handleErasure.load(tenant, 'e');
    expect(events).toHaveLength(6);
  });
});

describe('a business', () => {
  test('begins when its days are over, and is carried out then', async () => {
    const one = await house();
    expect(await one.askBusiness()).toMatchObject({ graceUntil: '2026-12-03T12:00:00.000Z' });
    await one.run();
    expect(await one.readable()).toContain('Ann Canary');
    one.later(7);
    await one.due.erasure(dueOf('erasure'));
    const policy = carryOut(one.needs);
    const { events } = await one.store.readAll(0n, policy.filter, 10);
    for (const recorded of events) {
      await (policy as unknown as { when: (one: unknown) => Promise<void> }).when(recorded);
    }
    expect((await one.state()).status).toBe('completed');
    expect(await one.readable()).not.toMatch(/Ann Canary|5550143|example\.com/u);
  });

  test('is erased after a death at any step, from its last day on, and each copy is counted in one event', async () => {
    const erasing = async () => {
      const one = await house();
      await one.askBusiness();
      one.later(7);
      one.clock.steps = 0;
      // As the server does at each start: what is due, and what has begun.
      const goOn = async () => {
        await one.due.erasure(dueOf('erasure'));
        await one.run();
      };
      return { ...one, goOn };
    };
    const whole = await erasing();
    await whole.goOn();
    const stepCount = whole.clock.steps;
    expect(stepCount).toBeGreaterThan(15);
    for (let diesAfter = 0; diesAfter < stepCount; diesAfter += 1) {
      const one = await erasing();
      one.clock.diesAfter = diesAfter;
      await expect(one.goOn()).rejects.toThrow();
      one.clock.diesAfter = Infinity;
      await one.goOn();
      await one.goOn();
      const { events } = await one.needs.handleErasure.load(tenant, 'e');
      expect(events.map(({ type }) => type)).toEqual([
        ...['ErasureRequested', 'ErasureBegun', 'KeysDestroyed'],
        ...['CopyErased', 'CopyErased', 'ErasureCompleted'],
      ]);
      expect(await one.readable(), `killed after step ${String(diesAfter)}`).not.toMatch(
        /Ann Canary|5550143|example\.com/u,
      );
      expect(one.copies.size).toBe(0);
      await expect(
        one.vault.keyFor({ tenant, subject: 'new', keep: 'transcript', container: 'new' }),
      ).rejects.toMatchObject({ code: 'key-destroyed' });
    }
  });

  test('is taken back within them', async () => {
    const one = await house();
    await one.askBusiness();
    one.later(6);
    await one.cancel({ tenant, erasureId: 'e', commandId: 'x', actor: 'owner' });
    one.later(8);
    await expect(one.due.erasure(dueOf('erasure'))).resolves.toBeUndefined();
    expect((await one.state()).status).toBe('cancelled');
  });
});

test('the operator is told twice when time runs out', async () => {
  const one = await house();
  one.outOfReach.add('blobs');
  await one.askPerson();
  await expect(one.run()).rejects.toThrow();
  one.later(20);
  await one.due['erasure-watch'](dueOf('erasure-watch'));
  expect((await one.state()).overdue).toEqual(['alarm']);
  one.later(30);
  await one.due['erasure-watch']({ ...dueOf('erasure-watch'), key: 'later' });
  expect((await one.state()).overdue).toEqual(['alarm', 'deadline']);
});
