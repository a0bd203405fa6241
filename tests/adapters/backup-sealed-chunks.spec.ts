import { randomBytes } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { openChunks, sealChunks } from '../../adapters/sealed-box/sealed-chunks.js';

const key = randomBytes(32);
const kib = 1_024;

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function collected(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

const seal = (bytes: Uint8Array, size = 10 * kib): Promise<Buffer> =>
  collected(sealChunks(key, 'a part')(inPieces(bytes, size)));
const open = (bytes: Uint8Array, about = 'a part', size = 7 * kib): Promise<Buffer> =>
  collected(openChunks(key, about)(inPieces(bytes, size)));

/** A sealed stream as the chunks it is made of. */
function chunksOf(sealed: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < sealed.length;) {
    const end = at + 4 + sealed.readUInt32BE(at);
    chunks.push(sealed.subarray(at, end));
    at = end;
  }
  return chunks;
}

const refusal = { code: 'backup-altered', publicText: expect.stringMatching(/altered, cut off/u) as string };

test.prop([fc.nat({ max: 200 * kib }), fc.integer({ min: 1, max: 90 * kib })], { numRuns: 20 })(
  'what was sealed opens as it was, in whatever pieces it comes',
  async (length, size) => {
    const bytes = randomBytes(length);
    expect((await open(await seal(bytes, size), 'a part', size)).equals(bytes)).toBe(true);
  },
);

test('nothing of it can be read without the key', async () => {
  const sealed = await seal(Buffer.from('the words of a person'));
  expect(sealed.includes('words')).toBe(false);
  await expect(collected(openChunks(randomBytes(32), 'a part')(inPieces(sealed, kib)))).rejects.toMatchObject(
    refusal,
  );
});

test.each([0, 3, 4, 20, 64 * kib, 150 * kib])('a byte that was flipped at %i is found', async (at) => {
  const sealed = await seal(randomBytes(200 * kib));
  sealed[at] = (sealed[at] ?? 0) ^ 1;
  await expect(open(sealed)).rejects.toMatchObject(refusal);
});

test('chunks that were exchanged, left out, repeated or cut off are found', async () => {
  const [a, b, c, d] = chunksOf(await seal(randomBytes(200 * kib)));
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('Too few');
  for (const order of [
    [b, a, c, d],
    [a, c, b, d],
    [a, b, d],
    [a, b, b, c, d],
    [a, b, c],
    [a, b, c, d, d],
    [a, b, c, d.subarray(0, -1)],
    [],
  ]) {
    await expect(open(Buffer.concat(order))).rejects.toMatchObject(refusal);
  }
});

test('one part is not taken for another', async () => {
  const sealed = await seal(Buffer.from('keys'));
  await expect(open(sealed, 'another part')).rejects.toMatchObject(refusal);
});
