import { accountEvents, accountUpcasts } from '../../domain/account/account.js';
import { allowanceEvents } from '../../domain/allowance/allowance.js';
import { callEvents, callUpcasts } from '../../domain/call/call.js';
import { consentEvents, consentUpcasts } from '../../domain/consent/consent.js';
import { conversationEvents, conversationUpcasts } from '../../domain/conversation/conversation.js';
import { crawlEvents, crawlUpcasts } from '../../domain/crawl/crawl.js';
import { deliveryEvents, deliveryUpcasts } from '../../domain/delivery/delivery.js';
import { deskEvents } from '../../domain/desk/desk.js';
import { disclosureEvents } from '../../domain/disclosure/disclosure.js';
import { erasureEvents } from '../../domain/erasure/erasure.js';
import { installationEvents } from '../../domain/installation/installation.js';
import { knowledgeEvents, knowledgeUpcasts } from '../../domain/knowledge/knowledge.js';
import { leadEvents, leadUpcasts } from '../../domain/lead/lead.js';
import { lineEvents, lineUpcasts } from '../../domain/line/line.js';
import { lookEvents } from '../../domain/look/look.js';
import { mailboxEvents } from '../../domain/mailbox/mailbox.js';
import { memberEvents } from '../../domain/member/member.js';
import { notificationEvents } from '../../domain/notification/notification.js';
import { pairingEvents } from '../../domain/pairing/pairing.js';
import { reachEvents } from '../../domain/reach/reach.js';
import { rehearsalEvents } from '../../domain/rehearsal/rehearsal.js';
import { reportEvents } from '../../domain/report/report.js';
import { retentionEvents } from '../../domain/retention/retention.js';
import { subscriptionEvents } from '../../domain/subscription/subscription.js';
import { threadEvents } from '../../domain/thread/thread.js';
import { transcriptEvents } from '../../domain/transcript/transcript.js';
import { webhookEvents, webhookUpcasts } from '../../domain/webhook/webhook.js';
import type { Family } from '../event-store/codec.js';

/** Every kind of stream by its category, with its events and how older ones are lifted. */
export const families: Readonly<Record<string, Family>> = {
  account: { events: accountEvents, upcasts: accountUpcasts },
  allowance: { events: allowanceEvents, upcasts: {} },
  call: { events: callEvents, upcasts: callUpcasts },
  consent: { events: consentEvents, upcasts: consentUpcasts },
  conversation: { events: conversationEvents, upcasts: conversationUpcasts },
  crawl: { events: crawlEvents, upcasts: crawlUpcasts },
  delivery: { events: deliveryEvents, upcasts: deliveryUpcasts },
  desk: { events: deskEvents, upcasts: {} },
  disclosure: { events: disclosureEvents, upcasts: {} },
  erasure: { events: erasureEvents, upcasts: {} },
  installation: { events: installationEvents, upcasts: {} },
  knowledge: { events: knowledgeEvents, upcasts: knowledgeUpcasts },
  lead: { events: leadEvents, upcasts: leadUpcasts },
  line: { events: lineEvents, upcasts: lineUpcasts },
  look: { events: lookEvents, upcasts: {} },
  mailbox: { events: mailboxEvents, upcasts: {} },
  member: { events: memberEvents, upcasts: {} },
  notification: { events: notificationEvents, upcasts: {} },
  pairing: { events: pairingEvents, upcasts: {} },
  reach: { events: reachEvents, upcasts: {} },
  rehearsal: { events: rehearsalEvents, upcasts: {} },
  report: { events: reportEvents, upcasts: {} },
  retention: { events: retentionEvents, upcasts: {} },
  subscription: { events: subscriptionEvents, upcasts: {} },
  thread: { events: threadEvents, upcasts: {} },
  transcript: { events: transcriptEvents, upcasts: {} },
  webhook: { events: webhookEvents, upcasts: webhookUpcasts },
};
