import { readHead, type Head } from './checkpoint.js';
import { checkNote, readKey, type NoteKey } from './note.js';
import type { Failures, Outside, Tools } from './verdict.js';

/** The key to check with: what is known from elsewhere goes before what the file says of itself. */
export function keyOf(
  { sha256 }: Tools,
  own: string,
  { key: known }: Outside,
  failures: Failures,
): NoteKey | undefined {
  const key = readKey(sha256, known ?? own);
  if (key === undefined) {
    failures.add(
      'head-unreadable',
      null,
      'The key that the signatures should be checked with cannot be read.',
    );
  } else if (known !== undefined && known.trim() !== own) {
    failures.add('another-key', null, 'This was signed with another key than the one that you know.');
  }
  return key;
}

/** Whether this key signed the head of its own log. */
export function isSigned(
  tools: Tools,
  { head, key, failures }: { readonly head: Head; readonly key: NoteKey; readonly failures: Failures },
): boolean {
  const when = head.signedAt;
  if (head.origin !== key.name) {
    failures.add('head-of-another-log', null, `The head of ${when} belongs to another log, ${head.origin}.`);
    return false;
  }
  const state = checkNote(tools, head.note, key);
  if (state === 'forged') {
    failures.add(
      'signature-wrong',
      null,
      `The signature under the head of ${when} is wrong: it was altered after it was signed.`,
    );
  }
  if (state === 'unsigned') {
    failures.add('signature-missing', null, `The head of ${when} is not signed with this log's key.`);
  }
  return state === 'signed';
}

/** A head that somebody kept, when it is this key's. */
export function readOlder(
  tools: Tools,
  { older, key, failures }: { readonly older: string; readonly key: NoteKey; readonly failures: Failures },
): Head | undefined {
  const head = readHead(older);
  if (head === undefined) {
    failures.add(
      'older-unreadable',
      null,
      'The older head cannot be read: paste all of it, with the line that begins with a dash.',
    );
    return undefined;
  }
  if (head.origin !== key.name) {
    failures.add('older-of-another-log', null, `The older head belongs to another log, ${head.origin}.`);
    return undefined;
  }
  if (checkNote(tools, head.note, key) === 'signed') return head;
  const sentence =
    'The older head is not signed with the key of this file: one of them was signed by somebody else.';
  failures.add('older-not-signed', null, sentence);
  return undefined;
}
