import { createWriteStream, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import {
  lastLine,
  lastLineLength,
  partNames,
  type PartName,
} from '../../adapters/business-archive/business-archive.js';
import {
  consentLogBefore,
  createMovedBusinesses,
  refuseHalfMoved,
} from '../../adapters/business-archive/moved.js';
import { openArchive, type OpenArchive } from '../../adapters/business-archive/reading.js';
import { archiveBytes } from '../../adapters/business-archive/writing.js';
import { archiveSource } from '../../adapters/composition/moving.js';
import { tokens } from '../../adapters/composition/tokens.js';
import { verifyEd25519 } from '../../adapters/consent-log/ed25519.js';
import { sha256 } from '../../adapters/consent-log/signing-key.js';
import { createLogCheck, writeKey, writeNote } from '../../domain/consent-log/consent-log.js';
import { createKeyHolders } from '../../projections/key-holders/queries.js';
import { house, passphrase, type Business, type House } from '../support/moving.js';

const tools = { sha256, verify: verifyEd25519 };

let source: House;
let acme: Business;
let other: Business;
let file: string;
let key: string;
/** Where it moved to. */
let target: House;
let imported: Awaited<ReturnType<House['import']>>;

beforeAll(async () => {
  source = await house();
  acme = await source.business('quixotica');
  other = await source.business('zanzibarra');
  file = join(source.folder, 'acme.miapulse');
  key = (await source.export(acme.tenant, file)).key;
  target = await house();
  imported = await target.import(file, { key });
});
afterAll(async () => {
  await source.close();
  await target.close();
});

async function empty(): Promise<House> {
  const one = await house();
  onTestFinished(() => one.close());
  return one;
}

test('a business that moved reads there as it read here, and replays with its sources and its sound', async () => {
  expect(imported).toMatchObject({ differing: [], notComparable: [], contactsLeft: 0 });
  // Those which are made of what stays behind.
  const all = new Set((await target.readModels.progress()).map(({ name }) => name));
  expect([...all].filter((name) => !imported.equal.includes(name))).toEqual([
    ...[
      'chat-holders',
      'deliveries',
      'delivery-schedule',
      'due-times',
      'event-index',
      'paired-chats',
      'shares',
      'usage-units',
      'webhooks',
    ],
  ]);
  const { tenant, conversationId, callId } = acme;
  const said = await target.messages(tenant, conversationId);
  expect(said).toEqual(await source.messages(tenant, conversationId));
  expect(said[1]?.sources[0]?.excerpt).toBe('A quixotica clock costs 40 dollars.');
  const call = await target.call(tenant, callId);
  expect(call).toEqual(await source.call(tenant, callId));
  expect(await target.blobs.get(tenant, call?.recordingBlobId ?? '')).toEqual(acme.recording);

  // Also when every row is made anew from the log, and a restart changes nothing.
  await target.readModels.rebuildAll();
  await expect
    .poll(async () => (await target.readModels.progress()).every(({ status }) => status === 'live'))
    .toBe(true);
  expect(await target.messages(tenant, conversationId)).toEqual(said);
  expect(await target.container.get(tokens.usage).days(tenant, '2026-01-01')).toMatchObject([
    { pageViews: 1 },
  ]);
});

test('who was forgotten stays forgotten, and who wanted no texts gets none', async () => {
  const { tenant, lost, lostLead, contactId } = acme;
  const [captured] = await target.store.readStream(tenant, { category: 'lead', id: lostLead });
  expect(captured?.event.data).toMatchObject({ name: { erased: true }, email: { erased: true } });
  const place = { tenant, subject: lost, keep: 'lead', container: 'new' } as const;
  await expect(target.container.get(tokens.vault).keyFor(place)).rejects.toMatchObject({
    code: 'key-destroyed',
  });
  expect(await target.directory.suppressions.has(tenant, 'caller:+12025550144')).toBe(true);
  expect(await target.directory.find(tenant, 'caller:+12025550144')).toBeUndefined();
  // A caller who was known is known.
  expect(await target.directory.find(tenant, 'caller:+12025550143')).toBe(contactId);
});

test('whoever is forgotten where the business moved to is forgotten there', async () => {
  const target = await empty();
  await target.import(file);
  const { tenant, contactId, leadId } = acme;
  const keyIds = await target.container.get(tokens.vault).forgetSubject({ tenant, subject: contactId });
  expect(await target.store.eraseSealed(keyIds)).toBeGreaterThan(0);
  const [captured] = await target.store.readStream(tenant, { category: 'lead', id: leadId });
  expect(captured?.event.data).toMatchObject({ name: { erased: true } });
  expect(await target.directory.forget(tenant, contactId, { suppress: true })).toBe(1);
  expect(await target.directory.suppressions.has(tenant, 'caller:+12025550143')).toBe(true);
});

test('what may be in one place only does not go over', async () => {
  const { tenant, ownerId, ownerEmail } = acme;
  await target.readModels.waitFor(await target.store.head(), 10_000);
  expect(
    await createKeyHolders(target.readModels.query).by(`hash of ${tenant}`, '2026-11-24T10:00:00.000Z'),
  ).toBeUndefined();
  const { state } = await target.container.get(tokens.handleLine).load(tenant, tenant);
  expect(state.number).toBeNull();
  expect(await target.directory.find('lines', 'line:+12025550190')).toBeUndefined();
  const { events } = await target.store.readAll(
    0n,
    { categories: ['webhook', 'delivery', 'pairing', 'subscription'] },
    10,
  );
  expect(events).toEqual([]);
  // Its owner logs in with their address.
  expect(await target.directory.find('installation', `email:${ownerEmail}`)).toBe(ownerId);

  // What had happened is acted on by nobody here; what happens now is.
  const all = (await target.store.readAll(0n, {}, 1_000)).events;
  const here = await createMovedBusinesses(target.pool).happenedHere(all);
  expect(here.map(({ event }) => event.type)).toEqual(['ApiKeyRevoked', 'NumberReleased']);
});

test('an owner whose address is known there already joins as who they are there', async () => {
  const target = await empty();
  await target.directory.resolve('installation', [`email:${acme.ownerEmail}`], 'somebody-there');
  await target.import(file);
  const { state } = await target.container.get(tokens.handleAccount).load(acme.tenant, acme.tenant);
  expect(state).toMatchObject({ members: { 'somebody-there': 'owner', [acme.ownerId]: 'owner' } });
});

test('the file tells nothing to whoever has no passphrase, and nothing of another business to whoever has it', async () => {
  const bytes = readFileSync(file);
  for (const word of ['quixotica', 'zanzibarra', other.tenant, 'example.com', '+1202555']) {
    expect(bytes.includes(word), word).toBe(false);
  }
  const archive = await openArchive(file, { passphrase, tools });
  const foreign = ['zanzibarra', other.tenant, other.conversationId, other.contactId, other.ownerId];
  for (const name of partNames) {
    let text = '';
    for await (const line of archive.lines(name)) text += `${line}\n`;
    for (const word of foreign) expect(text.includes(word), `${word} in ${name}`).toBe(false);
    // Words stand in no part: they are sealed under keys, and those in another part. Paths of pages are no words of anybody.
    if (name !== 'visits') expect(text.includes('quixotica'), name).toBe(false);
  }
});

test('the consent log of where it came from goes with it, and verifies', async () => {
  const check = createLogCheck(tools, { key });
  for await (const line of consentLogBefore(target.pool, acme.tenant)) check.text(`${line}\n`);
  const verdict = check.end();
  expect(verdict).toMatchObject({ isWell: true, key });
  await expect(consentLogBefore(target.pool, 'nobody').next()).rejects.toMatchObject({
    code: 'business-not-moved',
  });
});

const cut = (bytes: Buffer, from: number, to: number): Buffer =>
  Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
};
const startOf = (bytes: Buffer, part: string): number => bytes.indexOf(`part ${part}\n`);

const tampered: readonly (readonly [string, string, (bytes: Buffer) => Buffer])[] = [
  [
    'a bit of a part is flipped',
    'archive-altered',
    (bytes) => flipped(bytes, startOf(bytes, 'events') + 200),
  ],
  ['its end is cut off', 'archive-cut-off', (bytes) => bytes.subarray(0, bytes.length - 40)],
  [
    'a part is taken out',
    'archive-incomplete',
    (bytes) => cut(bytes, startOf(bytes, 'contacts'), startOf(bytes, 'events')),
  ],
  [
    'a byte is put in',
    'archive-incomplete',
    (bytes) => Buffer.concat([bytes.subarray(0, 200), Buffer.from('x'), bytes.subarray(200)]),
  ],
  [
    'two parts change places',
    'archive-reordered',
    (bytes) => {
      const [keys, contacts, events] = ['keys', 'contacts', 'events'].map((name) => startOf(bytes, name));
      return Buffer.concat([
        ...[bytes.subarray(0, keys), bytes.subarray(contacts, events), bytes.subarray(keys, contacts)],
        bytes.subarray(events),
      ]);
    },
  ],
  ['its list is altered', 'archive-forged', (bytes) => flipped(bytes, bytes.indexOf('"createdAt":"2') + 13)],
  [
    'it is of a later format',
    'archive-newer',
    (bytes) => Buffer.from(bytes.toString('latin1').replace('archive 1', 'archive 2'), 'latin1'),
  ],
  [
    'it is something else',
    'archive-none',
    () => Buffer.from('PK\u0003\u0004 something else altogether, and long enough'),
  ],
  ['it is empty', 'archive-none', () => Buffer.alloc(0)],
];

test('whatever was done to the file is found and named, and nothing of it is taken in', async () => {
  const target = await empty();
  const bytes = readFileSync(file);
  const altered = join(target.folder, 'altered');
  for (const [what, code, tamper] of tampered) {
    writeFileSync(altered, tamper(bytes));
    await expect(target.import(altered), what).rejects.toMatchObject({ code });
  }
  await expect(target.import(file, { passphrase: 'another passphrase' })).rejects.toMatchObject({
    code: 'archive-passphrase',
  });
  await expect(target.import(file, { key: `${key}x` })).rejects.toMatchObject({ code: 'archive-other-key' });
  await expect(target.import(join(target.folder, 'none'))).rejects.toMatchObject({
    code: 'archive-unreadable',
  });
  expect(await target.store.head()).toBe(0n);
  expect((await target.keysPool.query('select from vault.data_keys')).rowCount).toBe(0);
});

test('whoever signs the list anew with another key is found by what is sealed', async () => {
  const target = await empty();
  const bytes = readFileSync(file);
  const forger = await archiveSource(target.container).key();
  const length = Number(/bytes: (\d{10})\n$/u.exec(bytes.toString('latin1'))?.[1]);
  const begins = bytes.length - lastLineLength - length;
  const [text = ''] = bytes.subarray(begins).toString().split('\n');
  const manifest = JSON.parse(text) as Record<string, unknown>;
  const resigned = JSON.stringify({ ...manifest, key: writeKey(sha256, forger) });
  const note = Buffer.from(writeNote(sha256, `${resigned}\n`, forger, forger.sign));
  const altered = join(target.folder, 'resigned');
  writeFileSync(
    altered,
    Buffer.concat([bytes.subarray(0, begins), note, Buffer.from(lastLine(note.length))]),
  );
  await expect(target.import(altered)).rejects.toMatchObject({ code: 'archive-other-key' });
});

/** A file that somebody made themselves who knows the passphrase, with a key of their own. */
async function forged(archive: OpenArchive, folder: string, alter: (event: Line) => Line): Promise<string> {
  const events: string[] = [];
  for await (const line of archive.lines('events'))
    events.push(JSON.stringify(alter(JSON.parse(line) as Line)));
  const forger = await archiveSource(target.container).key();
  const { archiveId, product, business, createdAt, head } = archive.manifest;
  const lines = Object.fromEntries(partNames.map((name) => [name, archive.lines(name)]));
  const path = join(folder, 'forged');
  const state = [JSON.stringify({ ...archive.state, key: writeKey(sha256, forger) })];
  const bytes = archiveBytes({
    ...{ key: forger, sha256, passphrase, onBytes: () => undefined },
    about: { archiveId, product, business, createdAt, head },
    parts: { ...(lines as unknown as Record<PartName, AsyncIterable<string>>), state, events },
  });
  await pipeline(Readable.from(bytes), createWriteStream(path));
  return path;
}
type Line = Record<'type' | 'category' | 'stream' | 'id' | 'body', string>;

test('whoever makes a file themselves gets nothing of anybody who is there by it', async () => {
  const there = await empty();
  const victim = await there.business('pomegranate');
  const archive = await openArchive(file, { passphrase, tools });
  const [first] = (await there.store.readAll(0n, {}, 1)).events;
  const only = (type: string, change: (line: Line) => Partial<Line>) => (line: Line) =>
    line.type === type ? { ...line, ...change(line) } : line;
  const tricks: Readonly<Record<string, (line: Line) => Line>> = {
    'an event of another account': only('ApiKeyIssued', ({ body }) => ({
      body: body.replace(acme.tenant, victim.tenant),
    })),
    'an event of the operator': only('ApiKeyIssued', () => ({
      ...{ category: 'installation', stream: 'installation-installation', type: 'SpendCapSet', version: 1 },
    })),
    'a stream of another kind': only('ApiKeyIssued', () => ({ stream: 'lead-1' })),
    'a right that is left behind': only('ApiKeyIssued', () => ({
      category: 'webhook',
      stream: 'webhook-1',
      type: 'WebhookPaused',
    })),
    'the site of another': only('AccountOpened', ({ body }) => ({
      body: body.replace(`site-${acme.tenant}`, `site-${victim.tenant}`),
    })),
    'the id of an event of another': only('LeadCaptured', () => ({ id: first?.id ?? '' })),
  };
  const head = await there.store.head();
  for (const [trick, alter] of Object.entries(tricks)) {
    await expect(there.import(await forged(archive, there.folder, alter)), trick).rejects.toMatchObject({
      code: 'archive-foreign',
    });
  }
  expect(await there.store.head()).toBe(head);

  // Who says to be somebody who is here is let in as somebody new.
  const asVictim = (line: Line): Line => ({
    ...line,
    body: line.body.replaceAll(acme.ownerId, victim.ownerId),
  });
  await there.import(await forged(archive, there.folder, asVictim));
  const here = await there.directory.find('installation', `email:${acme.ownerEmail}`);
  expect(here).toBeDefined();
  expect(here).not.toBe(victim.ownerId);
  expect(await there.directory.find('installation', `email:${victim.ownerEmail}`)).toBe(victim.ownerId);
});

test('nothing is written over, what was erased does not come back, and a business beside it is left alone', async () => {
  const target = await empty();
  await expect(source.import(file)).rejects.toMatchObject({ code: 'business-there' });
  expect(await source.blobs.get(acme.tenant, acme.recordingId)).toEqual(acme.recording);
  const there = await target.business('pomegranate');
  await target.import(file);
  await expect(target.import(file)).rejects.toMatchObject({ code: 'business-there' });
  expect(await target.messages(there.tenant, there.conversationId)).toHaveLength(2);
  expect(await target.messages(acme.tenant, acme.conversationId)).toHaveLength(2);

  const erasing = await empty();
  await erasing.container.get(tokens.vault).forgetTenant(acme.tenant);
  await expect(erasing.import(file)).rejects.toMatchObject({ code: 'business-erased' });
});

test('an import that is cut off leaves nothing, or is run again and serves nobody until then', async () => {
  const target = await empty();
  const fail = (): Promise<never> => Promise.reject(new Error('cut off'));
  await expect(target.import(file, {}, { openMonth: fail })).rejects.toThrow('cut off');
  expect(await target.store.head()).toBe(0n);
  for (const table of [
    'vault.data_keys',
    'vault.account_keys',
    'directory.contacts',
    'directory.scope_keys',
  ]) {
    expect((await target.keysPool.query(`select from ${table}`)).rowCount, table).toBe(0);
  }
  await expect(refuseHalfMoved(target.pool)).resolves.toBeUndefined();

  await expect(target.import(file, {}, { settle: fail })).rejects.toThrow('cut off');
  await expect(refuseHalfMoved(target.pool)).rejects.toMatchObject({ code: 'import-unfinished' });
  expect(await target.import(file)).toMatchObject({ differing: [] });
  await expect(refuseHalfMoved(target.pool)).resolves.toBeUndefined();
});

test('rows that read otherwise are named', async () => {
  const target = await empty();
  const path = join(target.folder, 'other-rows');
  const table = await source.pool.query<{ name: string }>(
    `select 'read_models.lead_inbox_' || build as name from read_models.builds where name = 'lead-inbox'`,
  );
  const name = table.rows[0]?.name ?? '';
  const { rows } = await source.pool.query<{ name: string }>(
    `select name from ${name} where tenant = $1 and name is not null`,
    [acme.tenant],
  );
  const set = (to: string | undefined) =>
    source.pool.query(`update ${name} set name = $2 where tenant = $1 and name is not null`, [
      acme.tenant,
      to,
    ]);
  await set('somebody else');
  onTestFinished(async () => {
    await set(rows[0]?.name);
  });
  await source.export(acme.tenant, path);
  expect((await target.import(path)).differing).toEqual(['lead-inbox']);
});

test('a short passphrase and a business that is not there are refused before anything is written', async () => {
  const path = join(source.folder, 'refused');
  await expect(source.export('nobody', path)).rejects.toMatchObject({ code: 'business-not-found' });
  expect(statSync(file).size).toBeLessThan(400_000);
});
