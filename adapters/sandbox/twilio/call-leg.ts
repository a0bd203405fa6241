import type { TwilioAccount } from './call-back.js';
import type { CallEvent, CallStatus } from './call-feed.js';
import { createLine, type CallClock, type Line } from './call-line.js';
import { callParams } from './call-params.js';
import type { CallRecord, CallStore } from './call-store.js';
import type { Leg } from './twiml-program.js';
import { freshSid } from './sid.js';

interface Needs {
  readonly account: TwilioAccount;
  readonly clock: CallClock;
  readonly store: CallStore;
  readonly tell: (event: CallEvent) => void;
  readonly tellProduct: Leg['tellProduct'];
  /** Hears when a row could not be kept; the call goes on. */
  readonly onBug: (error: unknown) => void;
  /** Parameters that stay the same during the call, beside the usual ones. */
  readonly extra?: Readonly<Record<string, string>>;
}

type Parties = Pick<CallRecord, 'parentSid' | 'direction' | 'from' | 'to' | 'forwardedFrom' | 'callerName'>;

/** One end of a call with its row, from ringing to its end. */
export interface CallLeg extends Leg {
  readonly line: Line;
  readonly record: () => CallRecord;
  /** Sets its status for good, takes whoever is on the line off it, and keeps it; the first time counts. */
  readonly end: (status: CallStatus) => Promise<CallRecord>;
  /** Returns once its row says what happened last. */
  readonly kept: () => Promise<void>;
}

/** A leg that rings; `tell` hears of it and of all that follows. */
export function createCallLeg(needs: Needs, parties: Parties, sid = freshSid('CA')): CallLeg {
  const { account, clock, store } = needs;
  const gone = new AbortController();
  const now = (): Date => new Date(clock.now());
  let record: CallRecord = {
    ...parties,
    sid,
    accountSid: account.accountSid,
    status: 'ringing',
    createdAt: now(),
    answeredAt: null,
    endedAt: null,
    durationS: null,
    updatedAt: now(),
  };
  const keep = (one: CallRecord): Promise<void> => store.save(one).catch(needs.onBug);
  let keeping = keep(record);
  const turn = (change: Partial<CallRecord>): void => {
    const next = { ...record, ...change, updatedAt: now() };
    record = next;
    keeping = keeping.then(() => keep(next));
  };
  const line = createLine({ clock, gone: gone.signal, tell: needs.tell });

  return {
    account,
    callSid: sid,
    line,
    record: () => record,
    params: () => ({ ...callParams(record), ...needs.extra }),
    tellProduct: needs.tellProduct,
    answer() {
      if (record.status !== 'ringing') return;
      turn({ status: 'in-progress', answeredAt: now() });
      needs.tell({ type: 'answered' });
    },
    async end(status) {
      if (record.endedAt === null) {
        const { answeredAt } = record;
        const durationS = answeredAt === null ? 0 : Math.ceil((clock.now() - answeredAt.getTime()) / 1_000);
        turn({ status, endedAt: now(), durationS });
        gone.abort();
        needs.tell({ type: 'ended', status, durationS });
      }
      await keeping;
      return record;
    },
    kept: () => keeping,
  };
}
