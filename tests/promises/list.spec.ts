import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { promises } from '../../application/promises/promises.js';

test('there are twenty-five promises, each with a spec', () => {
  expect(promises.map(({ no }) => no)).toEqual(
    Array.from({ length: 25 }, (_, index) => `P${String(index + 1)}`),
  );
  const specs = readdirSync('tests/promises').filter((name) => name.startsWith('P'));
  expect(specs.map((name) => Number(name.slice(1, 3))).sort((a, b) => a - b)).toEqual(
    promises.map(({ no }) => Number(no.slice(1))),
  );
});

test('docs/promises.md says what the list says', () => {
  const rows = readFileSync('docs/promises.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| P\d/u.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(
    promises.map(({ no, sentence, mechanism, source }) => [no, sentence, mechanism, source]),
  );
});
