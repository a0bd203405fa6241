import { createHash, createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Fault } from '../../application/ports/fault.js';

const sequence = z.int().positive();
const time = z.iso.datetime();
const before = z.string();

/** A key that was destroyed, or a person of a tenant for whom no key is ever made again. Ids only. */
const entry = z.union([
  z.strictObject({ sequence, keyId: z.string(), destroyedAt: time, before }),
  z.strictObject({ sequence, tenant: z.string(), subject: z.string(), destroyedAt: time, before }),
]);
/** Says that nothing else was destroyed until then. Only who has the master key can say so. */
const stamp = z.strictObject({ asOf: time, sequence: z.int().nonnegative(), before, mac: z.string() });

type Unchained<Line> = Line extends unknown ? Omit<Line, 'before'> : never;
export type LedgerEntry = Unchained<z.infer<typeof entry>>;

/** How far a ledger goes. */
export interface LedgerEnd {
  /** Of its newest entry; 0 when nothing was destroyed yet. */
  readonly sequence: number;
  /** Until when it is complete; undefined when it holds no stamp. */
  readonly asOf: string | undefined;
  /** Whether that stamp is its last line. */
  readonly isStamped: boolean;
  /** SHA-256 of its last line, which the next one carries. */
  readonly digest: string;
}

export const emptyLedger: LedgerEnd = {
  sequence: 0,
  asOf: undefined,
  isStamped: false,
  digest: '0'.repeat(64),
};

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const chained = (one: object, { digest }: LedgerEnd): string => JSON.stringify({ ...one, before: digest });

/** The line of an entry. */
export const entryLine = (end: LedgerEnd, one: LedgerEntry): string => chained(one, end);

/** The line that says until when everything stands above it. `key`: 32 bytes, of this purpose only. */
export const stampLine = (end: LedgerEnd, asOf: string, key: Uint8Array): string =>
  chained({ asOf, sequence: end.sequence, mac: macOf(key, asOf, end) }, end);

const macOf = (key: Uint8Array, asOf: string, end: LedgerEnd): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([asOf, end.sequence, end.digest]))
    .digest('hex');

interface Next {
  readonly end: LedgerEnd;
  /** Undefined for a stamp. */
  readonly entry: LedgerEntry | undefined;
}

/** Checks the line behind another one. Raises `ledger-broken`; `at` is its number, from 1. */
export function nextLine(end: LedgerEnd, text: string, { key, at }: { key: Uint8Array; at: number }): Next {
  const one = parsed(text, at);
  const digest = digestOf(text);
  if (one.before !== end.digest) throw broken(at);
  if ('asOf' in one) {
    if (one.mac !== macOf(key, one.asOf, end)) throw broken(at);
    return { end: { sequence: end.sequence, asOf: one.asOf, isStamped: true, digest }, entry: undefined };
  }
  if (one.sequence !== end.sequence + 1) throw broken(at);
  return { end: { ...end, sequence: one.sequence, isStamped: false, digest }, entry: one };
}

/** Where a ledger ends by its last line alone, whatever stands above it. */
export function endAfter(text: string): LedgerEnd {
  const one = parsed(text, undefined);
  const isStamped = 'asOf' in one;
  return {
    ...{ sequence: one.sequence, digest: digestOf(text), isStamped },
    asOf: isStamped ? one.asOf : undefined,
  };
}

function parsed(text: string, at: number | undefined) {
  try {
    return z.union([stamp, entry]).parse(JSON.parse(text));
  } catch (error) {
    throw broken(at, error);
  }
}

const broken = (at: number | undefined, cause?: unknown): Fault =>
  new Fault(
    'ledger-broken',
    `The erasure ledger is broken at ${at === undefined ? 'its end' : `line ${String(at)}`}: it was edited or cut off, or is another installation’s.`,
    cause,
  );

/** Every entry of a ledger, each line checked behind the one before; returns how far it goes. Raises `ledger-broken`. */
export async function* readLedger(path: string, key: Uint8Array): AsyncGenerator<LedgerEntry, LedgerEnd> {
  let end = emptyLedger;
  let at = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    at += 1;
    const next = nextLine(end, text, { key, at });
    end = next.end;
    if (next.entry !== undefined) yield next.entry;
  }
  return end;
}

/** How far a ledger goes, every line of it checked. Raises `ledger-broken`. */
export async function checkLedger(path: string, key: Uint8Array): Promise<LedgerEnd> {
  const entries = readLedger(path, key);
  for (;;) {
    const next = await entries.next();
    if (next.done === true) return next.value;
  }
}
