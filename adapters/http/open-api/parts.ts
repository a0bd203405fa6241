import type { Part } from './operation.js';
import { apiKeys, businessAndPeople } from './operations/account.js';
import { alertsAndLetters } from './operations/alerts.js';
import { planAndUse } from './operations/billing.js';
import { theRecords } from './operations/audit.js';
import { conversations, settings } from './operations/desk.js';
import { knowledgeOfTheDesk } from './operations/knowledge.js';
import { firstDay } from './operations/first-day.js';
import { customersToBe } from './operations/leads.js';
import { loggingIn, ownLogin } from './operations/login.js';
import { callsAndTexts, phoneLine } from './operations/phone.js';
import { weeklyReports } from './operations/reports.js';
import { whatIsKept } from './operations/retention.js';
import { sharesWithProcessors } from './operations/shares.js';
import { outgoingWebhooks } from './operations/webhooks.js';

/** Everything that programs and the dashboard can ask, as it is documented. A spec holds it against the routes there are. */
export const parts: readonly Part[] = [
  conversations,
  customersToBe,
  callsAndTexts,
  knowledgeOfTheDesk,
  firstDay,
  settings,
  phoneLine,
  alertsAndLetters,
  weeklyReports,
  sharesWithProcessors,
  theRecords,
  businessAndPeople,
  whatIsKept,
  planAndUse,
  apiKeys,
  outgoingWebhooks,
  loggingIn,
  ownLogin,
];
