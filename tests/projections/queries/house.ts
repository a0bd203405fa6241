import { uuidv7 } from 'uuidv7';
import type { ReadModels } from '../../../adapters/read-models/read-models.js';
import type { Happened } from '../../../domain/kernel/decider.js';
import { accountOverview } from '../../../projections/account-overview/projection.js';
import { addressChanges } from '../../../projections/address-changes/projection.js';
import { agreements } from '../../../projections/agreements/projection.js';
import { apiKeys } from '../../../projections/api-keys/projection.js';
import { businesses } from '../../../projections/businesses/projection.js';
import { callLog } from '../../../projections/call-log/projection.js';
import { chatHolders } from '../../../projections/chat-holders/projection.js';
import { conversationInbox } from '../../../projections/conversation-inbox/projection.js';
import { conversationNotes } from '../../../projections/conversation-notes/projection.js';
import { crawlProgress } from '../../../projections/crawl-progress/projection.js';
import { crawlSchedule } from '../../../projections/crawl-schedule/projection.js';
import { dataRequests } from '../../../projections/data-requests/projection.js';
import { deliveries } from '../../../projections/deliveries/projection.js';
import { deliverySchedule } from '../../../projections/delivery-schedule/projection.js';
import { deskQuarters } from '../../../projections/desk-quarters/projection.js';
import { disclosures } from '../../../projections/disclosures/projection.js';
import { dueTimes } from '../../../projections/due-times/projection.js';
import { erasures } from '../../../projections/erasures/projection.js';
import { eventIndex } from '../../../projections/event-index/projection.js';
import { keptRecords } from '../../../projections/kept-records/projection.js';
import { keyHolders } from '../../../projections/key-holders/projection.js';
import { knowledgePages } from '../../../projections/knowledge-pages/projection.js';
import { leadInbox } from '../../../projections/lead-inbox/projection.js';
import { leadNotes } from '../../../projections/lead-notes/projection.js';
import { looks } from '../../../projections/looks/projection.js';
import { mailboxes } from '../../../projections/mailboxes/projection.js';
import { memberships } from '../../../projections/memberships/projection.js';
import { notificationAttempts } from '../../../projections/notification-attempts/projection.js';
import { notifications } from '../../../projections/notifications/projection.js';
import { optOuts } from '../../../projections/opt-outs/projection.js';
import { outcomes } from '../../../projections/outcomes/projection.js';
import { pairedChats } from '../../../projections/paired-chats/projection.js';
import { personLinks } from '../../../projections/person-links/projection.js';
import { questions } from '../../../projections/questions/projection.js';
import { rehearsalChanges } from '../../../projections/rehearsal-changes/projection.js';
import { rehearsals } from '../../../projections/rehearsals/projection.js';
import { retentionRuns } from '../../../projections/retention-runs/projection.js';
import { shares } from '../../../projections/shares/projection.js';
import { sites } from '../../../projections/sites/projection.js';
import { standings } from '../../../projections/standings/projection.js';
import { taughtFacts } from '../../../projections/taught-facts/projection.js';
import { team } from '../../../projections/team/projection.js';
import { textLinks } from '../../../projections/text-links/projection.js';
import { texts } from '../../../projections/texts/projection.js';
import { threads } from '../../../projections/threads/projection.js';
import { told } from '../../../projections/told/projection.js';
import { transcript } from '../../../projections/transcript/projection.js';
import { usageUnits } from '../../../projections/usage-units/projection.js';
import { webhooks } from '../../../projections/webhooks/projection.js';
import { weeklyReports } from '../../../projections/weekly-reports/projection.js';
import { families } from '../../support/families.js';
import { logWithReadModels, type LogWithReadModels } from '../../support/read-models.js';
import {
  accountId,
  alert,
  alerted,
  at,
  conversationId,
  decided,
  happened,
  item,
  leadCount,
  ownerId,
} from './story.js';

const events = eventIndex(families);
export const ofTenants = [
  accountOverview,
  agreements,
  apiKeys,
  callLog,
  conversationInbox,
  conversationNotes,
  crawlProgress,
  deskQuarters,
  events,
  keptRecords,
  knowledgePages,
  leadInbox,
  leadNotes,
  optOuts,
  outcomes,
  looks,
  pairedChats,
  mailboxes,
  notificationAttempts,
  notifications,
  questions,
  rehearsalChanges,
  rehearsals,
  shares,
  taughtFacts,
  team,
  textLinks,
  texts,
  threads,
  told,
  transcript,
  webhooks,
  deliveries,
  usageUnits,
  weeklyReports,
  personLinks,
];
export const ofInstallation = [
  addressChanges,
  businesses,
  chatHolders,
  crawlSchedule,
  dataRequests,
  deliverySchedule,
  dueTimes,
  keyHolders,
  memberships,
  retentionRuns,
  sites,
  standings,
  disclosures,
  erasures,
];

let log: LogWithReadModels;
let running: ReadModels;
/** Every statement that the tests have run for the business. */
export const ran: { readonly text: string; readonly values: readonly unknown[] }[] = [];

export const models: Pick<ReadModels, 'query'> = {
  query(tenant, text, values) {
    if (tenant === accountId) ran.push({ text, values });
    return running.query(tenant, text, values);
  },
};
export const pool = (): LogWithReadModels['pool'] => log.pool;
export const append = (...events: Parameters<LogWithReadModels['append']>) => log.append(...events);
/** Returns once the read models have seen all of it. */
export async function seen(): Promise<void> {
  if (!(await running.waitFor(await log.store.head(), 20_000))) throw new Error('The read models are behind');
}
export const end = (): Promise<void> => log.close();

/** All that the business has lived through is seen by every read model. */
export async function begin(): Promise<void> {
  log = await logWithReadModels();
  running = await log.start(...ofTenants, ...ofInstallation);
  for (const [category, [id, ...events]] of Object.entries(happened)) {
    await append({ tenant: accountId, category, id }, ...events);
  }
  await append({ tenant: 'installation', category: 'installation', id: 'installation' }, ...decided);
  await append({ tenant: accountId, category: 'notification', id: 'n' }, ...alerted);
  await append(
    { tenant: accountId, category: 'notification', id: 'h' },
    {
      type: 'NotificationRequested',
      data: {
        ...{ ...alert, notificationId: 'h', memberId: ownerId, steps: [] },
        item: { ...item, reason: 'hand-off', place: 'inbox', subjectId: conversationId },
        requestedAt: at,
      },
    },
  );
  for (let count = 0; count < leadCount; count += 1) {
    const leadId = uuidv7();
    const data = {
      leadId,
      contactId: 'a-contact',
      conversationId,
      name: 'Ada Example',
      email: null,
      phone: null,
      note: null,
      answers: [{ key: 'visit', label: 'Visit', value: 'New \u0000\uD800' }],
      capturedAt: at,
      ...(count === 0 && { name: 'Bea 50%_Off', email: 'bea@example.com', phone: '+12025550143' }),
      ...(count === 1 && { name: null, email: 'unnamed@example.org' }),
      ...(count === 2 && { name: 'Ärzu Example' }),
    };
    const then: readonly Happened[] = [
      { type: 'LeadMoved', data: { leadId, changeId: 'x', to: 'won', movedAt: at } },
      {
        type: 'LeadNoted',
        data: {
          leadId,
          contactId: 'a-contact',
          noteId: 'a-note',
          text: 'Prefers \u0000mornings',
          notedAt: at,
        },
      },
    ];
    await append(
      { tenant: accountId, category: 'lead', id: leadId },
      ...[{ type: 'LeadCaptured', data }, ...(count === 0 ? then : [])],
    );
  }
  await seen();
}
