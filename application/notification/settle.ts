import type { Attempt, Requested } from '../../domain/notification/notification.js';
import { Fault } from '../ports/fault.js';
import type { NotificationNeeds } from './needs.js';
import { recordOutcome, recordUnknown } from './record.js';

interface Unsettled {
  readonly state: Requested;
  readonly attempt: Attempt;
  /** Its time is over. */
  readonly isLate: boolean;
}

/** How soon an attempt without an answer is repeated for the first time; later the due times wait longer each time. */
export const repeatMs = 5_000;

/** The same attempt under the same key is the same message. Answers whether its end is known now. */
export async function sendAgain(
  needs: NotificationNeeds,
  tenant: string,
  { state, attempt, isLate }: Unsettled,
): Promise<boolean> {
  const { attemptId, channel } = attempt;
  const receipt = await needs.channels[channel]?.send({ tenant, attemptId, notification: state });
  if (receipt !== undefined && receipt.outcome !== 'unknown') {
    await recordOutcome(needs, tenant, { state, attempt }, receipt);
    return true;
  }
  if (isLate) {
    await recordOutcome(needs, tenant, { state, attempt }, { outcome: 'refused', code: 'no-answer' });
    return true;
  }
  await recordUnknown(needs, tenant, { state, attempt }, repeatMs);
  return false;
}

/** What the provider does not have was not sent. Answers whether its end is known now. */
export async function settleByAsking(
  needs: NotificationNeeds,
  tenant: string,
  { state, attempt, isLate }: Unsettled,
): Promise<boolean> {
  const { attemptId, channel, begunAt } = attempt;
  const after = needs.channels[channel]?.afterUnknown;
  if (after?.then !== 'ask') return false;
  if (attempt.status === 'begun') {
    await recordUnknown(needs, tenant, { state, attempt }, after.afterMs);
    return true;
  }
  const order = { tenant, attemptId, notification: state };
  const found = await after.ask(order, { begunAt }).catch((error: unknown) => {
    if (error instanceof Fault && !isLate) return 'no-answer' as const;
    if (error instanceof Fault) return undefined;
    throw error;
  });
  if (found === 'no-answer') return false;
  await recordOutcome(
    needs,
    tenant,
    { state, attempt },
    found === undefined
      ? { outcome: 'refused', code: 'not-found' }
      : { outcome: 'accepted', ref: found.ref, isReceipt: false },
  );
  return true;
}
