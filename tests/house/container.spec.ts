import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const dockerfile = readFileSync('Dockerfile', 'utf8').split('\n');
const compose = readFileSync('compose.yaml', 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));
const linesOf = (word: string): readonly string[] =>
  dockerfile.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));
const entry = z.array(z.string()).parse(JSON.parse(linesOf('CMD')[0] ?? '[]'));

test('every file the image is made of is there', () => {
  for (const copy of linesOf('COPY').filter((line) => !line.startsWith('--from'))) {
    for (const source of copy.split(' ').slice(0, -1)) expect(existsSync(source), source).toBe(true);
  }
});

test('every command the image runs is one of the package', () => {
  for (const command of linesOf('RUN')) {
    const script = /^npm run (\S+)/u.exec(command)?.[1];
    if (script !== undefined) expect(scripts).toHaveProperty(script);
    else expect(command).toMatch(/^npm (ci|prune --omit=dev)$/u);
  }
  expect(scripts['start']).toContain(entry.slice(1).join(' '));
});

test('compose sets variables that the process knows, and as many as it needs', () => {
  const desk = compose.slice(compose.indexOf('environment:'), compose.indexOf('depends_on:'));
  const names = [...desk.matchAll(/^ {6}([A-Z_]+):/gmu)].map(([, name]) => name ?? '');
  const known = readFileSync('adapters/composition/environment/variables.ts', 'utf8');
  for (const name of names) expect(known, name).toContain(`${name}: optional(`);
  for (const name of [
    'PUBLIC_URL',
    'DATABASE_URL',
    'KEY_VAULT_URL',
    'MASTER_KEY',
    'RESEND_API_KEY',
    'MAIL_FROM',
  ]) {
    expect(names).toContain(name);
  }
});

test('the same steps work in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'miapulse-container-'));
  const listed = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of listed.stdout.split('\n').filter((name) => name !== '' && existsSync(name))) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    cpSync(file, join(folder, file));
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const built = spawnSync('npm', ['run', 'build'], { cwd: folder, encoding: 'utf8' });
  expect(built.status, built.stderr).toBe(0);
  // What the image holds, and nothing else: the process starts, and says what it still needs.
  const image = join(folder, 'image');
  mkdirSync(image);
  for (const name of ['package.json', 'dist', 'node_modules'])
    symlinkSync(join(folder, name), join(image, name));
  const started = spawnSync(process.execPath, entry.slice(1), {
    cwd: image,
    env: { PATH: process.env['PATH'] ?? '', HOST: '0.0.0.0', NODE_ENV: 'production' },
    encoding: 'utf8',
  });
  expect(started.stderr).toMatch(/^HOST can be reached from outside: set PUBLIC_URL/u);
  rmSync(folder, { recursive: true, force: true });
});
