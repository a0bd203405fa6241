import { uuidv7 } from 'uuidv7';
import { idNamed } from '../../adapters/composition/named-id.js';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createMemoryEventStore } from '../../adapters/event-store/memory.js';
import { createMemoryKeyVault } from '../../adapters/key-vault/memory.js';
import type { Policy } from '../../application/handling/follow.js';
import { createHandle } from '../../application/handling/handle.js';
import { acknowledge, quietColleagues } from '../../application/notification/acknowledge.js';
import type { Channels } from '../../application/notification/channels.js';
import { reachIdOf, type Member, type NotificationNeeds } from '../../application/notification/needs.js';
import {
  advanceNotifications,
  notificationDue,
  tellOfUnreached,
} from '../../application/notification/policies.js';
import { conversationOf } from '../../application/notification/notice.js';
import { ofBlocked } from '../../application/notification/of-blocked.js';
import { recordReceipt } from '../../application/notification/receipts.js';
import { requestNotifications } from '../../application/notification/request-notifications.js';
import type { EventStore } from '../../application/ports/event-store.js';
import { call } from '../../domain/call/call.js';
import { conversation } from '../../domain/conversation/conversation.js';
import { lead } from '../../domain/lead/lead.js';
import { line } from '../../domain/line/line.js';
import {
  notification,
  type ChannelName,
  type NotificationEvent,
} from '../../domain/notification/notification.js';
import { reach, type Preferences } from '../../domain/reach/reach.js';
import { dueTimes } from '../../projections/due-times/projection.js';
import type { Change, Origin } from '../../projections/kernel/projection.js';
import { families } from './families.js';
import { createProvider, type Provider } from './notification-providers.js';
import { applyChange, type AnyRow, type Rows } from './rows.js';

export const tenant = 'acme';
/** Of a past that was made up. */
export const playedId = 'played';
const owner: Member = { memberId: 'ann', role: 'owner', email: 'ann@example.com' };

/** The process dies here. */
export class Crash extends Error {}

interface Setting {
  readonly start?: string;
  readonly timeZone?: string;
  readonly members?: readonly Member[];
  readonly connected?: readonly ChannelName[];
}

/** A log, providers that do as they are told, a clock that is turned by hand, and a process that can be made to die at any step. */
export function createNotificationHouse(setting: Setting = {}) {
  const { start = '2026-11-26T10:00:00.000Z', timeZone = 'Europe/Berlin' } = setting;
  const members = [...(setting.members ?? [owner])];
  let at = Date.parse(start);
  const now = (): string => new Date(at).toISOString();
  let steps = 0;
  let diesAt = Infinity;
  /** A place where a process can die. */
  const step = (): void => {
    steps += 1;
    if (steps === diesAt) throw new Crash();
  };
  const written = createMemoryEventStore(createCodec(families, createMemoryKeyVault()), now);
  const store: EventStore = {
    ...written,
    async append(...asked) {
      step();
      const outcome = await written.append(...asked);
      step();
      return outcome;
    },
  };
  const providers: Readonly<Record<ChannelName, Provider>> = {
    email: createProvider({ then: 'repeat', isReceipt: false, step, now }),
    telegram: createProvider({ then: 'leave', isReceipt: true, step, now }),
    sms: createProvider({ then: 'ask', isReceipt: false, step, now }),
    voice: createProvider({ then: 'ask', isReceipt: false, step, now }),
  };
  const channels: Channels = {
    email: providers.email.channel,
    ...Object.fromEntries((setting.connected ?? []).map((name) => [name, providers[name].channel])),
  };
  const handle = createHandle({ store, newId: uuidv7 });
  const handleLead = handle(lead);
  const needs: NotificationNeeds = {
    handleNotification: handle(notification),
    handleReach: handle(reach),
    channels,
    membersOf: () => Promise.resolve(members),
    isOfBlocked: ofBlocked({
      ...{
        handleConversation: handle(conversation),
        handleCall: handle(call),
        handleLine: handle(line),
        handleLead,
        now,
      },
    }),
    async aboutSamePerson(_tenant, memberId, { reason, subjectId }) {
      const conversationId =
        reason === 'lead' ? await conversationOf({ handleLead, tenant, leadId: subjectId }) : subjectId;
      return (await recorded()).flatMap(({ event }) => {
        const { type, data } = event as NotificationEvent;
        return type === 'NotificationRequested' &&
          data.memberId === memberId &&
          data.item.subjectId === conversationId
          ? [{ notificationId: data.notificationId, reason: data.item.reason }]
          : [];
      });
    },
    timeZoneOf: () => Promise.resolve(timeZone),
    businessNow: now,
    idNamed,
  };
  const policies = [
    requestNotifications({ ...needs, now, isPlayed: (_tenant, id) => id === playedId }),
    advanceNotifications(needs),
    quietColleagues(needs),
    tellOfUnreached(needs),
  ] as unknown as readonly Policy[];
  const done = new Set<string>();
  const failed = new Map<string, number>();

  const recorded = async () => (await written.readAll(0n, {}, 1_000)).events;

  const follow = async (followed: readonly Policy[] = policies): Promise<void> => {
    for (let before = -1, count = 0; before !== count; count = (await recorded()).length) {
      before = (await recorded()).length;
      for (const policy of followed) {
        const { events } = await written.readAll(0n, policy.filter, 1_000);
        for (const one of events) {
          const name = `${policy.name} ${one.id}`;
          if (done.has(name)) continue;
          await policy.when(one, new AbortController().signal);
          done.add(name);
        }
      }
    }
  };

  const due = async (): Promise<readonly { readonly subjectId: string; readonly dueAt: string }[]> => {
    const rows: Rows = new Map();
    const on = dueTimes.on as Readonly<
      Record<string, ((data: object, origin: Origin) => readonly Change<AnyRow>[]) | undefined>
    >;
    for (const { id, event, stream } of await recorded()) {
      const origin = { tenant, entity: stream.id, eventId: id, actor: 'system' };
      for (const change of on[event.type]?.(event.data, origin) ?? []) applyChange(rows, tenant, change);
    }
    return [...rows.values()]
      .map((row) => ({ subjectId: String(row['subjectId']), dueAt: String(row['dueAt']) }))
      .filter(({ dueAt }) => dueAt <= now());
  };

  /** One look at the log and at what is due, as the running process does once a second. */
  const look = async (): Promise<void> => {
    await follow();
    for (const { subjectId, dueAt } of await due()) {
      const key = `${subjectId}/${dueAt}`;
      if ((failed.get(key) ?? 0) > at) continue;
      try {
        await notificationDue(needs)({ key, tenant, kind: 'notification', subjectId, dueAt });
      } catch (error) {
        if (error instanceof Crash) throw error;
        failed.set(key, at + 5_000);
      }
      await follow();
    }
  };

  return {
    ...{ needs, providers, members, now, look, channels },
    handleLead,
    /** What is owed is written down, and nothing is sent yet. */
    request: () => follow(policies.slice(0, 1)),
    /** Looks again and again while time passes, in steps of so many milliseconds. */
    async pass(ms: number, everyMs = 1_000): Promise<void> {
      await look();
      for (const end = at + ms; at < end;) {
        at = Math.min(end, at + everyMs);
        await look();
      }
    },
    /** Time in which no process runs. */
    sleep(ms: number): void {
      at += ms;
    },
    /** From now on the process dies at its nth step; it is dead until the next look. */
    dieAt(nth: number): void {
      steps = 0;
      diesAt = nth;
    },
    stepCount: () => steps,
    async captureLead(leadId = 'l', conversationId = 'v'): Promise<void> {
      const about = { leadId, contactId: 'c', conversationId, answers: [] };
      const data = { ...about, name: 'Bo', email: 'bo@example.com', phone: null, note: null };
      await handleLead(
        leadId,
        { type: 'CaptureLead', data, commandId: leadId, now: now() },
        { tenant, actor: 'visitor', causationId: '' },
      );
    },
    async happened(category: 'conversation', id: string, event: { type: string; data: object }) {
      const envelope = { tenant, actor: 'visitor', commandId: id, correlationId: id, causationId: '' };
      await written.append({ category, id }, 'any', [{ id: uuidv7(), event }], envelope);
    },
    async prefer(memberId: string, preferences: Partial<Preferences>): Promise<void> {
      const whole = {
        ...{ wantsAlerts: true, steps: [], orders: [], digest: [], digestAt: '18:00', quiet: null },
        ...preferences,
      };
      await needs.handleReach(
        reachIdOf(needs)(tenant, memberId),
        {
          type: 'SetAlertPreferences',
          data: { accountId: tenant, memberId, preferences: whole },
          ...{ commandId: uuidv7(), now: now() },
        },
        { tenant, actor: `member:${memberId}`, causationId: '' },
      );
    },
    acknowledge: (notificationId: string, by: string) =>
      acknowledge(needs)({ tenant, notificationId, by, via: 'dashboard' }),
    receipt: (attemptId: string, what: 'delivered' | { readonly bounced: string }) =>
      recordReceipt(needs)({ tenant, attemptId, what }),
    async told(): Promise<readonly NotificationEvent[]> {
      return (await recorded())
        .filter(({ stream }) => stream.category === 'notification')
        .map(({ event }) => event as NotificationEvent);
    },
  };
}
