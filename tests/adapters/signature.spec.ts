import { expect, test } from 'vitest';
import { createSignature } from '../../adapters/http/guard/signature.js';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const signature = createSignature(new Uint8Array(32).fill(7));

test('a signature is of one text under one key', () => {
  expect(signature.isOf('a text', signature.of('a text'))).toBe(true);
  expect(signature.isOf('another', signature.of('a text'))).toBe(false);
  expect(createSignature(new Uint8Array(32)).isOf('a text', signature.of('a text'))).toBe(false);
});

test('no other spelling of the same bytes is taken for it', () => {
  const given = signature.of('a text');
  const others = Array.from(letters)
    .map((letter) => given.slice(0, -1) + letter)
    .filter((one) => one !== given);
  const bytes = Buffer.from(given, 'base64url');
  expect(others.some((one) => Buffer.from(one, 'base64url').equals(bytes))).toBe(true);
  for (const other of [...others, `${given}=`, ` ${given}`, `${given}\n`, '']) {
    expect(signature.isOf('a text', other)).toBe(false);
  }
});
