import { expect, test } from 'vitest';
import { createLine } from '../../adapters/sandbox/twilio/call-line.js';
import { recorded } from '../../adapters/sandbox/twilio/recording-span.js';
import { wavOf } from '../../adapters/sandbox/twilio/recording-wav.js';
import { createPhoneTime } from '../support/phone-time.js';

/** A second of sound in which each sample is its own number, 0 to 7,999. */
const second = Buffer.from(Int16Array.from({ length: 8_000 }, (_, index) => index).buffer).toString('base64');

async function spokenLine() {
  const time = createPhoneTime();
  const began = time.clock.now();
  const line = createLine({ clock: time.clock, gone: new AbortController().signal, tell: () => undefined });
  await time.pass(1_000);
  const saying = line.say('Hello', second);
  await time.pass(1_000);
  await saying;
  return { line, began };
}

/** The sample of each channel so many milliseconds after the recording began. */
function heardAt(wav: Buffer, ms: number): readonly [left: number, right: number] {
  const at = 44 + ms * 8 * 4;
  return [wav.readInt16LE(at), wav.readInt16LE(at + 2)];
}

test('what was spoken into a microphone is recorded as it was heard, on the caller’s side', async () => {
  const { line, began } = await spokenLine();
  const span = { fromMs: began, toMs: began + 2_000, pauses: [], trims: false };
  const { sounds, durationMs } = recorded(line.sounds, span);
  const wav = Buffer.concat([...wavOf(sounds, durationMs, 2).chunks()]);
  expect(durationMs).toBe(2_000);
  expect([0, 1, 500, 999, 1_000, 1_500].map((ms) => heardAt(wav, ms)[0])).toEqual([0, 8, 4_000, 7_992, 0, 0]);
  expect(heardAt(wav, 500)[1]).toBe(0);
  expect(wav.toString('latin1')).toContain('beside a caller at a microphone');
});

test('of what was spoken before the recording began, or while it was paused, nothing is kept', async () => {
  const { line, began } = await spokenLine();
  const pauses = [{ fromMs: began + 600, toMs: began + 700, behavior: 'silence' as const }];
  const span = { fromMs: began + 250, toMs: began + 1_250, pauses, trims: false };
  const { sounds, durationMs } = recorded(line.sounds, span);
  const wav = Buffer.concat([...wavOf(sounds, durationMs, 2).chunks()]);
  const heard = [0, 100, 349, 350, 449, 450, 749, 750].map((ms) => heardAt(wav, ms)[0]);
  expect(heard).toEqual([2_000, 2_800, 4_792, 0, 0, 5_600, 7_992, 0]);
});
