import { z } from 'zod';
import { snapshot } from '../kernel/snapshot.js';
import type { Allowance } from './state.js';

const kept = z.object({ recent: z.array(z.object({ attemptId: z.string(), allowedAt: z.string() })) });

/** A line sends texts for years, and only the last hour counts. */
export const allowanceSnapshot = snapshot<Allowance, typeof kept>({
  version: 1,
  every: 50,
  data: kept,
  take: ({ recent }) => ({ recent: [...recent] }),
  restore: (state) => state,
});
