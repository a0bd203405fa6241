/** Somebody spoke, in milliseconds since the recording began. */
export interface RecordedSound {
  readonly by: 'caller' | 'desk';
  readonly text: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** What a microphone heard, as the caller's line took it; synthetic sound stands in its place. */
  readonly samples?: string;
  /** How much at the beginning of it was cut off. */
  readonly skippedMs?: number;
}

export interface Wav {
  readonly bytes: number;
  /** The file, a second at a time: a long call is never in memory as a whole. */
  readonly chunks: () => Generator<Buffer>;
}

const samplesPerSecond = 8_000;
const bytesPerSample = 2;
const headerBytes = 44;

/**
 * A WAV of 16-bit samples at 8 kHz, caller left and desk right, or both in one channel. What no microphone heard is synthetic: each
 * word is a soft tone as long as the word, and the file says so in its comment.
 */
export function wavOf(sounds: readonly RecordedSound[], durationMs: number, channels: 1 | 2): Wav {
  const frames = Math.round((durationMs * samplesPerSecond) / 1_000);
  const dataBytes = frames * channels * bytesPerSample;
  const spoken = sounds.filter(({ samples }) => samples !== undefined);
  const label = comment(
    spoken.length === 0
      ? 'Synthetic sound made by the sandbox'
      : 'Synthetic sound made by the sandbox, beside a caller at a microphone',
  );
  const waves = [
    ...spoken.map(voiceOf),
    ...sounds.filter(({ samples }) => samples === undefined).flatMap(tonesOf),
  ];
  return {
    bytes: headerBytes + dataBytes + label.length,
    *chunks() {
      yield header(dataBytes, label.length, channels);
      for (let from = 0; from < frames; from += samplesPerSecond) {
        yield secondOf(waves, { from, to: Math.min(frames, from + samplesPerSecond) }, channels);
      }
      yield label;
    },
  };
}

/** Something that sounds, from and to counted in samples. */
interface Wave {
  readonly by: 'caller' | 'desk';
  readonly from: number;
  readonly to: number;
  readonly at: (sample: number) => number;
}

function voiceOf({ by, fromMs, toMs, samples = '', skippedMs = 0 }: RecordedSound): Wave {
  const bytes = Buffer.from(samples, 'base64');
  const from = Math.round((fromMs * samplesPerSecond) / 1_000);
  const skipped = Math.round((skippedMs * samplesPerSecond) / 1_000);
  const heard = Math.floor(bytes.length / bytesPerSample) - skipped;
  const to = Math.min(Math.round((toMs * samplesPerSecond) / 1_000), from + heard);
  return { by, from, to, at: (sample) => bytes.readInt16LE((sample - from + skipped) * bytesPerSample) };
}

/** One for each word. */
function tonesOf({ by, text, fromMs, toMs }: RecordedSound): readonly Wave[] {
  const perCharacter = ((toMs - fromMs) * samplesPerSecond) / 1_000 / Math.max(1, text.length);
  const start = (fromMs * samplesPerSecond) / 1_000;
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => {
    const from = Math.round(start + index * perCharacter);
    const to = Math.round(start + (index + word.length) * perCharacter);
    // Two voices an octave apart, each word at a pitch of its own.
    const hertz = (by === 'caller' ? 220 : 440) + (word.charCodeAt(0) % 12) * 10;
    return { by, from, to, at: (sample) => amplitude({ from, to, hertz }, sample) };
  });
}

function secondOf(
  waves: readonly Wave[],
  { from, to }: { readonly from: number; readonly to: number },
  channels: 1 | 2,
): Buffer {
  const second = Buffer.alloc((to - from) * channels * bytesPerSample);
  for (const wave of waves) {
    const channel = channels === 2 && wave.by === 'desk' ? 1 : 0;
    for (let sample = Math.max(from, wave.from); sample < Math.min(to, wave.to); sample += 1) {
      const at = ((sample - from) * channels + channel) * bytesPerSample;
      second.writeInt16LE(louder(second.readInt16LE(at), wave.at(sample)), at);
    }
  }
  return second;
}

const loudness = 3_000;
const louder = (one: number, other: number): number => Math.max(-32_768, Math.min(32_767, one + other));

/** Swells and fades within the word, so that nothing clicks. */
function amplitude(
  { from, to, hertz }: { readonly from: number; readonly to: number; readonly hertz: number },
  sample: number,
): number {
  const through = (sample - from) / (to - from);
  const wave = Math.sin((2 * Math.PI * hertz * (sample - from)) / samplesPerSecond);
  return Math.round(loudness * Math.sin(Math.PI * through) * wave);
}

function header(dataBytes: number, labelBytes: number, channels: 1 | 2): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  const frameBytes = channels * bytesPerSample;
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(headerBytes - 8 + dataBytes + labelBytes, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(channels, 22);
  bytes.writeUInt32LE(samplesPerSecond, 24);
  bytes.writeUInt32LE(samplesPerSecond * frameBytes, 28);
  bytes.writeUInt16LE(frameBytes, 32);
  bytes.writeUInt16LE(8 * bytesPerSample, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(dataBytes, 40);
  return bytes;
}

/** A LIST chunk with one comment, after the samples, where readers that expect 44 bytes of header do not stumble. */
function comment(text: string): Buffer {
  const padded = Buffer.from(`${text}\0`.padEnd(Math.ceil((text.length + 1) / 2) * 2, '\0'), 'latin1');
  const bytes = Buffer.alloc(20 + padded.length);
  bytes.write('LIST', 0, 'latin1');
  bytes.writeUInt32LE(12 + padded.length, 4);
  bytes.write('INFOICMT', 8, 'latin1');
  bytes.writeUInt32LE(padded.length, 16);
  padded.copy(bytes, 20);
  return bytes;
}
