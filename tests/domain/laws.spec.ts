import { describe } from 'vitest';
import { account, accountEvents } from '../../domain/account/account.js';
import { conversation, conversationEvents } from '../../domain/conversation/conversation.js';
import { crawl, crawlEvents } from '../../domain/crawl/crawl.js';
import { knowledge, knowledgeEvents } from '../../domain/knowledge/knowledge.js';
import { lead, leadEvents } from '../../domain/lead/lead.js';
import {
  accountCommands,
  conversationCommands,
  crawlCommands,
  knowledgeCommands,
  leadCommands,
} from '../support/commands.js';
import { laws } from '../support/laws.js';

describe('account', () => {
  laws({ decider: account, specs: accountEvents, commands: accountCommands });
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
