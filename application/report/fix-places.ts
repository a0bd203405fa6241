import type { FixCode } from '../../domain/report/report.js';

/** Where in the dashboard each thing can be put right. */
export const fixPlaces: Readonly<Record<FixCode, string>> = {
  'website-unread': 'knowledge',
  'leads-waiting': 'leads',
  'messages-unheard': 'calls',
  'texts-failed': 'calls',
  'missed-after-hours': 'line',
  'missed-calls': 'line',
  'questions-unpublished': 'knowledge/questions',
  'widget-unseen': 'welcome',
};
