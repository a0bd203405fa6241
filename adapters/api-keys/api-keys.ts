import { createHash, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const prefix = 'mia_live';
const secretLength = 30;
const checksumLength = 6;
const pattern = new RegExp(
  `^(${prefix}_[0-9A-Za-z]{${String(secretLength)}})_([0-9A-Za-z]{${String(checksumLength)}})$`,
  'u',
);

/** A new key, what is kept of it, and its end, by which its owner knows it again. `mia_live_`, 30 random characters (178 bits), `_`, and a checksum by which a typo is known without looking anything up. */
export function newApiKey() {
  const secret = Array.from({ length: secretLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  const body = `${prefix}_${secret}`;
  const key = `${body}_${checksumOf(body)}`;
  return { key, hash: hashOfKey(key), ending: key.slice(-endingLength) };
}

const endingLength = 4;

/** Whether it can be a key of ours at all. */
export function isApiKey(text: string): boolean {
  const [, body = '', checksum = ''] = pattern.exec(text) ?? [];
  return body !== '' && checksumOf(body) === checksum;
}

/** By which a key is kept and found: 178 random bits need no salt. Hex. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');

function checksumOf(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let place = 0; place < checksumLength; place += 1) {
    text = (alphabet[rest % alphabet.length] ?? '') + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}
