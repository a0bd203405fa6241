import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { joinOrStartEmbeddedPostgres } from '../../adapters/embedded-postgres/embedded-postgres.js';
import { mia } from '../support/command-line.js';
import { dataDirectory, refusedStart, startProduct } from '../support/installation.js';
import { visit } from '../support/visitor.js';

const [first, second] = [dataDirectory(), dataDirectory()];
const target = mkdtempSync(join(tmpdir(), 'miapulse-target-'));
const site = 'marigold-demo';

afterAll(() => {
  for (const one of [first, second]) one.dispose();
  rmSync(target, { recursive: true, force: true });
});

const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

test('the command line explains itself, and says what is wrong in one sentence', async () => {
  const help = await mia({}, '--help');
  expect(help).toMatchObject({ code: 0, err: '' });
  const names = ['backup', 'restore', 'upgrade', 'rebuild', 'skip', 'doctor', 'call'];
  const helps = await Promise.all(names.map((name) => mia({}, name, '--help')));
  for (const [index, name] of names.entries()) {
    expect(help.out).toContain(`  ${name} `);
    expect(helps[index]?.out).toMatch(new RegExp(`^Usage: npm run mia -- ${name}`, 'u'));
  }
  const wrong = ['nonsense', 'backup', 'backup a --bogus', 'backup a --keep-days 22', 'upgrade', 'rebuild'];
  const answers = await Promise.all(wrong.map((words) => mia({ DATA_DIR: '/nowhere' }, ...words.split(' '))));
  for (const answer of answers) {
    expect(answer).toMatchObject({ code: 2, out: '', err: expect.stringContaining('Usage') as string });
  }
  const refused = await mia({ PORT: 'x' }, 'doctor');
  expect(refused).toEqual({
    code: 1,
    out: '',
    err: 'PORT is not valid: give a port number from 0 to 65535, or leave it out.\n',
  });
});

test('what a visitor said to a running desk is there again after a restore, in the place of another', async () => {
  const variables = { DATA_DIR: first.path, BACKUP_DIR: target };
  const product = await startProduct(variables);
  const visitor = await visit(product.origin, site);
  await visitor.send('Are you open on Saturday?');
  const said = (await visitor.resume()).messages;

  // The server runs: its database is used, and it goes on.
  const made = await mia(variables, 'backup', '--json');
  expect(made, made.err).toMatchObject({ code: 0 });
  const { directory, manifest } = json(made.out);
  expect(manifest).toMatchObject({ format: 1, product: '0.1.0' });
  expect((await visitor.resume()).messages).toEqual(said);
  expect(await mia(variables, 'doctor')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/requests that are open: none\.[\s\S]*It needs nothing\./u) as string,
  });
  const rebuilt = await mia(variables, 'rebuild', '--all', '--json');
  expect(json(rebuilt.out)['rebuilt'], rebuilt.err).toContain('transcript');
  expect((await visitor.resume()).messages).toEqual(said);
  const unknown = await mia(variables, 'rebuild', 'nobody');
  expect(unknown).toMatchObject({
    code: 1,
    err: expect.stringContaining('No read model is called') as string,
  });
  const served = await mia(variables, 'restore', String(directory));
  expect(served).toMatchObject({
    code: 1,
    err: expect.stringContaining('already runs on this data directory') as string,
  });
  await product.stop();

  const elsewhere = { DATA_DIR: second.path };
  const keyless = await mia(elsewhere, 'restore', String(directory));
  expect(keyless).toMatchObject({
    code: 1,
    err: expect.stringContaining('master key is needed first') as string,
  });
  copyFileSync(join(first.path, 'master-key'), join(second.path, 'master-key'));
  const restored = await mia(elsewhere, 'restore', String(directory), '--json');
  expect(restored, restored.err).toMatchObject({ code: 0 });
  expect(json(restored.out)).toMatchObject({ outcome: 'equal', takenAway: 0 });
  expect(restored.err).toContain('loading log.events');
  const again = await mia(elsewhere, 'restore', String(directory));
  expect(again).toMatchObject({ code: 1, err: expect.stringContaining('holds data already') as string });

  const copy = await startProduct(elsewhere);
  expect((await visitor.resume(copy.origin)).messages).toEqual(said);
  expect(await mia(elsewhere, 'upgrade', '--check', '--json')).toMatchObject({ code: 0 });
  await copy.stop();
});

test('a half restored installation serves nobody, and is not backed up', async () => {
  const postgres = await joinOrStartEmbeddedPostgres({ dataDir: second.path });
  const client = new Client({ connectionString: await postgres.connectionString('miapulse') });
  await client.connect();
  await client.query(`insert into backup.restoring (backup_id, stage) values (gen_random_uuid(), 'begun')`);
  await client.end();
  await postgres.stop();
  const unfinished = /^The restore of backup \S+ was not finished here, so nothing is served/u;
  const { code, said } = await refusedStart({ DATA_DIR: second.path });
  expect(code).toBe(1);
  expect(said).toMatch(unfinished);
  const refused = await mia({ DATA_DIR: second.path }, 'backup', target);
  expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(unfinished) as string });
});
