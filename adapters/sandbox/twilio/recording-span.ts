import type { Sound } from './call-line.js';
import type { RecordedSound } from './recording-wav.js';

/** What of a call a recording holds; milliseconds of the clock. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  /** While it was paused: left out, or kept as silence. */
  readonly pauses: readonly {
    readonly fromMs: number;
    readonly toMs: number;
    readonly behavior: 'skip' | 'silence';
  }[];
  readonly by?: Sound['by'] | undefined;
  readonly trims: boolean;
}

/** The sounds of a call that stand in its recording, and how long that is. */
export function recorded(
  sounds: readonly Sound[],
  span: Span,
): { readonly sounds: readonly RecordedSound[]; readonly durationMs: number } {
  const { fromMs, toMs, pauses } = span;
  const heard = sounds
    .filter(({ by }) => span.by === undefined || by === span.by)
    .flatMap((sound) => within(sound, fromMs, toMs))
    .flatMap((sound) => pauses.reduce<readonly RecordedSound[]>(without, [sound]));
  const first = span.trims ? Math.min(...heard.map((one) => one.fromMs), toMs) : fromMs;
  const last = span.trims ? Math.max(...heard.map((one) => one.toMs), first) : toMs;
  const skipped = (until: number): number =>
    pauses
      .filter(({ behavior }) => behavior === 'skip')
      .reduce((sum, one) => sum + Math.max(0, Math.min(one.toMs, until) - Math.max(one.fromMs, first)), 0);
  const at = (ms: number): number => ms - first - skipped(ms);
  return {
    sounds: heard.map((one) => ({ ...one, fromMs: at(one.fromMs), toMs: at(one.toMs) })),
    durationMs: at(last),
  };
}

const within = (sound: RecordedSound, fromMs: number, toMs: number): readonly RecordedSound[] => {
  const cut = { ...sound, fromMs: Math.max(sound.fromMs, fromMs), toMs: Math.min(sound.toMs, toMs) };
  const skippedMs = (sound.skippedMs ?? 0) + cut.fromMs - sound.fromMs;
  return cut.toMs > cut.fromMs ? [{ ...cut, ...(skippedMs > 0 && { skippedMs }) }] : [];
};

const without = (
  sounds: readonly RecordedSound[],
  pause: { fromMs: number; toMs: number },
): readonly RecordedSound[] =>
  sounds.flatMap((sound) => [
    ...within(sound, -Infinity, pause.fromMs),
    ...within(sound, pause.toMs, Infinity),
  ]);
