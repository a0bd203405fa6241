import type { Reason, Requested } from '../../domain/notification/notification.js';
import type { Reach } from '../../domain/reach/reach.js';
import { holdBack } from './hold-back.js';
import { bySystem, reachIdOf, type NotificationNeeds } from './needs.js';
import { endOfQuiet } from './quiet.js';
import { recordOutcome, recordUnknown } from './record.js';
import { repeatMs } from './settle.js';

/** What a member asked for himself, and what cannot wait. */
const atAnyHour: ReadonlySet<Reason> = new Set(['emergency', 'test', 'phone-code']);

/** The next channel's turn: written down immediately before its provider is called, by whoever calls it. */
export async function beginAttempt(
  needs: NotificationNeeds,
  tenant: string,
  state: Requested,
): Promise<'goes-on' | 'settled' | 'not-connected'> {
  const { handleNotification, handleReach, channels, membersOf, timeZoneOf, businessNow } = needs;
  const { notificationId, memberId, step } = state;
  const context = bySystem(tenant);
  const give = <Type extends string, Data extends object>(type: Type, data: Data, about: string) => ({
    ...{ type, data: { notificationId, ...data } },
    ...{ commandId: `${notificationId}/${about}`, now: businessNow(tenant) },
  });
  const members = await membersOf(tenant);
  if (members.every((one) => one.memberId !== memberId)) {
    await handleNotification(notificationId, give('WithdrawNotification', {}, 'withdrawn'), context);
    return 'goes-on';
  }
  if (await isOfBlockedOnly(needs, tenant, state)) {
    await handleNotification(notificationId, give('WithdrawNotification', {}, 'blocked'), context);
    return 'goes-on';
  }
  const { state: reach } = await handleReach.load(tenant, reachIdOf(needs)(tenant, memberId));
  const until = await quietUntil(state, reach, businessNow(tenant), () => timeZoneOf(tenant));
  if (until !== undefined) {
    const postpone = give('PostponeNotification', { step, until }, `quiet/${until}`);
    await handleNotification(notificationId, postpone, context);
    return 'goes-on';
  }
  const held = await holdBack(needs, tenant, state);
  if (held === 'told') {
    await handleNotification(notificationId, give('WithdrawNotification', {}, 'told'), context);
    return 'goes-on';
  }
  if (held !== 'free') {
    const postpone = give('PostponeNotification', { step, until: held.until }, `held/${held.until}`);
    await handleNotification(notificationId, postpone, context);
    return 'goes-on';
  }
  const channel = channels[state.steps[step]?.channel ?? 'email'];
  if (
    channel === undefined ||
    !(await channel.isConnected(tenant, memberId, state.items[0]?.reason ?? 'test'))
  )
    return 'not-connected';

  const begin = give('BeginNotificationAttempt', { step }, `begin-${String(step)}`);
  const { decision, state: begun } = await handleNotification(notificationId, begin, context);
  // Acknowledged meanwhile, or begun by somebody else, who acts on it.
  const isMine = decision.outcome === 'accepted' && decision.events.length > 0;
  const attempt = begun.status === 'open' ? begun.attempts.at(-1) : undefined;
  if (!isMine || begun.status !== 'open' || attempt === undefined) return 'settled';
  const { attemptId } = attempt;
  const receipt = await channel.send({ tenant, attemptId, notification: begun });
  if (receipt.outcome !== 'unknown') {
    await recordOutcome(needs, tenant, { state: begun, attempt }, receipt);
    return 'goes-on';
  }
  const { afterUnknown } = channel;
  const againMs = {
    repeat: repeatMs,
    leave: null,
    ask: 'afterMs' in afterUnknown ? afterUnknown.afterMs : 0,
  };
  await recordUnknown(needs, tenant, { state: begun, attempt }, againMs[afterUnknown.then]);
  return 'goes-on';
}

/** Of whoever is blocked nothing is told any more, but that somebody is in danger. */
async function isOfBlockedOnly(
  { isOfBlocked }: NotificationNeeds,
  tenant: string,
  { items }: Requested,
): Promise<boolean> {
  for (const item of items)
    if (item.reason === 'emergency' || !(await isOfBlocked(tenant, item))) return false;
  return items.length > 0;
}

async function quietUntil(
  { items }: Requested,
  { preferences }: Reach,
  now: string,
  timeZone: () => Promise<string>,
): Promise<string | undefined> {
  const quiet = preferences?.quiet ?? null;
  if (quiet === null || items.some(({ reason }) => atAnyHour.has(reason))) return undefined;
  return endOfQuiet(now, await timeZone(), quiet);
}
