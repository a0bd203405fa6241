const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What each character code stands for; none of the others is hex. */
const digits = new Int8Array(128).fill(-1);
for (let value = 0; value < 16; value += 1) digits[value.toString(16).charCodeAt(0)] = value;

/** Undefined for what is no hex. */
export function fromHex(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor(text.length / 2));
  for (let at = 0; at < bytes.length; at += 1) {
    const high = digits[text.charCodeAt(2 * at)] ?? -1;
    const low = digits[text.charCodeAt(2 * at + 1)] ?? -1;
    if (high < 0 || low < 0) return undefined;
    bytes[at] = high * 16 + low;
  }
  return text.length % 2 === 0 ? bytes : undefined;
}

export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** Undefined for what is no base64, or no base64 as `toBase64` writes it. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(text)) return undefined;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return toBase64(bytes) === text ? bytes : undefined;
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
