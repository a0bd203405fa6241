import { createHmac, timingSafeEqual } from 'node:crypto';

const stepMs = 30_000;
/** A clock that is half a minute off, and a code typed at its last moment. */
const drift = [0, -1, 1] as const;

/** The code of a step: RFC 4226, HOTP, with SHA-1 as authenticator apps take it. */
export function hotp(secret: Uint8Array, step: number, digitCount = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digitCount).padStart(digitCount, '0');
}

/** RFC 6238, section 4: steps of thirty seconds since 1970. */
export const stepOf = (nowMs: number): number => Math.floor(nowMs / stepMs);

/** The step whose code this is, at this time or one step beside it; undefined where it is no code of these. */
export function stepOfCode(secret: Uint8Array, code: string, nowMs: number): number | undefined {
  const typed = Buffer.from(code);
  return drift
    .map((by) => stepOf(nowMs) + by)
    .find((step) => {
      const right = Buffer.from(hotp(secret, step));
      return typed.length === right.length && timingSafeEqual(typed, right);
    });
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, section 6, without padding: as an authenticator app takes a key that is typed. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/gu) ?? [];
  return groups.map((group) => alphabet[parseInt(group.padEnd(5, '0'), 2)] ?? '').join('');
}
