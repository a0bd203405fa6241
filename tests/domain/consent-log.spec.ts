import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  canonical,
  checkNote,
  consistencySpans,
  emptyFrontier,
  grown,
  inclusionSpans,
  joined,
  leafHash,
  leafTypes,
  nodesOf,
  parentHash,
  provesConsistency,
  provesInclusion,
  readHead,
  readKey,
  readNote,
  rootOf,
  writeCheckpoint,
  writeKey,
  writeNote,
  type Hash,
  type Span,
} from '../../domain/consent-log/consent-log.js';
import { families } from '../support/families.js';

const sha256 = (bytes: Uint8Array): Hash => createHash('sha256').update(bytes).digest();
const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
const base64 = (text: string | null): Uint8Array => Buffer.from(text ?? '', 'base64');

const proof = z
  .array(z.string())
  .nullable()
  .transform((hashes) => (hashes ?? []).map(base64));
const vectors = z
  .object({
    single: z.array(z.object({ what: z.string(), hash: z.string() })),
    leavesHex: z.array(z.string()),
    rootsBySize: z.array(z.string()),
    inclusion: z.array(
      z.object({
        ...{ leafIdx: z.number(), treeSize: z.number(), root: z.string().nullable() },
        ...{ leafHash: z.string().nullable(), proof, wantErr: z.boolean() },
      }),
    ),
    consistency: z.array(
      z.object({
        ...{
          size1: z.number(),
          size2: z.number(),
          root1: z.string().nullable(),
          root2: z.string().nullable(),
        },
        ...{ proof, wantErr: z.boolean() },
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../vectors/rfc6962-merkle.json', import.meta.url), 'utf8')));

/** As RFC 9162 defines it, by recursion: nothing of what is tested is used. */
function rootByDefinition(leaves: readonly Hash[]): Hash {
  const [first] = leaves;
  if (first === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(
    Buffer.concat([
      Uint8Array.of(1),
      rootByDefinition(leaves.slice(0, split)),
      rootByDefinition(leaves.slice(split)),
    ]),
  );
}

const leavesOf = (count: number): readonly Hash[] =>
  Array.from({ length: count }, (_, at) => leafHash(sha256, Buffer.from(`leaf ${String(at)}`)));
const hashOf = (leaves: readonly Hash[], { from, until }: Span): Hash =>
  rootByDefinition(leaves.slice(from, until));
const altered = (hash: Hash): Hash => Uint8Array.from(hash, (byte, at) => (at === 7 ? byte ^ 4 : byte));

describe('the tree', () => {
  it('hashes as the published vectors do', () => {
    const [leaf, node, emptyLeaf, emptyTree] = vectors.single.map(({ hash }) => hash);
    expect(leafHash(sha256, Buffer.from('L123456'))).toEqual(hex(leaf ?? ''));
    expect(parentHash(sha256, Buffer.from('N123'), Buffer.from('N456'))).toEqual(hex(node ?? ''));
    expect(leafHash(sha256, new Uint8Array())).toEqual(hex(emptyLeaf ?? ''));
    expect(rootOf(sha256, emptyFrontier)).toEqual(hex(emptyTree ?? ''));
    let tree = emptyFrontier;
    const roots = vectors.leavesHex.map((data) => {
      tree = grown(sha256, tree, leafHash(sha256, hex(data)));
      return Buffer.from(rootOf(sha256, tree)).toString('hex');
    });
    expect(roots).toEqual(vectors.rootsBySize.slice(1));
  });

  it('takes and refuses the published proofs of inclusion', () => {
    for (const { leafIdx, treeSize, root, leafHash: leaf, proof: path, wantErr } of vectors.inclusion) {
      const asked = { index: leafIdx, size: treeSize, root: base64(root), leaf: base64(leaf), path };
      expect(provesInclusion(sha256, asked), JSON.stringify(asked)).toBe(!wantErr);
    }
  });

  it('takes and refuses the published proofs of consistency', () => {
    for (const { size1, size2, root1, root2, proof: path, wantErr } of vectors.consistency) {
      const asked = { older: size1, size: size2, olderRoot: base64(root1), root: base64(root2), path };
      // Theirs takes equal roots of any length; what is no SHA-256 is no root here.
      const isHash = asked.root.length === 32;
      expect(provesConsistency(sha256, asked), JSON.stringify(asked)).toBe(!wantErr && isHash);
    }
  });

  it('grows to what the definition says, and knows each whole subtree when it comes about', () => {
    const leaves = leavesOf(70);
    let tree = emptyFrontier;
    leaves.forEach((leaf, at) => {
      const next = grown(sha256, tree, leaf);
      for (const [{ level, index }, hash] of next.made) {
        const length = 2 ** level;
        expect(hash).toEqual(hashOf(leaves, { from: index * length, until: (index + 1) * length }));
      }
      tree = next;
      expect(rootOf(sha256, tree)).toEqual(rootByDefinition(leaves.slice(0, at + 1)));
    });
  });

  /** Every leaf of every tree up to this size: what is proven of them is proven of each shape that an edge can have. */
  const sizeMax = 40;
  const places = Array.from({ length: sizeMax }, (_, no) => no + 1).flatMap((size) =>
    Array.from({ length: size }, (_, at) => ({ size, at })),
  );

  it('cuts every span into whole subtrees that join to its hash', () => {
    for (const { size, at } of places) {
      const leaves = leavesOf(size);
      for (const span of [...inclusionSpans(at, size), ...consistencySpans(at + 1, size)]) {
        const hashes = nodesOf(span).map(({ level, index }) =>
          hashOf(leaves, { from: index * 2 ** level, until: (index + 1) * 2 ** level }),
        );
        expect(joined(sha256, hashes)).toEqual(hashOf(leaves, span));
      }
    }
  });

  it('proves every leaf, and nothing else', () => {
    for (const { size, at } of places) {
      const chance = size + at;
      const leaves = leavesOf(size);
      const path = inclusionSpans(at, size).map((span) => hashOf(leaves, span));
      const leaf = leaves[at] ?? new Uint8Array();
      const whole = { leaf, index: at, size, root: rootByDefinition(leaves), path };
      expect(provesInclusion(sha256, whole)).toBe(true);
      const spoilt = [
        { ...whole, leaf: altered(leaf) },
        { ...whole, root: altered(whole.root) },
        { ...whole, path: [...path, whole.root] },
        { ...whole, size: size * 2 },
        { ...whole, index: at + size },
        ...(path.length === 0
          ? []
          : [
              { ...whole, path: path.slice(1) },
              { ...whole, path: path.slice(0, -1) },
              {
                ...whole,
                path: path.map((hash, no) => (no === chance % path.length ? altered(hash) : hash)),
              },
              { ...whole, index: (at + 1) % size },
            ]),
      ];
      for (const one of spoilt) expect(provesInclusion(sha256, one)).toBe(false);
    }
  });

  it('proves every beginning, and nothing else', () => {
    for (const { size, at } of places) {
      const chance = size + at;
      const leaves = leavesOf(size);
      const older = at + 1;
      const path = consistencySpans(older, size).map((span) => hashOf(leaves, span));
      const whole = {
        ...{ older, size, path, root: rootByDefinition(leaves) },
        olderRoot: rootByDefinition(leaves.slice(0, older)),
      };
      expect(provesConsistency(sha256, whole)).toBe(true);
      const spoilt = [
        { ...whole, olderRoot: altered(whole.olderRoot) },
        { ...whole, root: altered(whole.root) },
        { ...whole, path: [...path, whole.root] },
        { ...whole, older: size + 1 },
        { ...whole, older: 0 },
        ...(path.length === 0
          ? []
          : [
              { ...whole, path: path.slice(1) },
              {
                ...whole,
                path: path.map((hash, no) => (no === chance % path.length ? altered(hash) : hash)),
              },
            ]),
      ];
      for (const one of spoilt) expect(provesConsistency(sha256, one)).toBe(false);
    }
  });
});

describe('a signed head', () => {
  const pair = generateKeyPairSync('ed25519');
  const raw = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const key = { name: 'desk.example.com/log', publicKey: new Uint8Array(raw) };
  const tools = {
    sha256,
    verify: (bytes: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => {
      const der = Buffer.concat([hex('302a300506032b6570032100'), publicKey]);
      return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), bytes);
    },
  };
  const checkpoint = {
    ...{ origin: key.name, size: 5, root: leafHash(sha256, Buffer.from('five')) },
    signedAt: '2026-11-26T08:00:00.000Z',
  };
  const written = writeNote(sha256, writeCheckpoint(checkpoint), key, (message) =>
    sign(null, message, pair.privateKey),
  );

  it('is read as it was written, whatever mail does to its line ends', () => {
    const { note, ...read } = readHead(written) ?? {};
    expect(read).toEqual({ ...checkpoint, root: new Uint8Array(checkpoint.root) });
    expect(note && checkNote(tools, note, key)).toBe('signed');
    expect(readHead(`\r\n  ${written.replaceAll('\n', '\r\n   ')}\r\n\r\n`)).toEqual(readHead(written));
  });

  it('is signed by its key alone', () => {
    const forged = readNote(written.replace('\n5\n', '\n6\n'));
    expect(forged && checkNote(tools, forged, key)).toBe('forged');
    const own = readNote(written);
    expect(own && checkNote(tools, own, { ...key, name: 'other.example.com/log' })).toBe('unsigned');
    expect(own && checkNote(tools, own, { ...key, publicKey: new Uint8Array(32) })).toBe('unsigned');
  });

  it('agrees with the example of the published format', () => {
    // C2SP signed-note, "Example": key and note by the Go authors' reference code.
    const line = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    const text = [
      'If you think cryptography is the answer to your problem,',
      "then you don't know what your problem is.",
      '',
      '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
      '',
    ].join('\n');
    const known = readKey(sha256, line);
    const note = readNote(text);
    expect(known && writeKey(sha256, known)).toBe(line);
    expect(known && note && checkNote(tools, note, known)).toBe('signed');
    expect(readKey(sha256, line.replace('c74f', 'c74e'))).toBeUndefined();
  });
});

it('writes a value in one way only', () => {
  expect(canonical({ b: 1, a: [true, null, 'ä"\u0007'], '€': 1e21, A: {} })).toBe(
    '{"A":{},"a":[true,null,"ä\\"\\u0007"],"b":1,"€":1e+21}',
  );
  const unordered = { z: [{ b: 2, a: 1 }], a: -0, m: { y: 'x', c: 1.5 } };
  expect(canonical(unordered)).toBe('{"a":0,"m":{"c":1.5,"y":"x"},"z":[{"a":1,"b":2}]}');
  expect(canonical(JSON.parse(canonical(unordered)))).toBe(canonical(unordered));
});

it('names only events that there are', () => {
  for (const [category, types] of Object.entries(leafTypes)) {
    const known = Object.keys(families[category]?.events ?? {});
    expect(types.filter((type) => !known.includes(type))).toEqual([]);
  }
});
