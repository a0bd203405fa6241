import { fromBase64, toBase64 } from './bytes.js';
import { readNote, type Note } from './note.js';
import type { Hash } from './tree.js';

/** How many leaves there were at a time, and the hash over all of them. C2SP tlog-checkpoint; the time is its extension line. */
export interface Checkpoint {
  /** Which log: the name of its key. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** ISO 8601, UTC. */
  readonly signedAt: string;
}

export const writeCheckpoint = ({ origin, size, root, signedAt }: Checkpoint): string =>
  `${origin}\n${String(size)}\n${toBase64(root)}\nsigned at ${signedAt}\n`;

const form =
  /^(?<origin>[^\s+]+)\n(?<size>0|[1-9]\d{0,14})\n(?<root>\S{44})\nsigned at (?<signedAt>\S{20,30})\n$/u;

/** Undefined for the text of anything else. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const { origin, size, root, signedAt } = form.exec(text)?.groups ?? {};
  const hash = root === undefined ? undefined : fromBase64(root);
  if (origin === undefined || signedAt === undefined || hash?.length !== 32) return undefined;
  return { origin, size: Number(size), root: hash, signedAt };
}

/** A signed tree head. */
export interface Head extends Checkpoint {
  readonly note: Note;
}

/** Undefined for anything else. What mail makes of line ends and of blank space around it is put right first. */
export function readHead(written: string): Head | undefined {
  const lines = written
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trim());
  const note = readNote(`${lines.join('\n').trim()}\n`);
  const checkpoint = note && readCheckpoint(note.text);
  return note && checkpoint && { ...checkpoint, note };
}
