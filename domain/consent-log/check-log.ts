import { bytesOf, fromHex } from './bytes.js';
import { isSigned, keyOf, readOlder } from './check-heads.js';
import { readHead, type Head } from './checkpoint.js';
import type { NoteKey } from './note.js';
import { createRecordOrder } from './record-order.js';
import { emptyFrontier, grown, isSame, leafHash, rootOf, type Frontier, type Hash } from './tree.js';
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

/** The first line of an exported log. Each further line is the number of a record, its hash, and the record as it was hashed. */
export interface LogHeader {
  readonly consentLog: 1;
  readonly key: string;
  /** Signed notes, the newest last. */
  readonly heads: readonly string[];
  /** The one business whose records are shown; the others are there by their hashes. Null: all are shown. */
  readonly business: string | null;
}

/**
 * Checks an exported log: each record against its hash, all hashes against the signed heads, and those against what is known from
 * elsewhere. `text` takes it piece by piece, `end` answers.
 */
export function createLogCheck(tools: Tools, outside: Outside) {
  const { sha256 } = tools;
  const failures = createFailures();
  const order = createRecordOrder(failures);
  const recordings = new Set<string>();
  let header: LogHeader | undefined;
  let heads: readonly Head[] = [];
  let lineCount = 0;
  let shown = 0;
  let tree: Frontier = emptyFrontier;
  /** Of each size that a head has: afterwards it would cost as much again. */
  const wanted = new Set<number>();
  const roots = new Map<number, Hash>();

  const begin = (line: string): void => {
    header = headerOf(line);
    if (header === undefined) return;
    heads = headsOf(header, failures);
    const older = outside.older === undefined ? undefined : readHead(outside.older);
    for (const { size } of older === undefined ? heads : [...heads, older]) wanted.add(size);
    if (wanted.has(0)) roots.set(0, rootOf(sha256, tree));
  };

  const takeRecord = (line: string): void => {
    const [, number = '', hex = '', record] = /^(\d{1,15}) ([0-9a-f]{64})(?: (\{.*\}))?$/u.exec(line) ?? [];
    const place = tree.size + 1;
    const hash = fromHex(hex);
    if (hash?.length !== 32) {
      failures.add('line-unreadable', place, `Record ${String(place)} cannot be read: its line was damaged.`);
      return;
    }
    order.place(Number(number), place);
    tree = grown(sha256, tree, hash);
    if (wanted.has(tree.size)) roots.set(tree.size, rootOf(sha256, tree));
    if (record === undefined) return;
    shown += 1;
    if (!isSame(leafHash(sha256, bytesOf(record)), hash)) {
      const sentence = `Record ${String(place)} was altered: it is not the one that its hash was taken of.`;
      failures.add('record-altered', place, sentence);
      return;
    }
    order.record(record, place);
    if (record.includes('"contentHash"'))
      for (const [, recorded = ''] of record.matchAll(/"contentHash":"([0-9a-f]{64})"/gu))
        recordings.add(recorded);
  };

  const takeLine = (line: string): void => {
    lineCount += 1;
    if (lineCount === 1) begin(line);
    else if (header !== undefined && line !== '') takeRecord(line);
  };
  let rest = '';

  return {
    text(piece: string): void {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) takeLine(line);
    },

    end(): Verdict {
      takeLine(rest);
      if (header === undefined) {
        failures.add('not-a-log', null, 'This file is no exported consent log.');
        return verdictOf(failures, { found: [], size: 0, signedAt: null, key: null });
      }
      const { size } = tree;
      return judge(tools, { header, heads, outside, failures, size, roots, shown, recordings });
    },
  };
}

interface Read {
  readonly header: LogHeader;
  readonly heads: readonly Head[];
  readonly outside: Outside;
  readonly failures: Failures;
  readonly size: number;
  readonly roots: ReadonlyMap<number, Hash>;
  readonly shown: number;
  readonly recordings: ReadonlySet<string>;
}

function judge(tools: Tools, read: Read): Verdict {
  const { header, heads, outside, failures, size, roots, shown, recordings } = read;
  const found: string[] = [];
  const key = keyOf(tools, header.key, outside, failures);
  const newest = heads.at(-1);
  if (newest !== undefined) countRecords(failures, newest.size, size);
  if (key !== undefined) {
    const good = heads.filter((head) => isSigned(tools, { head, key, failures }));
    agree(good, roots, failures);
    if (failures.list.length === 0 && newest !== undefined) {
      found.push(...wellSentences({ newest, headCount: heads.length, size, shown }));
    }
    if (outside.older !== undefined) {
      const said = checkOlder(tools, { older: outside.older, key, size, roots, failures });
      if (said !== undefined) found.push(said);
    }
  }
  found.push(...checkRecordings(outside.recordings ?? {}, recordings, failures));
  return verdictOf(failures, {
    ...{ found, size, signedAt: newest?.signedAt ?? null },
    key: key === undefined ? null : header.key,
  });
}

const wellSentences = (well: {
  readonly newest: Head;
  readonly headCount: number;
  readonly size: number;
  readonly shown: number;
}): readonly string[] => [
  `The head of ${well.newest.signedAt} carries the signature of ${well.newest.origin}.`,
  `All ${String(well.size)} records are under it, in this order, none altered, none left out; ${String(well.shown)} of them are shown in full.`,
  `${String(well.headCount)} signed heads agree with it: what each of them held is unchanged.`,
];

function headerOf(line: string): LogHeader | undefined {
  const fields = jsonFields(line);
  const { key, heads, business } = fields ?? {};
  if (fields?.['consentLog'] !== 1 || typeof key !== 'string' || !Array.isArray(heads)) return undefined;
  if (typeof business !== 'string' && business !== null) return undefined;
  const notes = heads.filter((note) => typeof note === 'string');
  return notes.length === heads.length ? { consentLog: 1, key, heads: notes, business } : undefined;
}

function countRecords(failures: Failures, told: number, size: number): void {
  if (size < told) {
    const sentence = `Record ${String(size + 1)} and what follows are missing: ${String(size)} of ${String(told)} records are there.`;
    failures.add('record-missing', size + 1, sentence);
  }
  if (size > told) {
    const sentence = `Record ${String(told + 1)} and what follows are too many: the log holds ${String(told)}.`;
    failures.add('record-surplus', told + 1, sentence);
  }
}

function headsOf(header: LogHeader, failures: Failures): readonly Head[] {
  const heads = header.heads.map(readHead);
  if (heads.length === 0 || heads.includes(undefined)) {
    failures.add('head-unreadable', null, 'A signed head in this file cannot be read: it was damaged.');
  }
  return heads.flatMap((head) => head ?? []);
}

/** Each head against the records up to its size. The first that does not fit says between which records something was replaced. */
function agree(heads: readonly Head[], roots: ReadonlyMap<number, Hash>, failures: Failures): void {
  let whole = 0;
  for (const { size, root, signedAt } of [...heads].sort((one, other) => one.size - other.size)) {
    const own = roots.get(size);
    if (own === undefined) {
      const sentence = `The head of ${signedAt} was signed over ${String(size)} records: not all of them are there.`;
      failures.add('record-missing', null, sentence);
      return;
    }
    if (!isSame(own, root)) {
      const sentence = `Among the records ${String(whole + 1)} to ${String(size)} one was replaced, left out, moved or put in: together they are not what was signed at ${signedAt}.`;
      failures.add('records-replaced', whole + 1, sentence);
      return;
    }
    whole = size;
  }
}

function checkOlder(
  tools: Tools,
  asked: {
    readonly older: string;
    readonly key: NoteKey;
    readonly size: number;
    readonly roots: ReadonlyMap<number, Hash>;
    readonly failures: Failures;
  },
): string | undefined {
  const { key, size, roots, failures } = asked;
  const older = readOlder(tools, asked);
  if (older === undefined) return undefined;
  const root = roots.get(older.size);
  if (root === undefined) {
    const sentence = `The older head was signed over ${String(older.size)} records, and ${String(size)} are here: some were taken away since.`;
    failures.add('older-larger', size + 1, sentence);
    return undefined;
  }
  if (!isSame(root, older.root)) {
    const sentence = `The first ${String(older.size)} records are not those that the older head of ${older.signedAt} was signed over: history was rewritten.`;
    failures.add('history-rewritten', 1, sentence);
    return undefined;
  }
  return `The older head of ${older.signedAt} by ${key.name} fits: its ${String(older.size)} records are the first of these, unchanged.`;
}
