import * as reports from '../../contract/reports.js';
import type { Part } from '../operation.js';

export const weeklyReports: Part = {
  tag: 'Weekly reports',
  operations: [
    {
      ...{ method: 'GET', path: '/reports', id: 'listReports', access: 'work' },
      summary: 'The weeks there is something to say of, newest first',
      ...{ status: 200, answer: reports.reports },
    },
    {
      ...{ method: 'GET', path: '/reports/:id', id: 'getReport', access: 'work' },
      ...{ summary: 'One week, such as `2026-W48`', status: 200, answer: reports.report },
      problems: { 404: ['report-not-found'] },
    },
  ],
};
