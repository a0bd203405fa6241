import type { Part } from './operation.js';
import { apiKeys, businessAndPeople, loggingIn } from './operations/account.js';
import { conversations, settings } from './operations/desk.js';
import { knowledgeOfTheDesk } from './operations/knowledge.js';
import { callsAndTexts, phoneLine } from './operations/phone.js';
import { outgoingWebhooks } from './operations/webhooks.js';

/** Everything that programs and the dashboard can ask, as it is documented. A spec holds it against the routes there are. */
export const parts: readonly Part[] = [
  conversations,
  callsAndTexts,
  knowledgeOfTheDesk,
  settings,
  phoneLine,
  businessAndPeople,
  apiKeys,
  outgoingWebhooks,
  loggingIn,
];
