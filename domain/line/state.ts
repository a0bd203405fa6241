import type { Evolve } from '../kernel/decider.js';
import { isBlocked } from '../kernel/block.js';
import { isErased, type Erased } from '../kernel/personal.js';
import type { AnsweringMode, LineEvent, OpenRange, Readiness, Transfer } from './events.js';

/** How the phone of one business is answered. */
export interface Line {
  readonly changeIds: readonly string[];
  /** Null: the business has no line with us. */
  readonly number: string | null;
  readonly ownNumber: string | null;
  readonly mode: AnsweringMode;
  readonly staffSeconds: number;
  readonly hours: readonly OpenRange[];
  readonly closedDates: readonly string[];
  readonly transfers: readonly Transfer[];
  readonly language: string;
  readonly voice: string;
  readonly greeting: string;
  readonly asksFirst: boolean;
  readonly readiness: Readiness;
  readonly readinessReason: string | null;
  /** Whose calls are not taken, and until when. */
  readonly blocked: readonly { readonly contactId: string; readonly endsAt: string }[];
}

export const initial: Line = {
  changeIds: [],
  number: null,
  ownNumber: null,
  mode: 'assistant',
  staffSeconds: 15,
  hours: [],
  closedDates: [],
  transfers: [],
  language: 'en-US',
  voice: '',
  greeting: '',
  asksFirst: false,
  readiness: 'not-asked',
  readinessReason: null,
  blocked: [],
};

const noted = (line: Line, changeId: string): Line => ({ ...line, changeIds: [...line.changeIds, changeId] });
const kept = <Value>(value: Value | Erased): Value | null => (isErased(value) ? null : value);

export const evolve: Evolve<Line, LineEvent> = {
  NumberAssigned: (line, { changeId, number }) => ({ ...noted(line, changeId), number: kept(number) }),
  NumberReleased: (line, { changeId }) => ({ ...noted(line, changeId), number: null }),
  OwnNumberSet: (line, { changeId, number }) => ({ ...noted(line, changeId), ownNumber: kept(number) }),
  AnsweringSet: (line, { changeId, mode, staffSeconds, hours, closedDates }) => ({
    ...noted(line, changeId),
    ...{ mode, staffSeconds, hours, closedDates },
  }),
  TransfersSet: (line, { changeId, transfers }) => ({
    ...noted(line, changeId),
    transfers: kept(transfers) ?? [],
  }),
  VoiceSet: (line, { changeId, language, voice }) => ({ ...noted(line, changeId), language, voice }),
  PhoneGreetingSet: (line, { changeId, greeting }) => ({
    ...noted(line, changeId),
    greeting: kept(greeting) ?? '',
  }),
  RecordingConsentSet: (line, { changeId, asksFirst }) => ({ ...noted(line, changeId), asksFirst }),
  TextingReadinessSet: (line, { changeId, readiness, reason }) => ({
    ...noted(line, changeId),
    ...{ readiness, readinessReason: kept(reason) },
  }),
  CallerBlocked: (line, { changeId, contactId, endsAt, setAt }) => ({
    ...noted(line, changeId),
    blocked: [
      ...line.blocked.filter((one) => one.contactId !== contactId && isBlocked(one.endsAt, setAt)),
      { contactId, endsAt },
    ],
  }),
  CallerUnblocked: (line, { changeId, contactId }) => ({
    ...noted(line, changeId),
    blocked: line.blocked.filter((one) => one.contactId !== contactId),
  }),
};
