import type { ConversationEvent } from '../../domain/conversation/conversation.js';
import type { InstallationEvent, RequestKind } from '../../domain/installation/installation.js';
import { isErased } from '../../domain/kernel/personal.js';
import { counted, createList, findingOf, type Witness } from './witness.js';

const dayMs = 24 * 60 * 60_000;
const deadlineDays = 30;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;

/** What an erasure tells, as far as it is looked at here: by name, whichever part of the program writes it. */
type ErasureEvent =
  | { readonly type: 'ErasureRequested'; readonly data: object }
  | { readonly type: 'ErasureCancelled'; readonly data: object }
  | { readonly type: 'ErasureCompleted'; readonly data: object };

/** P14: whatever was to be erased is gone within thirty days. */
export function erasures(): Witness<ErasureEvent> {
  const open = new Map<string, string>();
  let count = 0;
  const against = createList();
  return {
    on: {
      ErasureRequested(data, { stream, recordedAt }) {
        const deadline = textIn(data, 'deadlineAt') ?? addDays(recordedAt, deadlineDays);
        open.set(stream.id, deadline);
        const requestedAt = textIn(data, 'requestedAt');
        if (requestedAt !== undefined && daysBetween(requestedAt, deadline) > deadlineDays)
          against.add(`erasure ${stream.id} was given longer than ${String(deadlineDays)} days`);
      },
      ErasureCancelled: (_data, { stream }) => void open.delete(stream.id),
      ErasureCompleted(data, { stream, recordedAt }) {
        count += 1;
        const deadline = open.get(stream.id);
        if (deadline !== undefined && (textIn(data, 'completedAt') ?? recordedAt) > deadline)
          against.add(`erasure ${stream.id} took longer than ${String(deadlineDays)} days`);
        open.delete(stream.id);
      },
    },
    testify({ now }) {
      for (const [id, deadline] of open)
        if (now > deadline) against.add(`erasure ${id} is not done and past its deadline`);
      const about = `${counted(count, 'erasure')} completed in time, ${String(open.size)} under way`;
      return findingOf(count, about, against.found());
    },
  };
}

const addDays = (time: string, days: number): string =>
  new Date(Date.parse(time) + days * dayMs).toISOString();

/** A field of an event by its name. */
function textIn(data: object, field: string): string | undefined {
  const value: unknown = Object.entries(data).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value : undefined;
}

const monthsMax = 12;
/** A run a day, and one more should it fail. */
const lateDays = 2;

/** P15: nothing that was said is older than twelve months. */
export function retention(): Witness<ConversationEvent> {
  let oldest: string | undefined;
  let ran: string | undefined;
  let expired = 0;
  const against = createList();
  const expire = (): void => {
    expired += 1;
  };
  const witness = {
    ConversationStarted({ startedAt, opening }: { startedAt: string; opening: unknown }) {
      if (!isErased(opening) && (oldest === undefined || startedAt < oldest)) oldest = startedAt;
    },
    ConversationExpired: expire,
    CallExpired: expire,
    RetentionRunCompleted: (_data: object, { recordedAt }: { readonly recordedAt: string }) => {
      ran = recordedAt;
    },
  };
  return {
    on: witness,
    testify({ now }) {
      const limit = new Date(Date.parse(now) - lateDays * dayMs);
      limit.setUTCMonth(limit.getUTCMonth() - monthsMax);
      if (oldest !== undefined && oldest < limit.toISOString())
        against.add(`what was said on ${oldest.slice(0, 10)} can still be read`);
      const run = ran === undefined ? 'no run yet' : `last run ${ran.slice(0, 10)}`;
      const survivor = oldest === undefined ? '' : `, oldest that is left of ${oldest.slice(0, 10)}`;
      const about = `${counted(expired, 'transcript')} done away with, ${run}${survivor}`;
      return findingOf(expired, about, against.found());
    },
  };
}

interface Request {
  readonly kind: RequestKind;
  readonly receivedAt: string;
  readonly dueAt: string;
}

type Noted = Extract<InstallationEvent, { type: 'DataRequestNoted' }>['data'];
type Closed = Extract<InstallationEvent, { type: 'DataRequestClosed' }>['data'];

/** What was asked about data by letter or form, and what became of it. */
function dataRequests(isMeant: (kind: RequestKind) => boolean) {
  const open = new Map<string, Request>();
  const state = { noted: 0, closed: 0 };
  const against = createList();
  const on = {
    DataRequestNoted({ requestId, kind, receivedAt, dueAt }: Noted) {
      if (!isMeant(kind)) return;
      state.noted += 1;
      open.set(requestId, { kind, receivedAt, dueAt });
    },
    DataRequestClosed({ requestId, closedAt }: Closed) {
      const request = open.get(requestId);
      if (request === undefined) return;
      state.closed += 1;
      if (closedAt > request.dueAt) against.add(`request ${requestId} was answered after its deadline`);
      open.delete(requestId);
    },
  };
  const late = (now: string): void => {
    for (const [id, { dueAt }] of open) if (now > dueAt) against.add(`request ${id} is past its deadline`);
  };
  return { on, open, state, against, late };
}

/** P17: deletion that was asked for, however it came, is done within thirty days. */
export function deletionRequests(): Witness<InstallationEvent | ErasureEvent> {
  const register = dataRequests((kind) => kind === 'erasure');
  const { open, state, against, late } = register;
  const begun = new Set<string>();
  return {
    on: {
      ...register.on,
      // One that came by letter stands in the register already.
      ErasureRequested(data, { stream }) {
        if (textIn(data, 'proof') === 'operator') return;
        state.noted += 1;
        begun.add(stream.id);
      },
      ErasureCompleted(_data, { stream }) {
        if (begun.delete(stream.id)) state.closed += 1;
      },
    },
    testify({ now }) {
      late(now);
      for (const [id, { receivedAt, dueAt }] of open)
        if (daysBetween(receivedAt, dueAt) > deadlineDays + 1)
          against.add(`request ${id} was given longer than ${String(deadlineDays)} days`);
      const about = `${counted(state.noted, 'deletion')} asked for, ${String(state.closed)} done in time`;
      return findingOf(state.noted, about, against.found());
    },
  };
}

/** P25: questions have an address, and every request its deadline. */
export function requests(): Witness<InstallationEvent> {
  const { on, open, state, against, late } = dataRequests(() => true);
  return {
    on,
    testify({ now, contact }) {
      late(now);
      if (!/^[^@\s]+@[^@\s]+$/u.test(contact)) against.add('there is no address for questions');
      const about = `${counted(state.noted, 'request')} tracked to the deadline, ${String(open.size)} open`;
      return findingOf(state.noted, about, against.found());
    },
  };
}
