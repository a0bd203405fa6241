import { createHash, createHmac, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Receipt } from '../../adapters/backup/backup.js';
import { derivedKeys } from '../../adapters/backup/derived-keys.js';
import { destroyDueKeys } from '../../adapters/backup/keyring.js';
import { placesIn } from '../../adapters/backup/places.js';
import {
  clock,
  filesIn,
  installation,
  masterKey,
  tenant,
  type Person,
  type TestInstallation,
} from '../support/backups.js';

let original: TestInstallation;
let empty: TestInstallation;
let ann: Person;
let backup: Receipt;

beforeAll(async () => {
  original = await installation();
  empty = await installation();
  ann = await original.meet('Ann');
  const bob = await original.meet('Bob');
  await original.forget(await original.meet('Zed'));
  backup = await original.backup();
  await original.forget(bob);
});
afterAll(async () => {
  await original.close();
  await empty.close();
});

/** The same files somewhere else, for a test to spoil. */
function copyOf({ target }: TestInstallation) {
  const copy = `${target}-copy`;
  cpSync(target, copy, { recursive: true });
  onTestFinished(() => {
    rmSync(copy, { recursive: true, force: true });
  });
  const places = placesIn(copy);
  return {
    target: copy,
    ledger: places.ledger,
    directory: join(places.backups, backup.backupId),
    keys: join(places.keys, backup.backupId),
    ring: join(places.keyring, `${backup.backupId}.json`),
  };
}

const refused = async (
  from: { readonly target: string },
  ...words: readonly [string, RegExp]
): Promise<void> => {
  const [code, publicText] = words;
  await expect(empty.restore(from, backup)).rejects.toMatchObject({
    code,
    publicText: expect.stringMatching(publicText) as string,
  });
  // Nothing was written, so nothing is in the way of the right one.
  const { rows } = await empty.pool.query('select from backup.restoring');
  expect(rows).toEqual([]);
};

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

const lines = (path: string): readonly string[] => readFileSync(path, 'utf8').trimEnd().split('\n');
const write = (path: string, text: readonly string[]): void => {
  writeFileSync(path, `${text.join('\n')}\n`);
};

test('without the erasure ledger nothing is restored', async () => {
  const copy = copyOf(original);
  rmSync(copy.ledger);
  await refused(copy, 'ledger-missing', /bring back whom it had to forget.*--ledger/u);
});

test('a ledger that is older than the backup is refused', async () => {
  const source = await installation();
  onTestFinished(() => source.close());
  await source.backup();
  const old = join(source.target, 'old.jsonl');
  copyFileSync(placesIn(source.target).ledger, old);
  clock.later(0.01);
  const later = await source.backup();
  await expect(empty.restore(source, later, { ledger: old })).rejects.toMatchObject({ code: 'ledger-older' });
});

test('a ledger that ends too long ago is refused, unless its very day is answered for', async () => {
  clock.later(2);
  onTestFinished(() => {
    clock.later(-2);
  });
  await refused(original, 'ledger-stale', /says nothing of the time after .*--accept-ledger-of/u);
  const day = new Date(Date.parse(clock.now) - 2 * 24 * 60 * 60 * 1_000).toISOString().slice(0, 10);
  const other = '2020-01-01';
  await expect(empty.restore(original, backup, { acceptLedgerOf: other })).rejects.toMatchObject({
    code: 'ledger-stale',
  });
  const copy = await installation();
  onTestFinished(() => copy.close());
  expect(await copy.restore(original, backup, { acceptLedgerOf: day })).toMatchObject({ outcome: 'less' });
  expect(await copy.known(ann)).toMatchObject({ lead: { name: 'Ann' } });
});

test('a ledger whose end was cut off is refused', async () => {
  const copy = copyOf(original);
  write(copy.ledger, lines(copy.ledger).slice(0, -1));
  await refused(copy, 'ledger-cut-off', /cut off at its end/u);
  truncateSync(copy.ledger, readFileSync(copy.ledger).length - 20);
  await refused(copy, 'ledger-broken', /broken at line \d+/u);
});

test('a ledger that was edited is refused, even when its chain was made anew', async () => {
  const copy = copyOf(original);
  const whole = lines(copy.ledger);
  const at = whole.findIndex((line) => line.includes('"keyId"'));
  // The line before names the person, and the next one no longer fits it.
  const another = (_whole: string, digit: string): string => `"subject":"${digit === '1' ? '0' : '1'}`;
  write(copy.ledger, whole.with(at - 1, (whole[at - 1] ?? '').replace(/"subject":"(.)/u, another)));
  await refused(copy, 'ledger-broken', new RegExp(`broken at line ${String(at + 1)}`, 'u'));
  write(
    copy.ledger,
    whole.filter((_, index) => index !== at),
  );
  await refused(copy, 'ledger-broken', new RegExp(`broken at line ${String(at + 1)}`, 'u'));

  // Whoever leaves an entry out and joins the rest together again cannot stamp it.
  let before = '0'.repeat(64);
  let sequence = 0;
  const forged = whole
    .filter((_, index) => index !== at)
    .map((line) => {
      const one = JSON.parse(line) as { asOf?: string; sequence: number };
      if (one.asOf === undefined) sequence += 1;
      const text = JSON.stringify({ ...one, sequence, before });
      before = createHash('sha256').update(text).digest('hex');
      return text;
    });
  write(copy.ledger, forged);
  await refused(copy, 'ledger-broken', /another installation/u);
});

test('a part in which one byte is another, or the end is missing, is refused before anything is written', async () => {
  for (const name of ['log.events.gz', 'log.sealed.gz', 'blobs.sealed.gz.sealed']) {
    const copy = copyOf(original);
    flip(join(copy.directory, name), 30);
    await refused(copy, 'backup-altered', new RegExp(`${name}.*altered or cut off`, 'u'));
  }
  const copy = copyOf(original);
  const keys = join(copy.keys, 'vault.data_keys.gz.sealed');
  truncateSync(keys, readFileSync(keys).length - 1);
  await refused(copy, 'backup-altered', /vault\.data_keys.*altered or cut off/u);
  rmSync(keys);
  await refused(copy, 'backup-incomplete', /cannot be read/u);
});

test('a manifest that was altered is refused, and so is one of another master key', async () => {
  const copy = copyOf(original);
  const path = join(copy.directory, 'manifest.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"rows": \d+/u, '"rows": 7'));
  await refused(copy, 'backup-not-ours', /altered, or it was made under another master key/u);
  await expect(
    empty.restore(original, backup, { sides: { masterKey: randomBytes(32) } }),
  ).rejects.toMatchObject({ code: 'backup-not-ours' });
  rmSync(path);
  await refused(copy, 'no-backup', /no whole backup/u);
});

interface Signed {
  readonly manifest: { format: number; parts: { table: string; file: string; sha256: string }[] };
}

/** A manifest as only the holder of the master key can write it. */
function resign(directory: string, change: (manifest: Signed['manifest']) => void): void {
  const path = join(directory, 'manifest.json');
  const { manifest } = JSON.parse(readFileSync(path, 'utf8')) as Signed;
  change(manifest);
  const key = derivedKeys(masterKey).manifest;
  const mac = createHmac('sha256', key).update(JSON.stringify(manifest)).digest('hex');
  writeFileSync(path, JSON.stringify({ mac, manifest }));
}

test('a newer format is refused with the version that reads it', async () => {
  const copy = copyOf(original);
  resign(copy.directory, (manifest) => {
    manifest.format = 2;
  });
  await refused(copy, 'backup-newer', /MiaPulse 1\.0\.0 in a newer format/u);
});

test('a sealed part opens only as what it is', async () => {
  const copy = copyOf(original);
  const [one, other] = ['vault.data_keys.gz.sealed', 'vault.account_keys.gz.sealed'];
  copyFileSync(join(copy.keys, other), join(copy.keys, one));
  resign(copy.directory, ({ parts }) => {
    const digest = parts.find(({ file }) => file === other)?.sha256;
    const part = parts.find(({ file }) => file === one);
    if (part !== undefined && digest !== undefined) part.sha256 = digest;
  });
  const target = await installation();
  onTestFinished(() => target.close());
  await expect(target.restore(copy, backup)).rejects.toMatchObject({
    code: 'backup-altered',
    publicText: expect.stringMatching(/sealed part/u) as string,
  });
  expect((await target.keysPool.query('select from vault.data_keys')).rows).toEqual([]);
});

test('on its day the key of a backup is destroyed with the keys and blobs it opened, and the log stays', async () => {
  const source = await installation();
  onTestFinished(() => source.close());
  await source.meet('Kai');
  const old = await source.backup({ keepDays: 3 });
  const young = await source.backup();
  clock.later(2.9);
  expect(await destroyDueKeys(source.target, () => clock.now)).toEqual([]);
  clock.later(0.2);
  onTestFinished(() => {
    clock.later(-3.1);
  });
  const copy = copyOf(source);
  expect(await destroyDueKeys(source.target, () => clock.now)).toEqual([old.backupId]);
  const left = filesIn(source.target);
  expect(left.filter((name) => name.includes(old.backupId))).toEqual(
    [
      'access.passkeys.gz',
      'access.recovery_codes.gz',
      ...['heads', 'leaves', 'nodes', 'progress', 'signing_key'].map((name) => `consent_log.${name}.gz`),
      'log.events.gz',
      'log.sealed.gz',
      'manifest.json',
      ...['businesses', 'consent_log'].map((name) => `moved.${name}.gz`),
      'operators.factors.gz',
      'policies.checkpoints.gz',
      'usage.days.gz',
      'usage.visits.gz',
    ].map((name) => `backups/${old.backupId}/${name}`),
  );
  expect(left.filter((name) => name.includes(young.backupId) && name.endsWith('.sealed'))).toHaveLength(7);
  await expect(empty.restore(source, old)).rejects.toMatchObject({ code: 'backup-key-gone' });
  // A copy of the keyring that somebody kept opens nothing either.
  await expect(empty.restore(copy, old)).rejects.toMatchObject({
    code: 'backup-key-expired',
    publicText: expect.stringMatching(/expired on \d{4}-\d\d-\d\d/u) as string,
  });
});

test('the day of a key cannot be put off', async () => {
  const source = await installation();
  onTestFinished(() => source.close());
  const { backupId, expiresAt } = await source.backup({ keepDays: 400 });
  expect(Date.parse(expiresAt) - Date.parse(clock.now)).toBe(21 * 24 * 60 * 60 * 1_000);
  const ring = join(placesIn(source.target).keyring, `${backupId}.json`);
  writeFileSync(ring, readFileSync(ring, 'utf8').replace(expiresAt, '2099-01-01T00:00:00.000Z'));
  await expect(empty.restore(source, { ...backup, backupId })).rejects.toMatchObject({
    code: 'backup-key-altered',
  });
});

test('keys that are kept elsewhere are found there, and go there on their day', async () => {
  const source = await installation();
  const elsewhere = `${source.target}-keys`;
  onTestFinished(async () => {
    await source.close();
    rmSync(elsewhere, { recursive: true, force: true });
  });
  await source.meet('Lea');
  const made = await source.backup({ keysDirectory: elsewhere, keepDays: 1 });
  expect(existsSync(placesIn(source.target).keys)).toBe(false);
  const copy = await installation();
  onTestFinished(() => copy.close());
  expect(await copy.restore(source, made, { keysDirectory: elsewhere })).toMatchObject({ outcome: 'equal' });
  clock.later(1);
  onTestFinished(() => {
    clock.later(-1);
  });
  await destroyDueKeys(source.target, () => clock.now);
  expect(filesIn(elsewhere)).toEqual([]);
});

test('an erasure goes through when the ledger cannot be written, and is written down the next time', async () => {
  const source = await installation();
  onTestFinished(() => source.close());
  const [mia, ned] = [await source.meet('Mia'), await source.meet('Ned')];
  const { ledger } = placesIn(source.target);
  // A folder stands where the file has to be.
  mkdirSync(ledger, { recursive: true });
  await source.forget(mia);
  expect(await source.known(mia)).toMatchObject({ lead: { name: { erased: true } } });
  expect(source.faults).toEqual([
    expect.objectContaining({
      code: 'ledger-not-written',
      publicText: expect.stringContaining('cannot be written') as string,
    }),
  ]);
  rmSync(ledger, { recursive: true });
  await source.vault.forgetSubject({ tenant, subject: ned.contactId });
  const entries = lines(ledger).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries.flatMap(({ subject }) => (subject === undefined ? [] : [subject]))).toEqual([
    mia.contactId,
    ned.contactId,
  ]);
  expect(entries.at(-1)).toMatchObject({ asOf: clock.now, sequence: 4 });
  // A line that was cut off by a crash is taken away, and written whole.
  appendFileSync(ledger, '{"sequence":5,"key');
  await source.ledger.bringUpToDate();
  expect(lines(ledger)).toHaveLength(entries.length + 1);
  await source.backup();
});

test('a ledger of another installation is not written on', async () => {
  const stranger = await installation();
  onTestFinished(() => stranger.close());
  const { ledger } = placesIn(stranger.target);
  mkdirSync(join(ledger, '..'));
  copyFileSync(placesIn(original.target).ledger, ledger);
  await expect(stranger.backup()).rejects.toMatchObject({ code: 'ledger-ahead' });
});
