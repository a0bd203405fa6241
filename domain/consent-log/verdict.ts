import type { Verify } from './note.js';
import type { Sha256 } from './tree.js';

export interface Tools {
  readonly sha256: Sha256;
  readonly verify: Verify;
}

/** What is known from elsewhere than the file. */
export interface Outside {
  /** A head that somebody kept, as it was written to them. */
  readonly older?: string | undefined;
  /** The key as one line. Without it the file's own is taken, and only an older head can tell whether it is the right one. */
  readonly key?: string | undefined;
  /** SHA-256 of recordings, hex, by the names they are known by here. */
  readonly recordings?: Readonly<Record<string, string>> | undefined;
}

export type FailureCode =
  | 'not-a-log'
  | 'line-unreadable'
  | 'record-altered'
  | 'record-missing'
  | 'record-surplus'
  | 'record-out-of-place'
  | 'record-twice'
  | 'order-altered'
  | 'records-replaced'
  | 'head-unreadable'
  | 'head-of-another-log'
  | 'signature-missing'
  | 'signature-wrong'
  | 'another-key'
  | 'older-unreadable'
  | 'older-of-another-log'
  | 'older-not-signed'
  | 'older-larger'
  | 'older-unproven'
  | 'history-rewritten'
  | 'recording-unknown'
  | 'file-altered'
  | 'proof-wrong';

export interface Failure {
  readonly code: FailureCode;
  /** 1 is the first record; of several it is the first that may be meant. Null where no record is. */
  readonly record: number | null;
  readonly sentence: string;
}

export interface Verdict {
  readonly isWell: boolean;
  /** What was looked at and found right, in sentences. */
  readonly found: readonly string[];
  /** At most a hundred. */
  readonly failures: readonly Failure[];
  readonly size: number;
  readonly signedAt: string | null;
  /** The key whose signatures were checked, as one line. */
  readonly key: string | null;
}

const failureMax = 100;

/** Collects what is wrong, not without end. */
export function createFailures() {
  const failures: Failure[] = [];
  return {
    list: failures,
    add(code: FailureCode, record: number | null, sentence: string): void {
      if (failures.length < failureMax) failures.push({ code, record, sentence });
    },
  };
}
export type Failures = ReturnType<typeof createFailures>;

export const verdictOf = ({ list }: Failures, rest: Omit<Verdict, 'isWell' | 'failures'>): Verdict => ({
  ...rest,
  isWell: list.length === 0,
  failures: list,
});

/** Each recording at hand has to be one that the log names. */
export function checkRecordings(
  given: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
  failures: Failures,
): readonly string[] {
  return Object.entries(given).flatMap(([name, hash]) => {
    if (known.has(hash)) return [`The recording ${name} is, to the last bit, one that the log names.`];
    const sentence = `The recording ${name} is not one that the log names: it was altered, or belongs to something else.`;
    failures.add('recording-unknown', null, sentence);
    return [];
  });
}

/** The fields of a JSON object; undefined for anything else. */
export function jsonFields(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}
