import { describe } from 'vitest';
import { account, accountEvents } from '../../domain/account/account.js';
import { allowance, allowanceEvents } from '../../domain/allowance/allowance.js';
import { call, callEvents } from '../../domain/call/call.js';
import { consent, consentEvents } from '../../domain/consent/consent.js';
import { conversation, conversationEvents } from '../../domain/conversation/conversation.js';
import { crawl, crawlEvents } from '../../domain/crawl/crawl.js';
import { desk, deskEvents } from '../../domain/desk/desk.js';
import { knowledge, knowledgeEvents } from '../../domain/knowledge/knowledge.js';
import { lead, leadEvents } from '../../domain/lead/lead.js';
import { line, lineEvents } from '../../domain/line/line.js';
import { notification, notificationEvents } from '../../domain/notification/notification.js';
import { reach, reachEvents } from '../../domain/reach/reach.js';
import { rehearsal, rehearsalEvents } from '../../domain/rehearsal/rehearsal.js';
import {
  accountCommands,
  allowanceCommands,
  callCommands,
  consentCommands,
  conversationCommands,
  crawlCommands,
  deskCommands,
  knowledgeCommands,
  leadCommands,
  lineCommands,
  notificationCommands,
  reachCommands,
  rehearsalCommands,
} from '../support/commands.js';
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
describe('line', () => {
  laws({ decider: line, specs: lineEvents, commands: lineCommands });
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
