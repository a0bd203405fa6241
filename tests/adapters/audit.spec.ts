import express from 'express';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditRoutesOf } from '../../adapters/composition/routes/audit.js';
import { createContainer } from '../../adapters/composition/container.js';
import { tokens } from '../../adapters/composition/tokens.js';
import {
  accessLog,
  checkpoints,
  eventTypes,
  loggedEvent,
  loggedEvents,
  retentionRuns,
  timeline,
} from '../../adapters/http/contract/audit.js';
import { createRateLimits } from '../../adapters/http/guard/rate-limits.js';
import type { Guarded, SessionGuard } from '../../adapters/http/guard/session.js';
import { handleErrors } from '../../adapters/http/problem-details.js';
import { rightsOf } from '../../application/account/rights.js';
import type { Position } from '../../application/ports/event-store.js';
import type { Happened } from '../../domain/kernel/decider.js';
import { callEvents, consentEvents } from '../support/call-events.js';
import { verdictOn } from '../support/consent-log.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { served, type Served } from '../support/served.js';

const [acme, other] = [uuidv7(), uuidv7()];
const number = '+12025550143';
const now = '2026-11-26T12:00:00.000Z';
let database: TestDatabase;
let container: ReturnType<typeof createContainer>;
let server: Served;
/** Who asks. */
let asking: Guarded;

const auditor = (accountId: string): Guarded => ({
  ...{ accountId, memberId: 'an-auditor', sessionId: 's', hasSecondFactor: true, rights: rightsOf.auditor },
});

async function append(tenant: string, category: string, id: string, events: readonly Happened[]) {
  const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };
  const store = container.get(tokens.store);
  const recorded = events.map((event) => ({ id: uuidv7(), event }));
  const outcome = await store.append({ category, id }, 'any', recorded, envelope);
  if (outcome.outcome === 'conflict') throw new Error('Conflict');
  await seen(outcome.position);
}
const seen = (position: Position) => container.get(tokens.readModels).waitFor(position, 10_000);
/** Until every look that was taken is there to be read. */
const caughtUp = async () => seen(await container.get(tokens.store).head());

const run: Happened = {
  type: 'RetentionRunCompleted',
  data: {
    ...{ accountId: acme, runId: 'run', isDry: false, months: 12, cutoff: '2025-11-24T10:00:00.000Z' },
    removed: { conversations: 3, calls: 2, recordings: 2, texts: 1, visits: 40 },
    oldest: { recordAt: '2025-11-25T10:00:00.000Z', visitAt: null },
    ...{ dueAt: '2026-11-25T08:30:00.000Z', completedAt: '2026-11-24T08:30:00.000Z' },
  },
};

beforeAll(async () => {
  database = await testDatabase();
  container = createContainer({
    ...{ pool: database.pool, keysPool: database.keysPool, masterKey: Buffer.alloc(32, 7), isAlone: true },
    ...{ ledger: undefined, kurrent: undefined, openAi: undefined, twilio: undefined, pauseMs: 0 },
    ...{ telegram: undefined, payments: undefined, ownOrigins: [], exemptWebsites: [] },
    resend: { apiKey: 're_none', baseUrl: 'http://127.0.0.1:9', from: '', timeoutMs: 1, triesMax: 1 },
    ...{ movedClocks: undefined, origin: 'http://localhost', now: () => now },
    ...{ onError: () => undefined, onNotice: () => undefined },
  });
  await container.get(tokens.readModels).start();
  const directory = container.get(tokens.directory);
  await directory.resolve(acme, [`caller:${number}`], 'contact-1');
  await append(acme, 'call', 'call-1', callEvents);
  await append(acme, 'consent', 'contact-1', consentEvents);
  await append(acme, 'retention', acme, [run]);
  await append(other, 'consent', 'contact-2', [
    {
      type: 'OptedOut',
      data: {
        ...{ messageId: 'm', contactId: 'contact-2', via: 'text', isCancel: false },
        ...{ words: 'Stop', optedOutAt: now },
      },
    },
  ]);

  asking = auditor(acme);
  const guard = { of: () => asking } as unknown as SessionGuard;
  const app = express();
  app.use(auditRoutesOf(container, { guard, limits: createRateLimits() }, 'http://localhost'));
  app.use(handleErrors(() => undefined));
  server = await served(app);
});
afterAll(async () => {
  await server.close();
  await container.get(tokens.readModels).stop();
  await container.get(tokens.store).close();
  await database.close();
});

const ask = (path: string, init: RequestInit = {}) => fetch(`${server.origin}/audit${path}`, init);
const json = async (path: string): Promise<unknown> => {
  const answer = await ask(path);
  expect(answer.status, path).toBe(200);
  return answer.json();
};
const text = async (path: string): Promise<string> => (await ask(path)).text();
const find = (phone: string) => ask('/contacts', { method: 'POST', body: JSON.stringify({ phone }) });
const looks = async () => {
  await caughtUp();
  return accessLog.parse(await json('/looks')).looks;
};

test('a number leads to whoever called from it, and to nobody in another business', async () => {
  expect(await (await find(number)).json()).toEqual({ contactIds: ['contact-1'], isSuppressed: false });
  expect(await (await find('+12025550199')).json()).toEqual({ contactIds: [], isSuppressed: false });
  expect((await find('202-555-0143')).status).toBe(422);
  asking = auditor(other);
  expect(await (await find(number)).json()).toEqual({ contactIds: [], isSuppressed: false });
  expect((await ask('/contacts/contact-1')).status).toBe(404);
  asking = auditor(acme);
});

test('the timeline of a contact shows what was played, asked, sent and wanted, each where it was', async () => {
  const { moments, isWhole } = timeline.parse(await json('/contacts/contact-1'));
  expect(isWhole).toBe(true);
  const types = moments.map(({ type }) => type);
  for (const type of ['CallAnswered', 'RecordingStored', 'TextLinkRequested', 'TextDelivered', 'OptedOut'])
    expect(types).toContain(type);
  // What is no leaf of the consent log is not of the register.
  expect(types).not.toContain('CallEnded');
  const delivered = moments.find(({ type }) => type === 'TextDelivered');
  expect(delivered).toMatchObject({ callId: 'call-1', requestId: 'r1' });
  expect(moments.map(({ at }) => at)).toEqual(
    moments
      .map(({ at }) => at)
      .toSorted()
      .toReversed(),
  );
});

test('the log is leafed through by family, type and time, and shows no word of a person', async () => {
  const { events } = loggedEvents.parse(await json('/events?family=consent&type=TextLinkRequested'));
  expect(events).toMatchObject([{ family: 'consent', entity: 'contact-1', actor: 'visitor' }]);
  const path = `/events/${events[0]?.eventId ?? ''}`;
  const shown = loggedEvent.parse(await json(path));
  expect(shown.data).toMatchObject({
    ...{ contactId: 'contact-1', callId: 'call-1', phone: { sealed: true } },
    heard: { words: { sealed: true }, fromMs: 9_000 },
  });
  expect(loggedEvents.parse(await json(`/events?from=${now}`)).events.every(({ at }) => at >= now)).toBe(
    true,
  );
  expect((await ask('/events?from=yesterday')).status).toBe(422);
  asking = auditor(other);
  expect((await ask(path)).status).toBe(404);
  expect(JSON.stringify(await json('/events'))).not.toContain('contact-1');
  asking = auditor(acme);
});

test('of the whole log as a file each line is an event, and none says what a caller said', async () => {
  const all = await text('/events.jsonl');
  const lines = all
    .trim()
    .split('\n')
    .map((line) => loggedEvent.omit({ leaf: true }).parse(JSON.parse(line)));
  expect(lines.length).toBeGreaterThan(callEvents.length + consentEvents.length);
  for (const word of [number, 'text me the link', 'contact-2']) expect(all).not.toContain(word);
});

test('what was forgotten reads as erased', async () => {
  await append(acme, 'consent', 'contact-3', [
    {
      type: 'OptedOut',
      data: {
        ...{ messageId: 'n', contactId: 'contact-3', via: 'text', isCancel: false },
        ...{ words: 'Stop it', optedOutAt: now },
      },
    },
  ]);
  const keys = await database.owner.query<{ key_id: string }>(
    `select s.key_id from log.sealed s join log.events e on e.id = s.event_id where e.stream = 'consent-contact-3'`,
  );
  await container.get(tokens.store).eraseSealed(keys.rows.map(({ key_id }) => key_id));
  const { events } = loggedEvents.parse(await json('/events?type=OptedOut'));
  const one = events.find(({ entity }) => entity === 'contact-3');
  expect(loggedEvent.parse(await json(`/events/${one?.eventId ?? ''}`)).data).toMatchObject({
    words: { erased: true },
  });
});

test('every type of event is explained by its own schema, and what is personal in it is named', async () => {
  const { types } = eventTypes.parse(await json('/schema'));
  const asked = types.find(({ type }) => type === 'TextLinkRequested');
  expect(asked).toMatchObject({ family: 'consent', words: 'Text link requested', isLeaf: true });
  expect(asked?.fields.filter(({ personal }) => personal !== null)).toEqual([
    {
      ...{ name: 'phone', kind: 'text', choices: [], isOptional: false },
      personal: { subject: 'contactId', keep: 'consent' },
    },
    expect.objectContaining({ name: 'heard.words' }),
  ]);
  const outcome = types
    .find(({ type }) => type === 'CallEnded')
    ?.fields.find(({ name }) => name === 'outcome');
  expect(outcome).toMatchObject({ kind: 'one of', choices: expect.arrayContaining(['answered']) as unknown });
});

test('runs of retention are listed with what went and what is the oldest left', async () => {
  const { runs } = retentionRuns.parse(await json('/retention-runs'));
  expect(runs).toMatchObject([{ runId: 'run', isDry: false, removed: { calls: 2, visits: 40 } }]);
  expect(await text('/retention-runs.csv')).toContain('2026-11-24T08:30:00.000Z,no,12,');
});

test('shares, erasures and timelines are files for a spreadsheet', async () => {
  expect(await text('/shares.csv')).toContain('twilio,call,number voice words,contact-1,call-1');
  expect(await text('/erasures.csv')).toContain('requestedAt,scope,proof');
  expect(await text('/contacts/contact-1/timeline.csv')).toContain('TextDelivered');
  for (const path of ['/shares.csv', '/contacts/contact-1/timeline.csv']) {
    const { headers } = await ask(path);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z]+\.csv"$/u);
  }
});

test('heads are listed, and the log that is taken away proves itself', async () => {
  const { checkpoints: heads, key } = checkpoints.parse(await json('/checkpoints'));
  expect(heads[0]?.size).toBeGreaterThan(5);
  expect(await text('/checkpoints.txt')).toContain(heads[0]?.note ?? 'none');
  const lines = (await text('/log.txt')).trim().split('\n');
  const verdict = verdictOn(lines, { key, older: heads.at(-1)?.note });
  expect(verdict.failures).toEqual([]);
  const spoilt = lines.map((line) => line.replace('OptedOut', 'OptedIn'));
  expect(verdictOn(spoilt, { key }).isWell).toBe(false);
  const { events } = loggedEvents.parse(await json('/events?type=TextLinkConfirmed'));
  expect(loggedEvent.parse(await json(`/events/${events[0]?.eventId ?? ''}`)).leaf).toBeGreaterThan(0);
});

test('each look is written down before it is answered: who, what and about whom', async () => {
  const before = (await looks()).length;
  await find(number);
  await json('/contacts/contact-1');
  await text('/shares.csv');
  const taken = (await looks()).slice(0, (await looks()).length - before);
  expect(taken.map(({ what }) => what).toSorted()).toEqual(['search', 'shares-file', 'timeline']);
  expect(taken.find(({ what }) => what === 'timeline')).toMatchObject({
    ...{ by: 'member', memberId: 'an-auditor', subjectId: 'contact-1' },
  });
  expect(await text('/looks.csv')).toContain('an-auditor,timeline,contact-1');
  asking = auditor(other);
  expect(JSON.stringify(await looks())).not.toContain('contact-1');
  asking = auditor(acme);
});

test('nothing can be changed through it, by whatever method, and looking adds looks alone', async () => {
  const paths = [
    ...['/contacts', '/contacts/contact-1', '/events', '/events/x', '/schema', '/retention-runs', '/looks'],
    ...['/checkpoints', '/log.txt', '/erasures.csv', '/nothing', '/calls/call-1/texts/r1/packet'],
  ];
  const log = container.get(tokens.store);
  const before = await log.head();
  for (const path of paths)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      if (method === 'POST' && path === '/contacts') continue;
      const answer = await ask(path, { method, body: '{"phone":"+12025550143"}' });
      expect([answer.status, await answer.text()], `${method} ${path}`).toEqual([
        405,
        expect.stringContaining('records-are-read-only'),
      ]);
    }
  expect(await log.head()).toBe(before);
  for (const path of paths) await ask(path);
  await find(number);
  const { events } = await log.readAll(before, {}, 1_000);
  expect(events).toHaveLength(5);
  expect(new Set(events.map(({ event }) => event.type))).toEqual(new Set(['RecordsLookedInto']));
});

test.each(['staff', 'nobody'] as const)('%s sees none of it', async (role) => {
  const rights = role === 'staff' ? rightsOf.staff : [];
  asking = { ...auditor(acme), rights };
  const log = container.get(tokens.store);
  const before = await log.head();
  for (const path of ['/contacts/contact-1', '/events', '/schema', '/checkpoints', '/log.txt', '/looks.csv'])
    expect((await ask(path)).status, path).toBe(403);
  expect((await find(number)).status).toBe(403);
  expect(await log.head()).toBe(before);
  asking = auditor(acme);
});
