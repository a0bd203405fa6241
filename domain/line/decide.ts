import { endOfBlock, isBlocked } from '../kernel/block.js';
import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { LineCommand } from './commands.js';
import type { AnsweringMode, LineEvent, OpenRange, Transfer } from './events.js';
import type { Line } from './state.js';

export type LineReason =
  | 'NumberNotInternational'
  | 'LineHasNumber'
  | 'LineHasNoNumber'
  | 'NumberIsTheLine'
  | 'OwnNumberNeeded'
  | 'StaffSecondsOutOfRange'
  | 'HoursNotInOrder'
  | 'TooManyItems'
  | 'TextTooLong';

export const lineLimits = {
  staffSecondsMin: 5,
  staffSecondsMax: 60,
  rangeCountMax: 42,
  closedDateCountMax: 100,
  transferCountMax: 9,
  blockedCountMax: 1_000,
  textLengthMax: 300,
} as const;

type Deciding = Decision<LineEvent, LineReason>;

export const decide: Decide<Line, LineCommand, LineEvent, LineReason> = {
  AssignNumber(line, { data, commandId: changeId, now: setAt }) {
    const isOther = line.number !== null && line.number !== data.number;
    const obstacle = isOther ? 'LineHasNumber' : obstacleToNumber(data.number);
    return once(line, changeId, obstacle, { type: 'NumberAssigned', data: { ...data, changeId, setAt } });
  },

  ReleaseNumber: (line, { data, commandId: changeId, now: setAt }) =>
    once(line, changeId, line.number === data.number ? null : 'LineHasNoNumber', {
      type: 'NumberReleased',
      data: { ...data, changeId, setAt },
    }),

  SetOwnNumber(line, { data, commandId: changeId, now: setAt }) {
    const { number } = data;
    // Taking it away would leave callers in a dead line.
    const isNeeded = number === null && ringsOwnNumber(line.mode);
    const obstacle = isNeeded ? 'OwnNumberNeeded' : number === null ? null : obstacleToRing(line, number);
    return once(line, changeId, obstacle, { type: 'OwnNumberSet', data: { ...data, changeId, setAt } });
  },

  SetAnswering(line, { data, commandId: changeId, now: setAt }) {
    const { hours, closedDates, ...rest } = data;
    const lists = { hours: [...hours], closedDates: [...closedDates] };
    return once(line, changeId, obstacleToAnswering(line, data), {
      type: 'AnsweringSet',
      data: { ...rest, ...lists, changeId, setAt },
    });
  },

  SetTransfers: (line, { data, commandId: changeId, now: setAt }) =>
    once(line, changeId, obstacleToTransfers(line, data.transfers), {
      type: 'TransfersSet',
      data: { accountId: data.accountId, transfers: [...data.transfers], changeId, setAt },
    }),

  SetVoice: (line, { data, commandId: changeId, now: setAt }) =>
    once(line, changeId, obstacleToText(data.voice, data.language), {
      type: 'VoiceSet',
      data: { ...data, changeId, setAt },
    }),

  SetPhoneGreeting: (line, { data, commandId: changeId, now: setAt }) =>
    once(line, changeId, obstacleToText(data.greeting), {
      type: 'PhoneGreetingSet',
      data: { ...data, changeId, setAt },
    }),

  SetRecordingConsent: (line, { data, commandId: changeId, now: setAt }) =>
    once(line, changeId, null, { type: 'RecordingConsentSet', data: { ...data, changeId, setAt } }),

  SetTextingReadiness: (line, { data, commandId: changeId, now: setAt }) =>
    once(line, changeId, obstacleToText(data.reason ?? ''), {
      type: 'TextingReadinessSet',
      data: { ...data, changeId, setAt },
    }),

  BlockCaller(line, { data, commandId: changeId, now: setAt }) {
    const blocked = line.blocked.filter(({ endsAt }) => isBlocked(endsAt, setAt));
    return once(line, changeId, blocked.length >= lineLimits.blockedCountMax ? 'TooManyItems' : null, {
      type: 'CallerBlocked',
      data: { ...data, changeId, setAt, endsAt: endOfBlock(setAt) },
    });
  },

  UnblockCaller: (line, { data, commandId: changeId, now: setAt }) =>
    once(line, changeId, null, { type: 'CallerUnblocked', data: { ...data, changeId, setAt } }),
};

function once(line: Line, changeId: string, obstacle: LineReason | null, event: LineEvent): Deciding {
  if (line.changeIds.includes(changeId)) return accept();
  return obstacle === null ? accept(event) : reject(obstacle);
}

const obstacleToNumber = (number: string): LineReason | null =>
  /^\+[1-9]\d{6,14}$/u.test(number) ? null : 'NumberNotInternational';

/** A number that leads back to the line would ring for ever. */
const obstacleToRing = (line: Line, number: string): LineReason | null =>
  number === line.number ? 'NumberIsTheLine' : obstacleToNumber(number);

const obstacleToText = (...texts: readonly string[]): LineReason | null =>
  texts.some((text) => text.length > lineLimits.textLengthMax) ? 'TextTooLong' : null;

const ringsOwnNumber = (mode: AnsweringMode): boolean => mode !== 'assistant';

interface Answering {
  readonly mode: AnsweringMode;
  readonly staffSeconds: number;
  readonly hours: readonly OpenRange[];
  readonly closedDates: readonly string[];
}

function obstacleToAnswering(
  line: Line,
  { mode, staffSeconds, hours, closedDates }: Answering,
): LineReason | null {
  const { staffSecondsMin, staffSecondsMax, rangeCountMax, closedDateCountMax } = lineLimits;
  if (staffSeconds < staffSecondsMin || staffSeconds > staffSecondsMax) return 'StaffSecondsOutOfRange';
  if (hours.length > rangeCountMax || closedDates.length > closedDateCountMax) return 'TooManyItems';
  if (!hours.every(({ from, to }) => from < to)) return 'HoursNotInOrder';
  return ringsOwnNumber(mode) && line.ownNumber === null ? 'OwnNumberNeeded' : null;
}

function obstacleToTransfers(line: Line, transfers: readonly Transfer[]): LineReason | null {
  if (transfers.length > lineLimits.transferCountMax) return 'TooManyItems';
  const obstacles = transfers.map(
    ({ number, label }) => obstacleToRing(line, number) ?? obstacleToText(label),
  );
  return obstacles.find((one) => one !== null) ?? null;
}
