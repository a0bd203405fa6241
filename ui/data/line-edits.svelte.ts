import type { Answering, ChangeLine, LineSettings } from '../../adapters/http/contract/line.js';
import { Edit } from './edit.svelte.js';
import { line } from './line.svelte.js';
import { hoursOf, hoursRow, type HoursValue } from './open-hours.js';
import { dialled, numberText } from './phone-number.js';
import { transferRow, transfersOf, type TransferRow } from './transfer-rows.js';

export interface NumberValue {
  number: string;
}
export interface AnsweringValue extends HoursValue {
  mode: Answering['mode'];
  staffSeconds: number;
  closedDates: string[];
}
export interface TransfersValue {
  rows: TransferRow[];
}
export interface VoiceValue {
  language: string;
  voice: string;
}
export interface GreetingValue {
  greeting: string;
}
export interface RecordingValue {
  asksFirst: boolean;
}
export interface TextingValue {
  readiness: LineSettings['texting']['readiness'];
  reason: string;
}

const of = <Value>(form: {
  readonly read: (settings: LineSettings) => Value;
  readonly write: (value: Value) => ChangeLine;
}): Edit<Value, LineSettings> => new Edit({ path: '/line', settings: line }, form);

const shown = (number: string | null): string => (number === null ? '' : numberText(number));
const written = (number: string): string | null => (dialled(number) === '' ? null : dialled(number));

/** The sections of the phone line that are saved one by one. */
export const edits = {
  number: of<NumberValue>({
    read: ({ number }) => ({ number: shown(number) }),
    write: ({ number }) => ({ number: written(number) }),
  }),
  own: of<NumberValue>({
    read: ({ ownNumber }) => ({ number: shown(ownNumber) }),
    write: ({ number }) => ({ ownNumber: written(number) }),
  }),
  answering: of<AnsweringValue>({
    read: ({ answering: { mode, staffSeconds, hours, closedDates } }) => ({
      mode,
      staffSeconds,
      isAlwaysOpen: hours.length === 0,
      rows: hours.map(({ day, from, to }) => hoursRow(day, from, to)),
      closedDates: [...closedDates],
    }),
    write: ({ mode, staffSeconds, isAlwaysOpen, rows, closedDates }) => ({
      answering: {
        mode,
        staffSeconds,
        hours: isAlwaysOpen ? [] : hoursOf(rows),
        closedDates: [...closedDates].sort(),
      },
    }),
  }),
  transfers: of<TransfersValue>({
    read: ({ transfers }) => ({ rows: transfers.map(transferRow) }),
    write: ({ rows }) => ({ transfers: transfersOf(rows) }),
  }),
  voice: of<VoiceValue>({
    read: ({ language, voice }) => ({ language, voice }),
    write: ({ language, voice }) => ({ voice: { language, voice: voice.trim() } }),
  }),
  greeting: of<GreetingValue>({
    read: ({ greeting }) => ({ greeting }),
    write: ({ greeting }) => ({ greeting: greeting.trim() }),
  }),
  recording: of<RecordingValue>({
    read: ({ asksFirst }) => ({ asksFirst }),
    write: ({ asksFirst }) => ({ asksFirst }),
  }),
  texting: of<TextingValue>({
    read: ({ texting: { readiness, reason } }) => ({ readiness, reason: reason ?? '' }),
    write: ({ readiness, reason }) => ({
      texting: { readiness, reason: readiness === 'refused' && reason.trim() !== '' ? reason.trim() : null },
    }),
  }),
} as const;

export const lineEdits = Object.values(edits);

export function adoptLine(settings: LineSettings): void {
  for (const edit of lineEdits) edit.adopt(settings);
}
