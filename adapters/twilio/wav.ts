/**
 * How long a WAV file plays, in milliseconds; undefined where it is none. (Multimedia Programming Interface and Data Specifications
 * 1.0, IBM and Microsoft 1991: chunks of a four-letter name, a length and that many bytes, padded to an even number.)
 */
export function wavDurationMs(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || name(bytes, 0) !== 'RIFF' || name(bytes, 8) !== 'WAVE') return undefined;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const content = at + 8;
    if (name(bytes, at) === 'fmt ' && content + 12 <= bytes.length) {
      bytesPerSecond = view.getUint32(content + 8, true);
    }
    if (name(bytes, at) === 'data') {
      // A file that was written as it came may not know its own length.
      const present = Math.min(length, bytes.length - content);
      return bytesPerSecond === 0 ? undefined : Math.round((present * 1_000) / bytesPerSecond);
    }
    at = content + length + (length % 2);
  }
  return undefined;
}

const name = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
