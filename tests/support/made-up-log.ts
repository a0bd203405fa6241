import { generateKeyPairSync, sign } from 'node:crypto';
import {
  canonical,
  emptyFrontier,
  grown,
  hashesText,
  leafHash,
  rootOf,
  toBase64,
  toHex,
  writeCheckpoint,
  writeKey,
  writeNote,
} from '../../domain/consent-log/consent-log.js';
import { tools } from './consent-log.js';

const { sha256 } = tools;
export const name = 'desk.example.com/log';

export const hashOf = (record: string): string => toHex(leafHash(sha256, Buffer.from(record)));
export const lineOf = (record: string, at: number): string => `${String(at + 1)} ${hashOf(record)} ${record}`;
export const recordingHash = toHex(sha256(Buffer.from('what was said')));

/** As the product writes them: two streams that take turns. */
export const records = Array.from({ length: 24 }, (_, at) =>
  [
    `{"actor":"visitor","body":{"contactId":"contact-${String(at % 2)}"`,
    ...(at === 5 ? [`"contentHash":"${recordingHash}"`] : []),
    `"words":{"sha256":"${hashOf(`sealed ${String(at)}`)}"}},"causationId":"","commandId":"c${String(at)}","correlationId":""`,
    `"id":"event-${String(at)}","recordedAt":"2026-11-24T10:00:${String(at).padStart(2, '0')}.000Z"`,
    `"revision":${String(Math.floor(at / 2) + 1)},"stream":"consent-${String(at % 2)}","tenant":"a-business","type":"OptedOut","version":1}`,
  ].join(','),
);

export function keyCalled(called: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    key: { name: called, publicKey: raw },
    sign: (message: Uint8Array) => sign(null, message, privateKey),
  };
}
type Signer = ReturnType<typeof keyCalled>;
export const own = keyCalled(name);

export function headOf(of: readonly string[], { key, sign: signWith }: Signer, signedAt: string): string {
  let tree = emptyFrontier;
  for (const record of of) tree = grown(sha256, tree, leafHash(sha256, Buffer.from(record)));
  const root = rootOf(sha256, tree);
  return writeNote(
    sha256,
    writeCheckpoint({ origin: key.name, size: of.length, root, signedAt }),
    key,
    signWith,
  );
}

export const timeOf = (size: number): string => `2026-11-${String(size).padStart(2, '0')}T08:00:00.000Z`;

/** A log with a head for each eighth record. */
export function logOf(of: readonly string[], signer: Signer = own): readonly string[] {
  const heads = [8, 16, of.length].map((size) => headOf(of.slice(0, size), signer, timeOf(size)));
  const header = JSON.stringify({
    business: null,
    consentLog: 1,
    heads,
    key: writeKey(sha256, signer.key),
  });
  return [header, ...of.map(lineOf)];
}

/** A packet that proves the first record of a log of two. */
export function packetOf(record: string): ReadonlyMap<string, Uint8Array> {
  const [first, second] = [record, records[1] ?? ''];
  const proof = canonical({
    ...{
      evidence: 1,
      head: headOf([first, second], own, timeOf(2)),
      heads: [],
      key: writeKey(sha256, own.key),
    },
    records: [{ number: 1, record: first, path: [toBase64(leafHash(sha256, Buffer.from(second)))] }],
  });
  const files = new Map([['proof.json', Buffer.from(proof)]]);
  const list = writeNote(sha256, hashesText({ sha256 }, files), own.key, own.sign);
  return new Map([...files, ['hashes.txt', Buffer.from(list)]]);
}
