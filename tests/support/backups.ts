import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { Pool } from 'pg';
import { takeBackup, type Receipt } from '../../adapters/backup/backup.js';
import { createLedger } from '../../adapters/backup/ledger.js';
import { ledgeringVault } from '../../adapters/backup/ledgering-vault.js';
import { placesIn } from '../../adapters/backup/places.js';
import { restoreBackup, type Restored } from '../../adapters/backup/restore.js';
import { createBlobStore } from '../../adapters/blob-store/blob-store.js';
import { createContactDirectory } from '../../adapters/contact-directory/contact-directory.js';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import { deriveKey } from '../../adapters/sealed-box/sealed-box.js';
import { createUsage, openMonth } from '../../adapters/usage/usage.js';
import { testDatabase } from './database.js';
import { families } from './families.js';

export const masterKey = randomBytes(32);
export const tenant = 'acme';
const at = '2026-11-24T10:00:00.000Z';
const envelope = { tenant, actor: 'visitor', commandId: 'c', correlationId: 'c', causationId: '' };

/** The hands of a clock that a test moves. */
export const clock = {
  now: new Date().toISOString(),
  later(days: number): void {
    clock.now = new Date(Date.parse(clock.now) + days * 24 * 60 * 60 * 1_000).toISOString();
  },
};
const now = (): string => clock.now;

export interface Person {
  readonly contactId: string;
  readonly email: string;
}

interface Databases {
  readonly pool: Pool;
  readonly keysPool: Pool;
  /** Of the main database, where that is not who serves. */
  readonly owner?: Pool;
}

type BackupWith = Partial<Parameters<typeof takeBackup>[1]> & {
  readonly sides?: Partial<Parameters<typeof takeBackup>[0]>;
};
type RestoreWith = Partial<Parameters<typeof restoreBackup>[1]> & {
  readonly sides?: Partial<Parameters<typeof restoreBackup>[0]>;
};

/** Everything of an installation that is backed up, on databases of its own or on given ones. */
export async function installation(given?: Databases) {
  const database: Databases & { close?(): Promise<void> } = given ?? (await testDatabase());
  const { pool, keysPool } = database;
  const target = mkdtempSync(join(tmpdir(), 'miapulse-backup-'));
  const faults: unknown[] = [];
  const ledger = createLedger({ keysPool, target, masterKey, now });
  const vault = ledgeringVault(createPostgresKeyVault({ pool: keysPool, masterKey }), ledger, (fault) =>
    faults.push(fault),
  );
  const codec = createCodec(families, vault);
  const store = createPostgresEventStore({ pool, codec, wait: () => Promise.resolve() });
  const blobs = createBlobStore(pool, vault);
  const directory = createContactDirectory({
    pool: keysPool,
    key: deriveKey(masterKey, 'contact-directory'),
  });
  const usage = createUsage(pool);
  const sides = { pool, keysPool, masterKey, store, now, product: '1.0.0', onProgress: () => undefined };

  return {
    ...{ pool, keysPool, target, faults, ledger, vault, store, blobs, directory, usage },

    /** A lead of somebody, with a page that speaks of them and an address by which they are found. */
    async meet(name: string): Promise<Person> {
      const contactId = await directory.resolve(tenant, [`email:${name}@example.com`], uuidv7());
      const leadId = uuidv7();
      const details = {
        name,
        email: `${name}@example.com`,
        phone: null,
        note: `${name} asked for a cut`,
        answers: [],
      };
      const data = { leadId, contactId, conversationId: uuidv7(), ...details, capturedAt: at };
      const event = { type: 'LeadCaptured', data };
      await store.append({ category: 'lead', id: leadId }, 'no-stream', [{ id: uuidv7(), event }], envelope);
      const bytes = Buffer.from(`a page about ${name}`);
      const place = { subject: contactId, keep: 'lead', container: `lead-${leadId}` } as const;
      await blobs.put({ tenant, blobId: contactId, bytes, ...place });
      return { contactId, email: details.email };
    },

    /** Somebody who calls and wants no texts. */
    async optOut(number: string): Promise<string> {
      const contactId = await directory.resolve(tenant, [`caller:${number}`], uuidv7());
      const said = { messageId: uuidv7(), contactId, via: 'text', isCancel: false, words: 'STOP' };
      const event = { type: 'OptedOut', data: { ...said, optedOutAt: at } };
      await store.append(
        { category: 'consent', id: contactId },
        'no-stream',
        [{ id: uuidv7(), event }],
        envelope,
      );
      return contactId;
    },

    /** All that an erasure removes, here. */
    async forget({ contactId }: Person): Promise<void> {
      const { rows } = await keysPool.query<{ key_id: string }>(
        'select key_id from vault.data_keys where subject = $1',
        [contactId],
      );
      const keyIds = rows.map(({ key_id: id }) => id);
      await store.eraseSealed(keyIds);
      await pool.query('delete from blobs.sealed where key_id = any($1)', [keyIds]);
      await vault.forgetSubject({ tenant, subject: contactId });
      await directory.forget(tenant, contactId);
    },

    /** What can be read of somebody, by every way there is. */
    async known({ contactId, email }: Person) {
      const { events } = await store.readAll(0n, {}, 1_000);
      const [lead] = events.filter(
        ({ event }) => 'contactId' in event.data && event.data.contactId === contactId,
      );
      const blob = await blobs.get(tenant, contactId);
      const { rowCount } = await pool.query(
        'select from log.sealed s join log.events e on e.id = s.event_id where e.body::jsonb @> $1',
        [{ contactId }],
      );
      return {
        lead: lead?.event.data,
        blob: blob && Buffer.from(blob).toString(),
        isFound: (await directory.find(tenant, `email:${email}`)) === contactId,
        sealedCount: rowCount,
      };
    },

    backup: ({ sides: otherSides, ...more }: BackupWith = {}): Promise<Receipt> =>
      takeBackup(
        { ...sides, newId: uuidv7, schemas: {}, rebuilt: ['index-published'], ...otherSides },
        { target, keepDays: 21, ...more },
      ),

    /** Puts a backup of another installation in here. */
    restore: (
      from: { readonly target: string },
      { backupId }: Receipt,
      { sides: otherSides, ...more }: RestoreWith = {},
    ): Promise<Restored> => {
      const places = placesIn(from.target);
      return restoreBackup(
        { ...sides, pool: database.owner ?? pool, openMonth, ...otherSides },
        {
          directory: join(places.backups, backupId),
          keysDirectory: places.keys,
          keyring: places.keyring,
          ledger: places.ledger,
          ledgerDays: 1,
          ...more,
        },
      );
    },

    async close(): Promise<void> {
      await store.close();
      if (given === undefined) await database.close?.();
      rmSync(target, { recursive: true, force: true });
    },
  };
}

export type TestInstallation = Awaited<ReturnType<typeof installation>>;

/** Every file below a directory, by its path in it. */
export const filesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();
