import * as audit from '../../contract/audit.js';
import type { Operation, Part } from '../operation.js';

const csv = (path: string, id: string, summary: string): Operation => ({
  ...{ method: 'GET', path, id, summary, access: 'inspect', status: 200, answer: 'text/csv' },
});

/** Each look is written down. */
export const theRecords: Part = {
  tag: 'The records',
  operations: [
    {
      ...{ method: 'POST', path: '/audit/contacts', id: 'findContact', access: 'inspect' },
      ...{ summary: 'Who called from a number or left it', body: audit.findContact },
      ...{ status: 200, answer: audit.foundContacts },
    },
    {
      ...{ method: 'GET', path: '/audit/contacts/:id', id: 'getTimeline', access: 'inspect' },
      summary: 'What somebody consented to and what was done since, newest first',
      ...{ status: 200, answer: audit.timeline, problems: { 404: ['contact-not-found'] } },
    },
    {
      ...csv('/audit/contacts/:id/timeline.csv', 'exportTimeline', 'The same, as a spreadsheet reads it'),
      problems: { 404: ['contact-not-found'] },
    },
    {
      ...{ method: 'GET', path: '/audit/calls/:id/texts/:requestId/packet', id: 'takeEvidencePacket' },
      ...{ access: 'inspect', summary: 'Everything about one text, and that it was taken is written down' },
      ...{ status: 200, answer: 'application/zip', problems: { 404: ['text-not-found'] } },
    },
    {
      ...{ method: 'GET', path: '/audit/schema', id: 'listEventTypes', access: 'inspect' },
      ...{ summary: 'Every type of event, and which fields of it are personal', status: 200 },
      answer: audit.eventTypes,
    },
    {
      ...{ method: 'GET', path: '/audit/events', id: 'listLoggedEvents', access: 'inspect', isPaged: true },
      ...{ query: audit.eventFilters.shape, summary: 'What happened, newest first', status: 200 },
      ...{ answer: audit.loggedEvents, problems: { 422: ['filter-not-valid'] } },
    },
    {
      ...{ method: 'GET', path: '/audit/events.jsonl', id: 'exportLoggedEvents', access: 'inspect' },
      ...{ query: audit.eventFilters.shape, summary: 'The same with what they say, one a line', status: 200 },
      ...{ answer: 'application/jsonl', problems: { 422: ['filter-not-valid'] } },
    },
    {
      ...{ method: 'GET', path: '/audit/events/:id', id: 'getLoggedEvent', access: 'inspect' },
      ...{ summary: 'One event, without a word of a person', status: 200, answer: audit.loggedEvent },
      problems: { 404: ['event-not-found'] },
    },
    {
      ...{ method: 'GET', path: '/audit/retention-runs', id: 'listRetentionRuns', access: 'inspect' },
      ...{ isPaged: true, summary: 'What went by itself, newest first', status: 200 },
      answer: audit.retentionRuns,
    },
    csv('/audit/erasures.csv', 'exportErasures', 'Who was forgotten, without saying who'),
    csv('/audit/retention-runs.csv', 'exportRetentionRuns', 'What went by itself'),
    csv('/audit/shares.csv', 'exportShares', 'What left for processors'),
    {
      ...{ method: 'GET', path: '/audit/checkpoints', id: 'listCheckpoints', access: 'inspect' },
      ...{ summary: 'The newest hundred signed heads of the consent log', status: 200 },
      answer: audit.checkpoints,
    },
    {
      ...{ method: 'GET', path: '/audit/checkpoints.txt', id: 'exportCheckpoints', access: 'inspect' },
      ...{ summary: 'All of them', status: 200, answer: 'text/plain' },
    },
    {
      ...{ method: 'GET', path: '/audit/log.txt', id: 'exportConsentLog', access: 'inspect' },
      ...{ summary: 'The consent log as anybody can verify it', status: 200, answer: 'text/plain' },
    },
    {
      ...{ method: 'GET', path: '/audit/looks', id: 'listAccess', access: 'inspect', isPaged: true },
      ...{ summary: 'Who looked at what, newest first', status: 200, answer: audit.accessLog },
    },
    csv('/audit/looks.csv', 'exportAccess', 'The same, as a spreadsheet reads it'),
  ],
};
