import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { placesIn } from '../../adapters/backup/places.js';
import { startBackupDuties } from '../../adapters/composition/duties/backup-duties.js';
import { createContainer } from '../../adapters/composition/container.js';
import { tokens } from '../../adapters/composition/tokens.js';
import { clock, installation, masterKey, tenant } from '../support/backups.js';

const now = (): string => clock.now;

async function withBackup() {
  const source = await installation();
  onTestFinished(() => source.close());
  await source.meet('Ann');
  const { backupId } = await source.backup({ keepDays: 2 });
  const { keyring, keys, ledger } = placesIn(source.target);
  const isThere = (): boolean =>
    existsSync(join(keyring, `${backupId}.json`)) || existsSync(join(keys, backupId));
  return { source, isThere, ledger };
}

const lastLine = (path: string): unknown =>
  JSON.parse(readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? '');

test('a running installation destroys what is due, and says until when its ledger is complete', async () => {
  const { source, isThere, ledger } = await withBackup();
  const needs = { target: source.target, ledger: source.ledger, now, onError: expect.unreachable };
  const stop = startBackupDuties(needs);
  await stop();
  expect(isThere()).toBe(true);
  clock.later(2);
  onTestFinished(() => {
    clock.later(-2);
  });
  await startBackupDuties(needs)();
  expect(isThere()).toBe(false);
  expect(lastLine(ledger)).toMatchObject({ asOf: clock.now });
});

test('a target that is gone holds nothing up, and is told', async () => {
  const { source, ledger } = await withBackup();
  rmSync(ledger);
  mkdirSync(ledger);
  const told: string[] = [];
  await startBackupDuties({
    ...{ target: source.target, ledger: source.ledger, now },
    onError: (about) => told.push(about),
  })();
  expect(told).toEqual([expect.stringContaining('ledger')]);
});

test('what the running product destroys stands in the ledger beside its backups at once', async () => {
  const { source, ledger } = await withBackup();
  const container = createContainer({
    ...{
      pool: source.pool,
      keysPool: source.keysPool,
      masterKey,
      isAlone: false,
      ledger: source.ledger,
      kurrent: undefined,
      now,
    },
    resend: { apiKey: '', baseUrl: 'http://127.0.0.1:9', from: '', timeoutMs: 1, triesMax: 1 },
    openAi: undefined,
    twilio: undefined,
    telegram: undefined,
    payments: undefined,
    ownOrigins: [],
    movedClocks: undefined,
    origin: 'http://localhost',
    onNotice: () => undefined,
    exemptWebsites: [],
    pauseMs: 0,
    onError: expect.unreachable,
  });
  await container.get(tokens.vault).forgetSubject({ tenant, subject: 'somebody' });
  expect(readFileSync(ledger, 'utf8')).toContain('"subject":"somebody"');
  expect(lastLine(ledger)).toMatchObject({ sequence: 1 });
});
