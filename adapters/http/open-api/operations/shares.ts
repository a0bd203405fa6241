import { z } from 'zod';
import * as shares from '../../contract/shares.js';
import type { Part } from '../operation.js';

export const sharesWithProcessors: Part = {
  tag: 'Shares with processors',
  operations: [
    {
      ...{ method: 'GET', path: '/shares', id: 'listShares', access: 'audit', isPaged: true },
      query: { processor: z.enum(shares.shareProcessors), subject: z.string() },
      ...{ summary: 'What left for processors, newest first', status: 200, answer: shares.shares },
    },
  ],
};
