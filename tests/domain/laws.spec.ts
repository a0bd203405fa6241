import { describe } from 'vitest';
import { account, accountEvents } from '../../domain/account/account.js';
import { allowance, allowanceEvents } from '../../domain/allowance/allowance.js';
import { call, callEvents } from '../../domain/call/call.js';
import { consent, consentEvents } from '../../domain/consent/consent.js';
import { conversation, conversationEvents } from '../../domain/conversation/conversation.js';
import { crawl, crawlEvents } from '../../domain/crawl/crawl.js';
import { delivery, deliveryEvents } from '../../domain/delivery/delivery.js';
import { disclosure, disclosureEvents } from '../../domain/disclosure/disclosure.js';
import { erasure, erasureEvents } from '../../domain/erasure/erasure.js';
import { desk, deskEvents } from '../../domain/desk/desk.js';
import { installation, installationEvents } from '../../domain/installation/installation.js';
import { knowledge, knowledgeEvents } from '../../domain/knowledge/knowledge.js';
import { lead, leadEvents } from '../../domain/lead/lead.js';
import { line, lineEvents } from '../../domain/line/line.js';
import { member, memberEvents } from '../../domain/member/member.js';
import { look, lookEvents } from '../../domain/look/look.js';
import { mailbox, mailboxEvents } from '../../domain/mailbox/mailbox.js';
import { pairing, pairingEvents } from '../../domain/pairing/pairing.js';
import { notification, notificationEvents } from '../../domain/notification/notification.js';
import { reach, reachEvents } from '../../domain/reach/reach.js';
import { rehearsal, rehearsalEvents } from '../../domain/rehearsal/rehearsal.js';
import { webhook, webhookEvents } from '../../domain/webhook/webhook.js';
import { subscription, subscriptionEvents } from '../../domain/subscription/subscription.js';
import { retention, retentionEvents } from '../../domain/retention/retention.js';
import { report, reportEvents } from '../../domain/report/report.js';
import { thread, threadEvents } from '../../domain/thread/thread.js';
import { transcript, transcriptEvents } from '../../domain/transcript/transcript.js';
import {
  accountCommands,
  allowanceCommands,
  callCommands,
  consentCommands,
  conversationCommands,
  crawlCommands,
  deskCommands,
  installationCommands,
  knowledgeCommands,
  leadCommands,
  lineCommands,
  memberCommands,
  lookCommands,
  mailboxCommands,
  pairingCommands,
  notificationCommands,
  reachCommands,
  rehearsalCommands,
  subscriptionCommands,
  reportCommands,
  threadCommands,
  transcriptCommands,
} from '../support/commands.js';
import { disclosureCommands } from '../support/disclosure-commands.js';
import { erasureCommands } from '../support/erasure-commands.js';
import { deliveryCommands, webhookCommands } from '../support/webhook-commands.js';
import { retentionCommands } from '../support/retention-commands.js';
import { laws } from '../support/laws.js';

describe('account', () => {
  laws({ decider: account, specs: accountEvents, commands: accountCommands });
});
describe('allowance', () => {
  laws({ decider: allowance, specs: allowanceEvents, commands: allowanceCommands });
});
describe('crawl', () => {
  laws({ decider: crawl, specs: crawlEvents, commands: crawlCommands });
});
describe('knowledge', () => {
  laws({ decider: knowledge, specs: knowledgeEvents, commands: knowledgeCommands });
});
describe('conversation', () => {
  laws({ decider: conversation, specs: conversationEvents, commands: conversationCommands });
});
describe('lead', () => {
  laws({ decider: lead, specs: leadEvents, commands: leadCommands });
});
describe('desk', () => {
  laws({ decider: desk, specs: deskEvents, commands: deskCommands });
});
describe('rehearsal', () => {
  laws({ decider: rehearsal, specs: rehearsalEvents, commands: rehearsalCommands });
});
describe('disclosure', () => {
  laws({ decider: disclosure, specs: disclosureEvents, commands: disclosureCommands });
});
describe('erasure', () => {
  laws({ decider: erasure, specs: erasureEvents, commands: erasureCommands });
});
describe('report', () => {
  laws({ decider: report, specs: reportEvents, commands: reportCommands });
});
describe('retention', () => {
  laws({ decider: retention, specs: retentionEvents, commands: retentionCommands });
});
describe('line', () => {
  laws({ decider: line, specs: lineEvents, commands: lineCommands });
});
describe('mailbox', () => {
  laws({ decider: mailbox, specs: mailboxEvents, commands: mailboxCommands });
});
describe('pairing', () => {
  laws({ decider: pairing, specs: pairingEvents, commands: pairingCommands });
});
describe('thread', () => {
  laws({ decider: thread, specs: threadEvents, commands: threadCommands });
});
describe('transcript', () => {
  laws({ decider: transcript, specs: transcriptEvents, commands: transcriptCommands });
});
describe('call', () => {
  laws({ decider: call, specs: callEvents, commands: callCommands });
});
describe('notification', () => {
  laws({ decider: notification, specs: notificationEvents, commands: notificationCommands });
});
describe('reach', () => {
  laws({ decider: reach, specs: reachEvents, commands: reachCommands });
});
describe('consent', () => {
  laws({ decider: consent, specs: consentEvents, commands: consentCommands });
});
describe('webhook', () => {
  laws({ decider: webhook, specs: webhookEvents, commands: webhookCommands });
});
describe('delivery', () => {
  laws({ decider: delivery, specs: deliveryEvents, commands: deliveryCommands });
});
describe('member', () => {
  laws({ decider: member, specs: memberEvents, commands: memberCommands });
});
describe('subscription', () => {
  laws({ decider: subscription, specs: subscriptionEvents, commands: subscriptionCommands });
});
describe('installation', () => {
  laws({ decider: installation, specs: installationEvents, commands: installationCommands });
});
describe('look', () => {
  laws({ decider: look, specs: lookEvents, commands: lookCommands });
});
