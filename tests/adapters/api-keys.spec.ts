import { expect, test } from 'vitest';
import { hashOfKey, isApiKey, newApiKey } from '../../adapters/api-keys/api-keys.js';

test('a key is long, new each time, and known by its checksum', () => {
  const keys = Array.from({ length: 200 }, () => newApiKey().key);
  expect(new Set(keys).size).toBe(200);
  for (const key of keys) {
    expect(key).toMatch(/^mia_live_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}$/u);
    expect(isApiKey(key)).toBe(true);
  }
});

test('a key with one character changed, left out or swapped is none', () => {
  const { key } = newApiKey();
  for (let at = 9; at < key.length; at += 1) {
    const other = key[at] === 'a' ? 'b' : 'a';
    expect(isApiKey(key.slice(0, at) + other + key.slice(at + 1))).toBe(false);
    expect(isApiKey(key.slice(0, at) + key.slice(at + 1))).toBe(false);
  }
  for (const text of ['', 'mia_live_', `${key} `, key.toUpperCase()]) expect(isApiKey(text)).toBe(false);
});

test('what is kept of a key does not open it', () => {
  const { key, hash, ending } = newApiKey();
  expect(hash).toMatch(/^[0-9a-f]{64}$/u);
  expect(hashOfKey(key)).toBe(hash);
  expect(isApiKey(hash)).toBe(false);
  expect(key.endsWith(ending)).toBe(true);
});
