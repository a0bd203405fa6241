import { hotp, stepOf } from '../../adapters/operator-access/totp.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a key as it is typed into an authenticator app (RFC 4648, section 6, without padding). */
export function bytesOf(written: string): Buffer {
  const bits = Array.from(written, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join(
    '',
  );
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => parseInt(byte, 2)));
}

/** An authenticator app with this key. Each code that it shows is newer than the one before, as far as the drift allows. */
export function authenticator(written: string) {
  let last = 0;
  return {
    code: (): string => {
      last = Math.max(last + 1, stepOf(Date.now()) - 1);
      return hotp(bytesOf(written), last);
    },
  };
}
