import { bytesOf, fromBase64, textOf, toHex } from './bytes.js';
import { isSigned, keyOf, readOlder } from './check-heads.js';
import { readHead, type Head } from './checkpoint.js';
import { checkNote, readNote, type NoteKey } from './note.js';
import { provesConsistency, provesInclusion } from './proofs.js';
import { createRecordOrder } from './record-order.js';
import { leafHash, type Hash } from './tree.js';
import {
  checkRecordings,
  createFailures,
  jsonFields,
  verdictOf,
  type Failures,
  type Outside,
  type Tools,
  type Verdict,
} from './verdict.js';

/** What an evidence packet is made of, by name. */
export type PacketFiles = ReadonlyMap<string, Uint8Array>;

/** The two that check the others: proofs of the records, and the signed list of what every file is. */
export const proofFile = 'proof.json';
export const hashesFile = 'hashes.txt';
const hashesTitle = 'MiaPulse evidence packet';

/** What is signed of a packet: its files by name and SHA-256. */
export const hashesText = ({ sha256 }: Pick<Tools, 'sha256'>, files: PacketFiles): string =>
  [
    hashesTitle,
    ...[...files]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, bytes]) => `${toHex(sha256(bytes))}  ${name}`),
    '',
  ].join('\n');

interface ProvenText {
  readonly number: number;
  readonly text: string;
  readonly path: readonly Hash[];
}

interface ProvenNote {
  readonly note: string;
  readonly path: readonly Hash[];
}

interface PacketProof {
  readonly key: string;
  readonly head: string;
  readonly records: readonly ProvenText[];
  readonly heads: readonly ProvenNote[];
}

/** Checks an evidence packet: every file against the signed list, every record against the signed head, and that against an older one. */
export function checkPacket(tools: Tools, files: PacketFiles, outside: Outside): Verdict {
  const failures = createFailures();
  const proof = proofOf(files.get(proofFile));
  const head = proof && readHead(proof.head);
  if (proof === undefined || head === undefined) {
    failures.add('not-a-log', null, 'This file is no evidence packet, or its proofs were damaged.');
    return verdictOf(failures, { found: [], size: 0, signedAt: null, key: null });
  }
  const key = keyOf(tools, proof.key, outside, failures);
  const found =
    key === undefined
      ? []
      : [
          ...checkFiles(tools, { files, key, failures }),
          ...(isSigned(tools, { head, key, failures })
            ? checkRecords(tools, { records: proof.records, head, failures })
            : []),
          ...checkOlder(tools, { heads: proof.heads, head, key, older: outside.older, failures }),
        ];
  found.push(...checkRecordings(outside.recordings ?? {}, recordingsIn(proof.records), failures));
  return verdictOf(failures, {
    ...{ found, size: head.size, signedAt: head.signedAt },
    key: key === undefined ? null : proof.key,
  });
}

function proofOf(bytes: Uint8Array | undefined): PacketProof | undefined {
  const { evidence, key, head, records, heads } = (bytes && jsonFields(textOf(bytes))) ?? {};
  if (evidence !== 1 || typeof key !== 'string' || typeof head !== 'string') return undefined;
  const proven = listOf(records, ({ number, record, path }) => {
    const hashes = pathOf(path);
    const isWhole = typeof number === 'number' && typeof record === 'string' && hashes !== undefined;
    return isWhole ? { number, text: record, path: hashes } : undefined;
  });
  const older = listOf(heads, ({ note, path }) => {
    const hashes = pathOf(path);
    return typeof note === 'string' && hashes !== undefined ? { note, path: hashes } : undefined;
  });
  return proven && older && { key, head, records: proven, heads: older };
}

type Fields = Readonly<Record<string, unknown>>;

/** Undefined when one of them is not what it should be. */
function listOf<One>(value: unknown, read: (fields: Fields) => One | undefined): readonly One[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list = value.map((one: unknown) =>
    typeof one === 'object' && one !== null ? read(Object.fromEntries(Object.entries(one))) : undefined,
  );
  const whole = list.flatMap((one) => one ?? []);
  return whole.length === list.length ? whole : undefined;
}

function pathOf(value: unknown): readonly Hash[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const hashes = value.flatMap((one) => (typeof one === 'string' ? (fromBase64(one) ?? []) : []));
  return hashes.length === value.length ? hashes : undefined;
}

function checkFiles(
  tools: Tools,
  {
    files,
    key,
    failures,
  }: { readonly files: PacketFiles; readonly key: NoteKey; readonly failures: Failures },
): readonly string[] {
  const list = files.get(hashesFile);
  const note = list && readNote(textOf(list));
  if (note?.text.startsWith(`${hashesTitle}\n`) !== true || checkNote(tools, note, key) !== 'signed') {
    failures.add(
      'signature-wrong',
      null,
      'The list of what this packet holds is missing, or is not signed with its key.',
    );
    return [];
  }
  const known = new Map(
    note.text.split('\n').flatMap((line) => {
      const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line) ?? [];
      return hash === undefined || name === undefined ? [] : [[name, hash] as const];
    }),
  );
  const before = failures.list.length;
  for (const [name, hash] of known) {
    const bytes = files.get(name);
    if (bytes === undefined) failures.add('file-altered', null, `${name} is missing from the packet.`);
    else if (toHex(tools.sha256(bytes)) !== hash) {
      failures.add('file-altered', null, `${name} was altered after the packet was made.`);
    }
  }
  for (const name of files.keys()) {
    if (name !== hashesFile && !known.has(name)) {
      failures.add('file-altered', null, `${name} was put into the packet later.`);
    }
  }
  if (failures.list.length > before) return [];
  return [
    `All ${String(known.size)} files are, to the last bit, those that ${key.name} put into the packet and signed.`,
  ];
}

function checkRecords(
  { sha256 }: Tools,
  asked: { readonly records: readonly ProvenText[]; readonly head: Head; readonly failures: Failures },
): readonly string[] {
  const { records, head, failures } = asked;
  const { size, root } = head;
  const order = createRecordOrder(failures);
  const before = failures.list.length;
  for (const { number, text, path } of records) {
    const leaf = leafHash(sha256, bytesOf(text));
    if (provesInclusion(sha256, { leaf, index: number - 1, size, root, path })) order.record(text, number);
    else {
      const sentence = `Record ${String(number)} is not proven: it, its number or its proof was altered.`;
      failures.add('proof-wrong', number, sentence);
    }
  }
  if (records.length === 0) failures.add('record-missing', null, 'The packet proves no record at all.');
  if (failures.list.length > before) return [];
  return [
    `The head of ${head.signedAt}, over ${String(size)} records, carries the signature of ${head.origin}.`,
    `All ${String(records.length)} records of this packet are among them, each in its place and unchanged.`,
  ];
}

function checkOlder(
  tools: Tools,
  asked: {
    readonly heads: readonly ProvenNote[];
    readonly head: Head;
    readonly key: NoteKey;
    readonly older: string | undefined;
    readonly failures: Failures;
  },
): readonly string[] {
  const { heads, head, key, older, failures } = asked;
  if (older === undefined) return [];
  const known = readOlder(tools, { older, key, failures });
  if (known === undefined) return [];
  if (known.size > head.size) {
    const sentence = `The older head was signed over ${String(known.size)} records, the packet’s over ${String(head.size)}: some were taken away since.`;
    failures.add('older-larger', null, sentence);
    return [];
  }
  if (known.size === 0)
    return [`The older head of ${known.signedAt} was signed before the first record: it fits any log.`];
  const proven = heads.find(({ note }) => readHead(note)?.size === known.size);
  if (proven === undefined) {
    failures.add(
      'older-unproven',
      null,
      'The packet holds no proof for this older head: check it with an export of the log.',
    );
    return [];
  }
  const { size, root } = head;
  const consistency = { older: known.size, olderRoot: known.root, size, root, path: proven.path };
  if (!provesConsistency(tools.sha256, consistency)) {
    const sentence = `The log does not begin with what the older head of ${known.signedAt} was signed over: history was rewritten.`;
    failures.add('history-rewritten', 1, sentence);
    return [];
  }
  return [
    `The older head of ${known.signedAt} fits: the log begins with its ${String(known.size)} records, unchanged.`,
  ];
}

const recordingsIn = (records: readonly ProvenText[]): ReadonlySet<string> =>
  new Set(
    records.flatMap(({ text }) =>
      [...text.matchAll(/"contentHash":"([0-9a-f]{64})"/gu)].map(([, hash = '']) => hash),
    ),
  );
