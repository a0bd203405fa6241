import type { AccountEvent } from '../../domain/account/account.js';
import type { CallEvent } from '../../domain/call/call.js';
import type { ConsentEvent } from '../../domain/consent/consent.js';
import { isErased, type Erased } from '../../domain/kernel/personal.js';
import { counted, createList, findingOf, type Witness } from './witness.js';

const validMs = 10 * 60_000;

/** P8: one text for a call at most, to the number that calls, within ten minutes. */
export function linkTexts(): Witness<CallEvent | ConsentEvent> {
  const callers = new Map<string, string | Erased | null>();
  const requests = new Map<string, { callId: string; requestedAt: string; phone: string | Erased }>();
  const texted = new Set<string>();
  let count = 0;
  const against = createList();
  return {
    on: {
      CallRang: ({ callId, callerNumber }) => void callers.set(callId, callerNumber),
      TextLinkRequested: ({ requestId, callId, requestedAt, phone }) =>
        void requests.set(requestId, { callId, requestedAt, phone }),
      AttemptBegun({ requestId, begunAt }) {
        count += 1;
        const request = requests.get(requestId);
        if (request === undefined) {
          against.add(`text ${requestId} was asked for in no call`);
          return;
        }
        const { callId, requestedAt, phone } = request;
        if (texted.has(callId)) against.add(`call ${callId} got a second text`);
        texted.add(callId);
        if (Date.parse(begunAt) - Date.parse(requestedAt) > validMs)
          against.add(`text ${requestId} went out more than ten minutes after it was asked for`);
        const caller = callers.get(callId);
        if (!isErased(phone) && typeof caller === 'string' && caller !== phone)
          against.add(`text ${requestId} went to another number than the one that called`);
      },
    },
    testify: () =>
      findingOf(
        count,
        `${counted(count, 'text')} for ${counted(texted.size, 'call')}, each in time and to whoever called`,
        against.found(),
      ),
  };
}

interface Recorded {
  readonly asksFirst: boolean;
  readonly isAnnounced: boolean;
  readonly recording: 'none' | 'started' | 'declined' | 'lost';
  readonly hasAgreed: boolean;
  readonly endedAt: string | null;
}

const hourMs = 60 * 60_000;

/** P9: an answered call is recorded and says so, and without its recording there is no text. */
export function recordings(): Witness<CallEvent | ConsentEvent> {
  const calls = new Map<string, Recorded>();
  const callOf = new Map<string, string>();
  const against = createList();
  const change = (callId: string, what: Partial<Recorded>): void => {
    const call = calls.get(callId);
    if (call !== undefined) calls.set(callId, { ...call, ...what });
  };
  return {
    on: {
      CallAnswered({ callId, announcementVersion, asksFirst }) {
        const isAnnounced = announcementVersion !== '';
        if (!isAnnounced) against.add(`call ${callId} was answered without the announcement`);
        const nothing = { recording: 'none', hasAgreed: false, endedAt: null } as const;
        calls.set(callId, { asksFirst, isAnnounced, ...nothing });
      },
      RecordingAgreed: ({ callId }) => {
        change(callId, { hasAgreed: true });
      },
      RecordingStarted({ callId }) {
        const call = calls.get(callId);
        if (call?.asksFirst === true && !call.hasAgreed)
          against.add(`call ${callId} was recorded before its caller had agreed`);
        if (call?.recording === 'none') change(callId, { recording: 'started' });
      },
      RecordingDeclined: ({ callId }) => {
        change(callId, { recording: 'declined' });
      },
      RecordingLost: ({ callId }) => {
        change(callId, { recording: 'lost' });
      },
      CallEnded: ({ callId, endedAt }) => {
        change(callId, { endedAt });
      },
      TextLinkRequested: ({ requestId, callId }) => void callOf.set(requestId, callId),
      AttemptBegun({ requestId }) {
        const recording = calls.get(callOf.get(requestId) ?? '')?.recording ?? 'none';
        if (recording === 'declined') against.add(`text ${requestId} went out though recording was declined`);
        else if (recording !== 'started')
          against.add(`text ${requestId} went out though its call’s recording was not confirmed`);
      },
    },
    testify({ now }) {
      let declined = 0;
      for (const [callId, { asksFirst, recording, endedAt }] of calls) {
        if (recording === 'declined') declined += 1;
        const isOver = endedAt !== null && Date.parse(now) - Date.parse(endedAt) > hourMs;
        if (recording === 'none' && !asksFirst && isOver)
          against.add(`call ${callId} was neither recorded nor is it said why not`);
      }
      const about = `${counted(calls.size, 'answered call')} announced, ${String(declined)} not recorded because the caller objected`;
      return findingOf(calls.size, about, against.found());
    },
  };
}

/** For what a number that came with a call leaves for the phone company. */
const numberPurposes = new Set(['call', 'link text', 'answer to HELP', 'alert']);

/** P10: the number is used for the link that was asked for. */
export function numbers(): Witness<AccountEvent | ConsentEvent> {
  const tenants = new Set<string>();
  const confirmed = new Set<string>();
  let count = 0;
  const against = createList();
  return {
    on: {
      AccountOpened: (_data, { envelope }) => void tenants.add(envelope.tenant),
      TextLinkRequested() {
        count += 1;
      },
      TextLinkConfirmed: ({ requestId }) => void confirmed.add(requestId),
      AttemptBegun({ requestId }) {
        if (!confirmed.has(requestId)) against.add(`text ${requestId} went out without a yes`);
      },
    },
    async testify({ shares }) {
      for (const tenant of tenants)
        for (const { processor, purpose, categories } of await shares(tenant))
          if (categories.includes('number') && (processor !== 'twilio' || !numberPurposes.has(purpose)))
            against.add(`numbers went to ${processor} for ${purpose}`);
      const about = `${counted(count, 'number')} taken for a link, each used for nothing else`;
      return findingOf(count, about, against.found());
    },
  };
}

/** P11: after STOP nothing goes out until START. */
export function optOuts(): Witness<ConsentEvent> {
  const out = new Set<string>();
  let stops = 0;
  let helps = 0;
  const against = createList();
  return {
    on: {
      OptedOut({ contactId }) {
        stops += 1;
        out.add(contactId);
      },
      OptedIn: ({ contactId }) => void out.delete(contactId),
      HelpRequested() {
        helps += 1;
      },
      AttemptBegun({ contactId, requestId }) {
        if (out.has(contactId)) against.add(`text ${requestId} went to somebody who had opted out`);
      },
    },
    testify: () =>
      findingOf(
        stops + helps,
        `${counted(stops, 'opt-out')} heeded, ${counted(helps, 'request')} for help`,
        against.found(),
      ),
  };
}
