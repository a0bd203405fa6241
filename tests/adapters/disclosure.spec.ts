import { randomBytes } from 'node:crypto';
import express from 'express';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPacket } from '../../adapters/consent-log/packet-zip.js';
import { createContainer } from '../../adapters/composition/container.js';
import { copyDoorOf } from '../../adapters/composition/forgetting/disclosure.js';
import { idNamed } from '../../adapters/composition/named-id.js';
import { tokens } from '../../adapters/composition/tokens.js';
import { copyAsked } from '../../adapters/http/contract/widget.js';
import { createRateLimits } from '../../adapters/http/guard/rate-limits.js';
import { createVisitorTokens } from '../../adapters/http/guard/visitor-token.js';
import { handleErrors } from '../../adapters/http/problem-details.js';
import { widgetRightsRoutes } from '../../adapters/http/routes/widget-rights.js';
import { askInChat } from '../../application/disclosure/ask-in-chat.js';
import { perDayMax } from '../../application/disclosure/request-disclosure.js';
import { runErasure } from '../../application/erasure/run-erasure.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { ofOthers, story } from '../support/disclosure-story.js';
import { opened } from '../support/opened.js';
import { outsideOf } from '../support/outside.js';
import { served, type Served } from '../support/served.js';

const tenant = 'acme';
const config = {
  origin: 'https://desk.example.com',
  operator: 'The operator',
  supportEmail: 'help@example.com',
};
const wave = Buffer.from('RIFF and what Ann said');
let database: TestDatabase;
let container: ReturnType<typeof createContainer>;
let door: Served;
let now = '2026-11-26T12:00:00.000Z';
const faults: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  container = createContainer({
    ...outsideOf(database),
    now: () => now,
    onError: (about) => faults.push(about),
  });
  await container.get(tokens.readModels).start();
  await opened({ handleAccount: container.get(tokens.handleAccount) }, tenant);
  const store = container.get(tokens.store);
  const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };
  for (const [category, id, events] of story) {
    const recorded = events.map((event) => ({ id: uuidv7(), event }));
    await store.append({ category, id }, 'no-stream', recorded, envelope);
  }
  await container.get(tokens.blobs).put({
    ...{ tenant, blobId: 'sound of ann', subject: 'number', keep: 'transcript', container: 'call-call' },
    bytes: wave,
  });
  const seen = async (position: bigint) => {
    await container.get(tokens.readModels).waitFor(position, 10_000);
  };
  door = await served(express().use(copyDoorOf(container, { ...config, limits: createRateLimits(), seen })));
});
afterAll(async () => {
  await door.close();
  await container.get(tokens.readModels).stop();
  await container.get(tokens.store).close();
  await database.close();
});

/** The path of a link to what is kept about Ann. */
async function linked(disclosureId: string, proof: 'owner' | 'email-code' = 'owner'): Promise<string> {
  const asked = { tenant, disclosureId, subjectIds: ['ann'], leadId: 'lead of ann', proof, actor: 'test' };
  const requested = await container.get(tokens.requestDisclosure)(asked);
  if (requested.outcome !== 'linked') return expect.fail(requested.outcome);
  if (requested.position !== null) await container.get(tokens.readModels).waitFor(requested.position, 10_000);
  return `/requests/copy/${container.get(tokens.copyTokens).issue(requested.link)}`;
}
const look = (path: string) => fetch(`${door.origin}${path}`);
const take = (path: string) => fetch(`${door.origin}${path}`, { method: 'POST' });
const copied = z.looseObject({
  ...{ format: z.literal('miapulse-person'), fields: z.record(z.string(), z.string()) },
  person: z.record(z.string(), z.array(z.string())),
  ...{ shares: z.array(z.object({ processor: z.string() })), rehearsals: z.array(z.unknown()) },
  leads: z.array(z.object({ name: z.string() })),
  leftOut: z.array(z.unknown()),
});

test('a link shows a button first, hands the whole over once, and nothing afterwards', async () => {
  const path = await linked('first');
  for (const _ of [1, 2]) expect(await (await look(path)).text()).toContain('Get my data');

  const answers = await Promise.all([take(path), take(path), take(path)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410]);
  const answer = answers.find(({ status }) => status === 200);
  expect(Object.fromEntries(answer?.headers ?? [])).toMatchObject({
    'content-type': 'application/zip',
    'cache-control': 'no-store',
    'content-disposition': 'attachment; filename=my-data.zip',
    'referrer-policy': 'no-referrer',
  });
  const files = openPacket(new Uint8Array(await (answer ?? expect.fail()).arrayBuffer()));
  expect([...(files?.keys() ?? [])]).toEqual([...['index.html', 'data.json', 'sounds/recording-call.wav']]);
  expect(files?.get('sounds/recording-call.wav')).toEqual(new Uint8Array(wave));

  const text = Buffer.from(files?.get('data.json') ?? '').toString();
  const page = Buffer.from(files?.get('index.html') ?? '').toString();
  const { person, leads, shares, rehearsals, leftOut, fields, ...parts } = copied.parse(JSON.parse(text));
  expect(leads.map(({ name }) => name)).toEqual(['Ann Archer']);
  expect(leftOut).toContainEqual({ what: 'note', id: 'chat', why: 'second-person', count: 1 });
  // The phone company and the mail service got something, and each is named.
  expect(new Set(shares.map(({ processor }) => processor))).toEqual(new Set(['twilio', 'resend']));
  expect(rehearsals).toHaveLength(1);
  // Every part is explained.
  const named = Object.keys({ ...parts, person, leads, shares, rehearsals, leftOut });
  const ofTheFile = ['format', 'version', 'madeAt', 'disclosureId', 'requestedAt', 'proof'];
  expect(named.filter((name) => fields[name] === undefined && !ofTheFile.includes(name))).toEqual([]);
  for (const one of [text, page]) {
    for (const words of [
      'Ann Archer',
      'text Ann the link',
      'Open from nine to five.',
      'Acme Clocks',
      'Ann prefers mornings',
    ])
      expect(one, words).toContain(words);
    expect(one).not.toMatch(ofOthers);
  }
  expect(page).toContain('src="sounds/recording-call.wav"');
  expect(page).not.toMatch(/<script|https?:\/\/[^\s"<]+\.(?:js|css|woff2?|png)/u);

  expect((await look(path)).status).toBe(410);
  expect(await (await take(path)).text()).toContain('This link was used');
});

test('a link that is altered, of another business, or over opens nothing', async () => {
  const path = await linked('third');
  const [about = '', signature = ''] = (path.split('/').at(-1) ?? '').split('.');
  const other = Buffer.from(JSON.stringify(['other', 'third', 'third.1'])).toString('base64url');
  for (const token of ['x', `${about}.`, `${other}.${signature}`, `${about}.${signature.toLowerCase()}`]) {
    expect((await look(`/requests/copy/${token}`)).status, token).toBe(404);
    expect((await take(`/requests/copy/${token}`)).status, token).toBe(404);
  }
  now = '2026-11-26T12:16:00.000Z';
  for (const answer of [await look(path), await take(path)]) {
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('The time of this link is over');
  }
  // A business's own link is asked for where it was asked for before.
  expect((await take(`${path}/again`)).status).toBe(410);
  const { events } = await container.get(tokens.handleDisclosure).load(tenant, 'third');
  expect(events.map(({ type }) => type)).toEqual(['DisclosureRequested', 'DisclosureLinkMade']);
});

test('about one person five are asked for in a day and no more', async () => {
  for (const id of ['fourth', 'fifth', 'sixth']) await linked(id);
  const asked = {
    tenant,
    disclosureId: 'seventh',
    subjectIds: ['ann'],
    proof: 'owner',
    actor: 'test',
  } as const;
  expect(await container.get(tokens.requestDisclosure)(asked)).toEqual({ outcome: 'too-often' });
});

test('whoever holds the token of a conversation has a copy of what was said in it, and nobody else', async () => {
  const visitorTokens = createVisitorTokens(randomBytes(32));
  const copyTokens = container.get(tokens.copyTokens);
  const chat = await served(
    express().use(
      widgetRightsRoutes({
        handleConversation: container.get(tokens.handleConversation),
        requestErasure: container.get(tokens.requestErasure),
        askInChat: askInChat({
          handleDisclosure: container.get(tokens.handleDisclosure),
          requestDisclosure: container.get(tokens.requestDisclosure),
          businessNow: () => now,
          idOf: idNamed,
        }),
        erasureIdOf: (id) => id,
        receiptUrlOf: (id) => id,
        copyUrlOf: (link) => `${door.origin}/requests/copy/${copyTokens.issue(link)}`,
        ...{ tokens: visitorTokens, limits: createRateLimits() },
      }),
      handleErrors((error) => faults.push(String(error))),
    ),
  );
  const ask = (token: string) =>
    fetch(`${chat.origin}/conversations/chat/copy`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
  const token = visitorTokens.issue({ tenant, conversationId: 'chat' });
  for (const wrong of ['', visitorTokens.issue({ tenant, conversationId: 'other' }), `other${token}`])
    expect((await ask(wrong)).status, wrong).toBe(404);

  const asked = await ask(token);
  expect(asked.status).toBe(201);
  const { url, expiresAt } = copyAsked.parse(await asked.json());
  expect(Date.parse(expiresAt) - Date.parse(now)).toBe(15 * 60_000);
  expect(copyAsked.parse(await (await ask(token)).json())).toEqual({ url, expiresAt });
  const answer = await fetch(url, { method: 'POST' });
  const files = openPacket(new Uint8Array(await answer.arrayBuffer()));
  const text = Buffer.from(files?.get('data.json') ?? '').toString();
  const { person } = copied.parse(JSON.parse(text));
  expect(person['conversationIds']).toEqual(['chat']);
  // Ann called as well, which this browser does not show.
  expect(text).not.toMatch(/text Ann the link/u);
  expect(text).not.toMatch(ofOthers);
  const { events } = await container
    .get(tokens.handleDisclosure)
    .load(tenant, idNamed('copy 1 by visitor chat'));
  expect(events.map(({ type }) => type)).toEqual([
    ...['DisclosureRequested', 'DisclosureLinkMade', 'PersonDisclosed'],
  ]);

  // Once it was used the next one is another.
  for (let more = 2; more <= perDayMax; more += 1) {
    const next = copyAsked.parse(await (await ask(token)).json());
    expect(next.url).not.toBe(url);
    await fetch(next.url, { method: 'POST' });
  }
  expect((await ask(token)).status).toBe(429);
  await chat.close();
});

test('what is erased is what was handed over, and a copy of it says so', async () => {
  now = '2026-11-27T13:00:00.000Z';
  const answer = await take(await linked('eighth'));
  const files = openPacket(new Uint8Array(await answer.arrayBuffer()));
  const { person } = copied.parse(JSON.parse(Buffer.from(files?.get('data.json') ?? '').toString()));

  await container.get(tokens.requestErasure)({
    ...{ tenant, erasureId: 'erasure', scope: 'person', subjectIds: ['ann'], proof: 'owner', actor: 'test' },
  });
  await runErasure(container.get(tokens.erasureNeeds))({ tenant, erasureId: 'erasure' });
  const { state } = await container.get(tokens.handleErasure).load(tenant, 'erasure');
  expect(state.status).toBe('completed');
  expect(state.person).toEqual(person);

  const erased = await take(await linked('ninth'));
  expect(erased.headers.get('content-type')).toMatch(/html/u);
  expect(await erased.text()).toContain('It was erased');
  const { events } = await container.get(tokens.handleDisclosure).load(tenant, 'ninth');
  expect(events.at(-1)).toMatchObject({ type: 'PersonDisclosed', data: { outcome: 'erased' } });
  expect(faults).toEqual([]);
});
