import * as retention from '../../contract/retention.js';
import type { Part } from '../operation.js';

export const whatIsKept: Part = {
  tag: 'What is kept',
  operations: [
    {
      ...{ method: 'GET', path: '/retention', id: 'getRetention', access: 'audit' },
      summary: 'How long what is said is kept, and what the newest run removed',
      ...{ status: 200, answer: retention.retention },
    },
    {
      ...{ method: 'POST', path: '/retention', id: 'setRetention', access: 'manage' },
      summary: 'Keeps it for so many months: fewer than twelve, or twelve',
      ...{ body: retention.setRetention, status: 204 },
      problems: { 422: ['period-too-long', 'period-too-short'] },
    },
  ],
};
