import { bytesOf, fromBase64, fromHex, joinBytes, toBase64, toHex } from './bytes.js';
import { isSame, type Sha256 } from './tree.js';

/** Ed25519 (RFC 8032). */
export type Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;
export type Sign = (message: Uint8Array) => Uint8Array;

/** Whose signature is trusted. `name`: a web address without its scheme, neither spaces nor plus signs in it. */
export interface NoteKey {
  readonly name: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** What was signed, and lines with signatures under it. C2SP signed-note. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly {
    readonly name: string;
    readonly keyId: Uint8Array;
    readonly bytes: Uint8Array;
  }[];
}

const ed25519 = 1;
const keyIdLength = 4;

/** The first four bytes of the SHA-256 of name and key: a hint which key it is, no proof. */
export const keyIdOf = (sha256: Sha256, { name, publicKey }: NoteKey): Uint8Array =>
  sha256(joinBytes(bytesOf(`${name}\n`), Uint8Array.of(ed25519), publicKey)).subarray(0, keyIdLength);

/** The key as one line that people can pass on: `NAME+ID+BASE64`. */
export const writeKey = (sha256: Sha256, key: NoteKey): string =>
  `${key.name}+${toHex(keyIdOf(sha256, key))}+${toBase64(joinBytes(Uint8Array.of(ed25519), key.publicKey))}`;

/** Undefined for anything else. */
export function readKey(sha256: Sha256, line: string): NoteKey | undefined {
  const [name = '', id = '', ...rest] = line.trim().split('+');
  // Base64 may hold a plus sign itself.
  const bytes = fromBase64(rest.join('+'));
  if (!isName(name) || bytes?.length !== 33 || bytes[0] !== ed25519) return undefined;
  const key = { name, publicKey: bytes.subarray(1) };
  const given = fromHex(id);
  return given !== undefined && isSame(given, keyIdOf(sha256, key)) ? key : undefined;
}

const isName = (name: string): boolean => name !== '' && !/[\s+]/u.test(name);

/** `text` ends with a line feed. */
export function writeNote(sha256: Sha256, text: string, key: NoteKey, sign: Sign): string {
  const signed = joinBytes(keyIdOf(sha256, key), sign(bytesOf(text)));
  return `${text}\n— ${key.name} ${toBase64(signed)}\n`;
}

/** Undefined for what is no signed note. */
export function readNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 1 || !note.endsWith('\n')) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const [, name = '', base64 = ''] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = fromBase64(base64);
    return bytes === undefined || bytes.length <= keyIdLength
      ? undefined
      : { name, keyId: bytes.subarray(0, keyIdLength), bytes: bytes.subarray(keyIdLength) };
  });
  const whole = signatures.flatMap((one) => one ?? []);
  return whole.length === lines.length ? { text: note.slice(0, end + 1), signatures: whole } : undefined;
}

/** `unsigned`: nobody of that name and id signed it. `forged`: somebody says so who has not the key. */
export function checkNote(
  { sha256, verify }: { readonly sha256: Sha256; readonly verify: Verify },
  { text, signatures }: Note,
  key: NoteKey,
): 'signed' | 'unsigned' | 'forged' {
  const keyId = keyIdOf(sha256, key);
  const own = signatures.filter((one) => one.name === key.name && isSame(one.keyId, keyId));
  if (own.length === 0) return 'unsigned';
  const message = bytesOf(text);
  return own.every(({ bytes }) => bytes.length === 64 && verify(bytes, message, key.publicKey))
    ? 'signed'
    : 'forged';
}
