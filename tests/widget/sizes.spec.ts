import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';

const size = (file: string): number => brotliCompressSync(readFileSync(`dist/widget/${file}`)).length;
const languages = readdirSync('dist/widget').filter((file) => /^widget-texts-.*\.js$/u.test(file));

test('what is drawn before anybody means to use it fits in 3 KB, and all of it in 14', () => {
  expect(size('widget.js')).toBeLessThanOrEqual(3 * 1_024);
  const total = size('widget.js') + size('widget-panel.js') + size('widget-texts-en.js');
  expect(total).toBeLessThanOrEqual(14 * 1_024);
});

test('every language is a file of its own, of 2 KB at most', () => {
  expect(languages).toEqual(['ar', 'de', 'en', 'es', 'fr', 'pt'].map((one) => `widget-texts-${one}.js`));
  for (const file of languages) expect(size(file), file).toBeLessThanOrEqual(2 * 1_024);
});
