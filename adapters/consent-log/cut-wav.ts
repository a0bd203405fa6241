/** What plays between two moments of a WAV file, to the sample, as a file of its own; undefined where it is none. */
export function cutWav(bytes: Uint8Array, fromMs: number, toMs: number): Uint8Array | undefined {
  const found = soundIn(bytes);
  if (found === undefined) return undefined;
  const { format, data, bytesPerSecond, blockBytes } = found;
  const offsetOf = (ms: number): number => {
    const offset = Math.floor((Math.max(0, ms) * bytesPerSecond) / 1_000 / blockBytes) * blockBytes;
    return Math.min(offset, data.length);
  };
  const cut = data.subarray(offsetOf(fromMs), offsetOf(toMs));
  const padding = cut.length % 2;
  const file = Buffer.alloc(12 + 8 + format.length + 8 + cut.length + padding);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(format.length, 16);
  file.set(format, 20);
  file.write('data', 20 + format.length, 'latin1');
  file.writeUInt32LE(cut.length, 24 + format.length);
  file.set(cut, 28 + format.length);
  return file;
}

/** The chunks that a sound consists of. (Multimedia Programming Interface and Data Specifications 1.0, 1991.) */
function soundIn(bytes: Uint8Array) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number): string => file.toString('latin1', at, at + 4);
  if (file.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') return undefined;
  let format: Buffer | undefined;
  for (let at = 12; at + 8 <= file.length;) {
    const length = file.readUInt32LE(at + 4);
    // A file that was written as it came may not know its own length.
    const content = file.subarray(at + 8, Math.min(at + 8 + length, file.length));
    if (name(at) === 'fmt ' && content.length >= 16 && content.length % 2 === 0) format = content;
    if (name(at) === 'data' && format !== undefined) {
      const [bytesPerSecond, blockBytes] = [format.readUInt32LE(8), format.readUInt16LE(12)];
      return blockBytes === 0 ? undefined : { format, data: content, bytesPerSecond, blockBytes };
    }
    at += 8 + length + (length % 2);
  }
  return undefined;
}
