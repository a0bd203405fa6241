import { expect, test } from 'vitest';
import { families } from '../../adapters/composition/families.js';
import { topicPresets } from '../../application/answering/topic-presets.js';
import { parts } from '../../adapters/http/open-api/parts.js';
import { problemsOf } from '../../adapters/http/open-api/problems.js';
import { de } from '../../ui/texts/de/de.js';
import { en } from '../../ui/texts/en/en.js';
import { textsOf } from '../support/catalogue.js';

/** Where English needs no words of its own: it falls back to those of the server and to the names of events. */
const isOpen = (path: string): boolean =>
  /^(?:problems|audit\.(?:moments|families)|desk\.topics\.presets)\./u.test(path);
const english = textsOf(en);
const german = new Map(textsOf(de));
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\w+\}/gu)].map(([name]) => name).sort();

test('both languages have the same texts', () => {
  expect(english.length).toBeGreaterThan(1_000);
  const paths = [...german.keys()].filter((path) => !isOpen(path));
  expect(paths.sort()).toEqual(
    english
      .map(([path]) => path)
      .filter((path) => !isOpen(path))
      .sort(),
  );
});

test('both languages fill in the same values', () => {
  const ofBoth = english.filter(([path]) => german.has(path));
  expect(ofBoth.map(([path]) => [path, placeholders(german.get(path) ?? '')])).toEqual(
    ofBoth.map(([path, text]) => [path, placeholders(text)]),
  );
});

test('no sentence of the German catalogue is English', () => {
  const left = english.filter(
    ([path, text]) =>
      text.split(' ').length > 2 && german.get(path) === text && /[a-z]{2} [a-z]{2}/u.test(text),
  );
  expect(left).toEqual([]);
});

test('every problem that is documented, every event and every suggested topic has German words', () => {
  const operations = parts.flatMap((part) => part.operations);
  const codes = operations.flatMap((operation) => [...problemsOf(operation).values()].flat());
  expect(codes.length).toBeGreaterThan(100);
  const missing = [...new Set(codes)].filter((code) => de.problems[code] === undefined);
  const types = Object.values(families).flatMap(({ events }) => Object.keys(events));
  expect(types.length).toBeGreaterThan(200);
  const unnamed = [
    ...Object.keys(families).filter((family) => de.audit.families[family] === undefined),
    ...types.filter((type) => de.audit.moments[type] === undefined),
  ];
  const topics = topicPresets.map(({ id }) => id).filter((id) => de.desk.topics.presets[id] === undefined);
  expect([...missing, ...unnamed, ...topics]).toEqual([]);
});
