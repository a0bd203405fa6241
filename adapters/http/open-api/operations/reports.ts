import * as ranges from '../../contract/ranges.js';
import * as reports from '../../contract/reports.js';
import type { Part } from '../operation.js';

export const weeklyReports: Part = {
  tag: 'Reports',
  operations: [
    {
      ...{ method: 'GET', path: '/reports', id: 'listReports', access: 'work' },
      summary: 'The weeks there is something to say of, newest first',
      ...{ status: 200, answer: reports.reports },
    },
    {
      ...{ method: 'GET', path: '/reports/range', id: 'getRange', access: 'work' },
      ...{ query: ranges.rangeQuery, summary: 'Any days in numbers, beside as many days before' },
      ...{ status: 200, answer: ranges.rangeReport, problems: { 422: ['range-not-valid'] } },
    },
    {
      ...{ method: 'GET', path: '/reports/range.csv', id: 'exportRange', access: 'work' },
      ...{ query: ranges.rangeQuery, summary: 'The same day by day, as a spreadsheet reads it' },
      ...{ status: 200, answer: 'text/csv', problems: { 422: ['range-not-valid'] } },
    },
    {
      ...{ method: 'GET', path: '/reports/replies', id: 'listReplies', access: 'work', isPaged: true },
      ...{ query: ranges.repliesQuery.shape, summary: 'Replies of some days, the slowest first' },
      ...{ status: 200, answer: ranges.replies, problems: { 422: ['filter-not-valid'] } },
    },
    {
      ...{ method: 'GET', path: '/reports/reached', id: 'listReached', access: 'work', isPaged: true },
      ...{ query: ranges.reachedQuery.shape, summary: 'How long it took until somebody knew of each lead' },
      ...{ status: 200, answer: ranges.reached, problems: { 422: ['filter-not-valid'] } },
    },
    {
      ...{ method: 'GET', path: '/reports/:id', id: 'getReport', access: 'work' },
      ...{ summary: 'One week, such as `2026-W48`', status: 200, answer: reports.report },
      problems: { 404: ['report-not-found'] },
    },
  ],
};
