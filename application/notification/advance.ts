import { answerMs, type Attempt, type Requested, type Why } from '../../domain/notification/notification.js';
import { Fault } from '../ports/fault.js';
import { beginAttempt } from './begin-attempt.js';
import { bySystem, type NotificationNeeds } from './needs.js';
import { recordUnknown } from './record.js';
import { sendAgain, settleByAsking } from './settle.js';

/** `unsent`: a provider has not said yet what became of it, and is asked again later. */
export type Advanced = 'settled' | 'unsent';

/** More than a notification can have turns. */
const turnsMax = 20;
/** How long an attempt is repeated, and how long a provider is asked about one. */
const patienceMs = 72 * 60 * 60_000;
const askingMs = 60 * 60_000;

/**
 * Does what a notification needs next, until it has to wait: for an answer, for an acknowledgement, for the end of quiet hours. Safe to run
 * at any time, twice, in two processes: whoever has written an attempt down is the only one to act on it, except where the provider knows a
 * repetition by its key.
 */
export const advance =
  (needs: NotificationNeeds) =>
  async (tenant: string, notificationId: string): Promise<Advanced> => {
    for (let turn = 0; turn < turnsMax; turn += 1) {
      const { state } = await needs.handleNotification.load(tenant, notificationId);
      if (state.status !== 'open') return 'settled';
      if (state.nextAt === null || state.nextAt > needs.businessNow(tenant)) return 'settled';
      const after = await turnOf(needs, tenant, state);
      if (after !== 'goes-on') return after;
    }
    throw new Fault('notification-endless', 'A notification does not come to its end.');
  };

type After = 'goes-on' | Advanced;

async function turnOf(needs: NotificationNeeds, tenant: string, state: Requested): Promise<After> {
  const overWith = async (why: Why): Promise<After> => {
    const isLast = state.step === state.steps.length - 1;
    if (isLast && (await oweStill(needs, tenant, state))) return 'unsent';
    return escalate(needs, tenant, state, why);
  };
  const attempt = state.attempts.find(({ step }) => step === state.step);
  if (attempt === undefined) {
    const begun = await beginAttempt(needs, tenant, state);
    return begun === 'not-connected' ? overWith(begun) : begun;
  }
  switch (attempt.status) {
    case 'refused':
    case 'bounced':
      return overWith(attempt.status);
    case 'accepted':
    case 'delivered':
      return overWith('not-acknowledged');
    case 'begun':
    case 'unknown':
      return settle(needs, tenant, { state, attempt }, overWith);
  }
}

async function settle(
  needs: NotificationNeeds,
  tenant: string,
  { state, attempt }: { readonly state: Requested; readonly attempt: Attempt },
  overWith: (why: Why) => Promise<After>,
): Promise<After> {
  const then = needs.channels[attempt.channel]?.afterUnknown.then ?? 'leave';
  const ageMs = Date.parse(needs.businessNow(tenant)) - Date.parse(attempt.begunAt);
  if (then === 'leave') {
    if (attempt.status === 'unknown') return overWith('unknown');
    await recordUnknown(needs, tenant, { state, attempt }, null);
    return 'goes-on';
  }
  const isSettled =
    then === 'repeat'
      ? await sendAgain(needs, tenant, { state, attempt, isLate: ageMs > patienceMs })
      : await settleByAsking(needs, tenant, { state, attempt, isLate: ageMs > askingMs });
  if (isSettled) return 'goes-on';
  // The next one does not wait longer for a provider that does not answer than for a member who does not.
  const waitMs = (state.steps[attempt.step]?.minutes ?? 0) * 60_000;
  const hasNext = state.step < state.steps.length - 1;
  return hasNext && ageMs >= Math.max(waitMs, answerMs) ? overWith('unavailable') : 'unsent';
}

/** Before nobody is left to try: is an earlier attempt on its way still, which its provider may take in the end? */
async function oweStill(needs: NotificationNeeds, tenant: string, state: Requested): Promise<boolean> {
  const now = Date.parse(needs.businessNow(tenant));
  let owes = false;
  for (const attempt of state.attempts) {
    const isOpen = attempt.status === 'begun' || attempt.status === 'unknown';
    const repeats = needs.channels[attempt.channel]?.afterUnknown.then === 'repeat';
    if (!isOpen || !repeats || attempt.step === state.step) continue;
    const isLate = now - Date.parse(attempt.begunAt) > patienceMs;
    if (!(await sendAgain(needs, tenant, { state, attempt, isLate }))) owes = true;
  }
  return owes;
}

async function escalate(
  { handleNotification, businessNow }: NotificationNeeds,
  tenant: string,
  { notificationId, step }: Requested,
  why: Why,
): Promise<After> {
  await handleNotification(
    notificationId,
    {
      type: 'EscalateNotification',
      data: { notificationId, step, why },
      ...{ commandId: `${notificationId}/over-${String(step)}`, now: businessNow(tenant) },
    },
    bySystem(tenant),
  );
  return 'goes-on';
}
