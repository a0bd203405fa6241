const rate = 8_000;

interface Stretch {
  readonly side: 'caller' | 'assistant';
  readonly fromMs: number;
  readonly toMs: number;
}

/** A WAV file of two channels with a hum wherever one side speaks, the caller on the left. */
export function soundOf(durationMs: number, stretches: readonly Stretch[]): Buffer {
  const frameCount = (rate * durationMs) / 1_000;
  const data = Buffer.alloc(frameCount * 4);
  for (const { side, fromMs, toMs } of stretches) {
    const offset = side === 'caller' ? 0 : 2;
    for (let frame = (fromMs * rate) / 1_000; frame < (toMs * rate) / 1_000; frame += 1) {
      // Louder and softer, as words are.
      const seconds = frame / rate;
      const swell = 0.15 + 0.85 * Math.abs(Math.sin(seconds * 5.1) * Math.cos(seconds * 2.3 + 1));
      const sample = Math.sin((frame / rate) * 2 * Math.PI * (side === 'caller' ? 180 : 240)) * swell;
      data.writeInt16LE(Math.round(sample * 12_000), Math.floor(frame) * 4 + offset);
    }
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(2, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 4, 28);
  head.writeUInt16LE(4, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
