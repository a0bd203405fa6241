import { accountOverview } from '../../projections/account-overview/projection.js';
import { addressChanges } from '../../projections/address-changes/projection.js';
import { agreements } from '../../projections/agreements/projection.js';
import { apiKeys } from '../../projections/api-keys/projection.js';
import { businesses } from '../../projections/businesses/projection.js';
import { callLog } from '../../projections/call-log/projection.js';
import { chatHolders } from '../../projections/chat-holders/projection.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { conversationNotes } from '../../projections/conversation-notes/projection.js';
import { crawlProgress } from '../../projections/crawl-progress/projection.js';
import { crawlSchedule } from '../../projections/crawl-schedule/projection.js';
import { dataRequests } from '../../projections/data-requests/projection.js';
import { deliveries } from '../../projections/deliveries/projection.js';
import { deliverySchedule } from '../../projections/delivery-schedule/projection.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { disclosures } from '../../projections/disclosures/projection.js';
import { dueTimes } from '../../projections/due-times/projection.js';
import { erasures } from '../../projections/erasures/projection.js';
import { eventIndex } from '../../projections/event-index/projection.js';
import { keptRecords } from '../../projections/kept-records/projection.js';
import { keyHolders } from '../../projections/key-holders/projection.js';
import { knowledgePages } from '../../projections/knowledge-pages/projection.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { leadNotes } from '../../projections/lead-notes/projection.js';
import { looks } from '../../projections/looks/projection.js';
import { mailboxes } from '../../projections/mailboxes/projection.js';
import { memberships } from '../../projections/memberships/projection.js';
import { notificationAttempts } from '../../projections/notification-attempts/projection.js';
import { notifications } from '../../projections/notifications/projection.js';
import { optOuts } from '../../projections/opt-outs/projection.js';
import { outcomes } from '../../projections/outcomes/projection.js';
import { pairedChats } from '../../projections/paired-chats/projection.js';
import { personLinks } from '../../projections/person-links/projection.js';
import { questions } from '../../projections/questions/projection.js';
import { rehearsalChanges } from '../../projections/rehearsal-changes/projection.js';
import { rehearsals } from '../../projections/rehearsals/projection.js';
import { retentionRuns } from '../../projections/retention-runs/projection.js';
import { shares } from '../../projections/shares/projection.js';
import { sites } from '../../projections/sites/projection.js';
import { standings } from '../../projections/standings/projection.js';
import { taughtFacts } from '../../projections/taught-facts/projection.js';
import { team } from '../../projections/team/projection.js';
import { textLinks } from '../../projections/text-links/projection.js';
import { texts } from '../../projections/texts/projection.js';
import { threads } from '../../projections/threads/projection.js';
import { told } from '../../projections/told/projection.js';
import { transcript } from '../../projections/transcript/projection.js';
import { usageUnits } from '../../projections/usage-units/projection.js';
import { webhooks } from '../../projections/webhooks/projection.js';
import { weeklyReports } from '../../projections/weekly-reports/projection.js';
import { families } from './families.js';

/** Every read model there is. */
export const projections = [
  accountOverview,
  addressChanges,
  agreements,
  apiKeys,
  businesses,
  callLog,
  chatHolders,
  conversationInbox,
  conversationNotes,
  crawlProgress,
  crawlSchedule,
  dataRequests,
  deliveries,
  deliverySchedule,
  deskQuarters,
  disclosures,
  dueTimes,
  erasures,
  eventIndex(families),
  keptRecords,
  keyHolders,
  knowledgePages,
  leadInbox,
  leadNotes,
  looks,
  mailboxes,
  memberships,
  notificationAttempts,
  notifications,
  optOuts,
  outcomes,
  pairedChats,
  personLinks,
  questions,
  rehearsalChanges,
  rehearsals,
  retentionRuns,
  shares,
  sites,
  standings,
  taughtFacts,
  team,
  textLinks,
  texts,
  threads,
  told,
  transcript,
  usageUnits,
  webhooks,
  weeklyReports,
];
