/** How loud each side is along the recording, from 0 to 1: one figure for each bar that is drawn. */
export interface Wave {
  readonly caller: readonly number[];
  readonly assistant: readonly number[];
}

/**
 * Reads a WAV file of 16-bit samples (RIFF, `fmt ` then `data`), the caller on the left and the assistant on the right. Nothing where
 * it is written in another way. It is read here because decoding it would take four times the memory of a call of an hour.
 */
export function waveOf(bytes: ArrayBuffer, barCount: number): Wave | undefined {
  const view = new DataView(bytes);
  const chunks = chunksOf(view);
  const format = chunks.get('fmt ');
  const data = chunks.get('data');
  if (format === undefined || data === undefined || format.length < 16) return undefined;
  const channelCount = view.getUint16(format.start + 2, true);
  const bitCount = view.getUint16(format.start + 14, true);
  const isPlain = [1, 0xfffe].includes(view.getUint16(format.start, true));
  if (!isPlain || bitCount !== 16 || channelCount < 1) return undefined;
  const frameCount = Math.floor(data.length / (2 * channelCount));
  const loudness = (channel: number): number[] =>
    Array.from({ length: barCount }, (_bar, bar) => {
      const from = Math.floor((bar * frameCount) / barCount);
      const to = Math.floor(((bar + 1) * frameCount) / barCount);
      // A few hundred samples of each bar are enough to see it.
      const step = Math.max(1, Math.floor((to - from) / 400));
      let sum = 0;
      let count = 0;
      for (let frame = from; frame < to; frame += step) {
        const sample = view.getInt16(data.start + (frame * channelCount + channel) * 2, true);
        sum += Math.abs(sample);
        count += 1;
      }
      return sum / Math.max(1, count) / 32_768;
    });
  const caller = loudness(0);
  const assistant = channelCount === 1 ? caller.map(() => 0) : loudness(1);
  return { caller: scaled(caller), assistant: scaled(assistant) };
}

const chunkCountMax = 64;

function chunksOf(view: DataView): ReadonlyMap<string, { readonly start: number; readonly length: number }> {
  const found = new Map<string, { start: number; length: number }>();
  if (view.byteLength < 12 || nameAt(view, 0) !== 'RIFF' || nameAt(view, 8) !== 'WAVE') return found;
  let at = 12;
  while (at + 8 <= view.byteLength && found.size < chunkCountMax) {
    // A recording that was streamed may not know its own length.
    const length = Math.min(view.getUint32(at + 4, true), view.byteLength - at - 8);
    found.set(nameAt(view, at), { start: at + 8, length });
    at += 8 + length + (length % 2);
  }
  return found;
}

const nameAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));

/** Telephones are quiet: the loudest moment of each side fills its half. */
function scaled(bars: readonly number[]): readonly number[] {
  const most = Math.max(0.01, ...bars);
  return bars.map((bar) => bar / most);
}
