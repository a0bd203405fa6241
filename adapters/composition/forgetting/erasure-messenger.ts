import type { HandleAccount } from '../../../application/account/handle-account.js';
import { pairingOf, type PairingNeeds } from '../../../application/messenger/needs.js';
import type { HandleNotification } from '../../../application/notification/needs.js';
import type { BusinessClock } from '../../../application/ports/business-clock.js';
import type { CopyPlace, Erased } from '../../../application/ports/copy-place.js';
import type { Messenger, MessengerRemoval } from '../../../application/ports/messenger.js';
import type { Notifications } from '../../../projections/notifications/queries.js';
import { everyMember } from './erasure-members.js';

interface Needs {
  readonly messenger: Pick<Messenger, 'remove'>;
  readonly inChats: Notifications['inChats'];
  readonly handleAccount: HandleAccount;
  readonly handleNotification: HandleNotification;
  readonly pairing: Pick<PairingNeeds, 'handlePairing' | 'idNamed'>;
  readonly businessNow: BusinessClock;
}

/** Telegram lets a bot take back what it sent for so long. */
const removableMs = 48 * 60 * 60 * 1_000;
const kept = 'older-alerts';

/**
 * Alerts in the chats of members. They name nobody; what they lead to is gone all the same, so they are taken back where that can be
 * done.
 */
export const messengerPlace = (needs: Needs): CopyPlace => ({
  ...{ place: 'messenger', scopes: ['person', 'business'], tables: [] },
  async beforeKeys(erased) {
    // With the keys of a business go the ids of its chats. A person's alerts stand in chats of others, which stay.
    if (erased.scope === 'business') await takeBack(needs, erased);
  },
  async erase(erased) {
    if (erased.scope === 'person') return takeBack(needs, erased);
    return { count: 0, ...((await hadChats(needs, erased.tenant)) && { kept }) };
  },
});

async function takeBack(needs: Needs, { tenant, scope, person }: Erased): ReturnType<CopyPlace['erase']> {
  const { conversationIds, callIds, leadIds } = person;
  const whose = scope === 'business' ? 'all' : [...conversationIds, ...callIds, ...leadIds];
  const since = new Date(Date.parse(needs.businessNow(tenant)) - removableMs).toISOString();
  const ends: MessengerRemoval[] = [];
  for (const { notificationId, attemptId, begunAt } of await needs.inChats(tenant, whose)) {
    ends.push(begunAt < since ? 'refused' : await takeBackOne(needs, tenant, { notificationId, attemptId }));
  }
  return {
    count: ends.filter((end) => end === 'removed').length,
    ...(ends.includes('refused') && { kept }),
  };
}

/** What may have arrived without anybody having heard its id stays. */
async function takeBackOne(
  { messenger, handleNotification, pairing }: Needs,
  tenant: string,
  { notificationId, attemptId }: { readonly notificationId: string; readonly attemptId: string },
): Promise<MessengerRemoval> {
  const { state } = await handleNotification.load(tenant, notificationId);
  if (state.status === 'unrequested') return 'gone';
  const attempt = state.attempts.find((one) => one.attemptId === attemptId);
  if (attempt === undefined || attempt.ref === '') return 'refused';
  const member = { accountId: tenant, memberId: state.memberId };
  const chatId = await chatAt(pairing, member, attempt.begunAt);
  return chatId === undefined ? 'refused' : messenger.remove({ chatId, messageId: attempt.ref });
}

/** The chat that a member had at an instant: ids of messages count anew in each. */
async function chatAt(
  pairing: Needs['pairing'],
  member: { readonly accountId: string; readonly memberId: string },
  instant: string,
): Promise<string | undefined> {
  const { events } = await pairing.handlePairing.load(member.accountId, pairingOf(pairing, member));
  let asked: unknown;
  let chatId: unknown;
  for (const { type, data } of events) {
    if (type === 'ChatAsked') asked = data.chatId;
    if (type === 'ChatPaired' && data.pairedAt <= instant) chatId = asked;
    if (type === 'ChatMoved' && data.movedAt <= instant) ({ chatId } = data);
  }
  return typeof chatId === 'string' ? chatId : undefined;
}

/** Each was greeted, by the name of the business, and nobody keeps the id of that. */
async function hadChats({ handleAccount, pairing }: Needs, accountId: string): Promise<boolean> {
  for (const memberId of await everyMember({ handleAccount }, accountId)) {
    const { events } = await pairing.handlePairing.load(
      accountId,
      pairingOf(pairing, { accountId, memberId }),
    );
    if (events.some(({ type }) => type === 'ChatPaired')) return true;
  }
  return false;
}
