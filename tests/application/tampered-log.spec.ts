import { describe, expect, it } from 'vitest';
import { toBase64, writeKey, type FailureCode, type Outside } from '../../domain/consent-log/consent-log.js';
import { tools, verdictOn } from '../support/consent-log.js';
import {
  hashOf,
  headOf,
  keyCalled,
  lineOf,
  logOf,
  name,
  own,
  recordingHash,
  records,
  timeOf,
} from '../support/made-up-log.js';

const { sha256 } = tools;
const log = logOf(records);
const header = log[0] ?? '';
const lines = log.slice(1);
const older = headOf(records.slice(0, 12), own, timeOf(12));
const key = writeKey(sha256, own.key);

const at = (place: number, change: (line: string) => string): readonly string[] =>
  log.map((line, index) => (index === place ? change(line) : line));
const without = (place: number): readonly string[] => log.filter((_line, index) => index !== place);
/** As whoever covers their traces does: each record with the hash that it has now, all numbered anew. */
const anew = (of: readonly string[]): readonly string[] => [header, ...of.map(lineOf)];
const swapped = (one: number, other: number): readonly string[] =>
  records.map((record, index) => records[index === one ? other : index === other ? one : index] ?? record);
const replaced = (place: number, from: string, to: string): readonly string[] =>
  records.map((record, index) => (index === place ? record.replace(from, to) : record));
/** A record as the next one would be, of a stream of its own. */
const invented = (records[20] ?? '')
  .replace('event-20', 'event-new')
  .replaceAll('consent-0', 'consent-9')
  .replace('sealed', 'made up');

const flipped = (line: string, where: number): string => {
  const bytes = Buffer.from(line);
  bytes[where] = (bytes[where] ?? 0) ^ 1;
  return bytes.toString();
};
const signatureFlipped = (text: string): string =>
  text.replace(
    /(— \S+ \S{20})(\S)/u,
    (_all, before: string, one: string) => `${before}${one === 'A' ? 'B' : 'A'}`,
  );
const headLine = (change: (heads: string[]) => readonly string[], otherKey = key): string => {
  const parsed = JSON.parse(header) as { heads: string[] };
  return JSON.stringify({ ...parsed, heads: change(parsed.heads), key: otherKey });
};
const stranger = keyCalled(name);
const neighbour = keyCalled('other.example.com/log');

type Tampering = readonly [
  what: string,
  lines: readonly string[],
  found: readonly [code: FailureCode, record: number | null],
  outside?: Outside,
];

const tampered: readonly Tampering[] = [
  ['a bit of a body is flipped', at(7, (line) => flipped(line, 130)), ['record-altered', 7]],
  [
    'the actor of an envelope is another',
    at(3, (line) => line.replace('visitor', 'member')),
    ['record-altered', 3],
  ],
  [
    'a record is of another time',
    at(9, (line) => line.replace('10:00:08', '09:00:08')),
    ['record-altered', 9],
  ],
  [
    'a record is of another kind',
    at(4, (line) => line.replace('OptedOut', 'OptedIn')),
    ['record-altered', 4],
  ],
  [
    'a record is of another business',
    at(4, (line) => line.replace('a-business', 'b-business')),
    ['record-altered', 4],
  ],
  [
    'sealed words are exchanged',
    at(2, (line) => line.replace(/"sha256":"../u, '"sha256":"00')),
    ['record-altered', 2],
  ],
  [
    'blank space is put into a record',
    at(2, (line) => line.replace('"body":', '"body": ')),
    ['record-altered', 2],
  ],
  ['a hash is damaged', at(5, (line) => line.replace(/^(\d+ )./u, '$1z')), ['line-unreadable', 5]],
  [
    'a record is altered, and its hash with it',
    anew(replaced(9, 'OptedOut', 'OptedIn')),
    ['records-replaced', 9],
  ],
  [
    'a record in the last part is altered, and its hash with it',
    anew(replaced(20, 'visitor', 'member')),
    ['records-replaced', 17],
  ],
  ['a record is dropped', without(6), ['record-missing', 6]],
  [
    'a record is dropped, the others numbered anew',
    anew(records.filter((_one, index) => index !== 5)),
    ['records-replaced', 1],
  ],
  ['a record is doubled', [...log.slice(0, 6), ...log.slice(5)], ['record-out-of-place', 5]],
  [
    'a record is doubled, the others numbered anew',
    anew([...records.slice(0, 5), ...records.slice(4)]),
    ['record-twice', 6],
  ],
  [
    'two records are exchanged',
    [...log.slice(0, 4), log[5] ?? '', log[4] ?? '', ...log.slice(6)],
    ['record-missing', 4],
  ],
  ['two records are exchanged and numbered anew', anew(swapped(2, 4)), ['order-altered', 5]],
  [
    'two records of two streams are exchanged and numbered anew',
    anew(swapped(2, 3)),
    ['records-replaced', 1],
  ],
  [
    'a record is put in',
    anew([...records.slice(0, 10), invented, ...records.slice(10)]),
    ['records-replaced', 9],
  ],
  ['a record is added at the end', anew([...records, invented]), ['record-surplus', 25]],
  [
    'a record is put in, dated long before',
    anew([...records.slice(0, 10), invented.replace('T10', 'T02'), ...records.slice(10)]),
    ['order-altered', 11],
  ],
  ['the file is cut off between two records', log.slice(0, 20), ['record-missing', 20]],
  [
    'the file is cut off within a record',
    [...log.slice(0, 20), (log[20] ?? '').slice(0, 90)],
    ['line-unreadable', 20],
  ],
  ['the file is cut off within its first line', [header.slice(0, 200)], ['not-a-log', null]],
  [
    'the log is cut back to an earlier head',
    [headLine((heads) => heads.slice(0, 1)), ...lines.slice(0, 8)],
    ['older-larger', 9],
    { older },
  ],
  [
    'history is written anew and signed with the right key',
    logOf(replaced(9, 'OptedOut', 'OptedIn')),
    ['history-rewritten', 1],
    { older },
  ],
  [
    'the log forks behind the older head’s beginning',
    logOf([...records.slice(0, 11), invented]),
    ['history-rewritten', 1],
    { older },
  ],
  [
    'everything is signed anew by another key',
    logOf(records, stranger),
    ['older-not-signed', null],
    { older },
  ],
  [
    'everything is signed anew by another key, and the right one is known',
    logOf(records, stranger),
    ['another-key', null],
    { key },
  ],
  [
    'another key is named',
    [headLine((heads) => heads, writeKey(sha256, stranger.key)), ...lines],
    ['signature-missing', null],
  ],
  [
    'a head of another log is put in',
    [headLine((heads) => [...heads, headOf(records, neighbour, timeOf(24))]), ...lines],
    ['head-of-another-log', null],
  ],
  [
    'a head of a tree of other records is put in',
    [headLine((heads) => [...heads, headOf(swapped(2, 3), own, timeOf(25))]), ...lines],
    ['records-replaced', 25],
  ],
  [
    'a head says another size',
    [headLine((heads) => heads.map((one) => one.replace('\n24\n', '\n23\n'))), ...lines],
    ['signature-wrong', null],
  ],
  [
    'a head says another hash',
    [
      headLine((heads) =>
        heads.map((one) => one.replace(/\n8\n\S{44}/u, `\n8\n${toBase64(new Uint8Array(32))}`)),
      ),
      ...lines,
    ],
    ['signature-wrong', null],
  ],
  [
    'a head says another time',
    [headLine((heads) => heads.map((one) => one.replace('2026-11-16', '2026-11-15'))), ...lines],
    ['signature-wrong', null],
  ],
  [
    'a signature is damaged',
    [headLine((heads) => heads.map(signatureFlipped)), ...lines],
    ['signature-wrong', null],
  ],
  [
    'a signature is taken away',
    [headLine((heads) => heads.map((one) => one.replace(/— .*\n$/u, ''))), ...lines],
    ['head-unreadable', null],
  ],
  ['all heads are taken away', [headLine(() => []), ...lines], ['head-unreadable', null]],
  [
    'an older head of another log is shown',
    log,
    ['older-of-another-log', null],
    { older: headOf(records.slice(0, 8), neighbour, timeOf(8)) },
  ],
  ['an older head is damaged', log, ['older-not-signed', null], { older: older.replace('\n12\n', '\n11\n') }],
  ['half an older head is shown', log, ['older-unreadable', null], { older: older.slice(0, 40) }],
  [
    'a recording is altered',
    log,
    ['recording-unknown', null],
    { recordings: { 'call.wav': hashOf('what was not said') } },
  ],
];

describe('the verifier of a log', () => {
  it('accepts what is whole, with an older head, the key and a recording', () => {
    const outside = { older, key, recordings: { 'call.wav': recordingHash } };
    const verdict = verdictOn(log, outside);
    expect(verdict).toMatchObject({ failures: [], isWell: true, size: 24, key });
    expect(verdict.found).toHaveLength(5);
  });

  it.each(tampered.map(([what, of, found, outside]) => ({ what, of, found, outside })))(
    'finds that $what',
    ({ of, found: [code, record], outside }) => {
      const { failures, isWell } = verdictOn(of, outside);
      expect(isWell).toBe(false);
      expect(failures.map((one) => [one.code, one.record])).toContainEqual([code, record]);
    },
  );

  it('knows at least twenty kinds', () => {
    expect(tampered.length).toBeGreaterThanOrEqual(20);
  });

  it('finds any one bit that is flipped anywhere in a record or its hash', () => {
    const line = lines[11] ?? '';
    for (let where = 0; where < line.length; where += 1) {
      const { isWell, failures } = verdictOn(at(12, () => flipped(line, where)));
      expect(isWell, `bit of character ${String(where)}`).toBe(false);
      expect(failures.some((one) => one.record !== null && one.record <= 13)).toBe(true);
    }
  });
});
