import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Plans } from '../../application/billing/plans.js';
import { Fault } from '../../application/ports/fault.js';

const count = z.int().min(0).max(1_000_000_000);
const allowances = z.strictObject({ conversations: count, 'call-minutes': count, texts: count });
const plan = z.strictObject({
  planId: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u),
  name: z.string().min(1).max(60),
  priceMinor: count,
  currency: z.string().regex(/^[a-z]{3}$/u),
  priceId: z.string().regex(/^price_\w+$/u),
  allowances,
});
const plans = z.strictObject({
  trial: z.strictObject({ days: z.int().min(1).max(365), allowances }),
  offered: z
    .array(plan)
    .min(1)
    .max(12)
    .refine((all) => new Set(all.map(({ planId }) => planId)).size === all.length)
    .refine((all) => new Set(all.map(({ priceId }) => priceId)).size === all.length),
});

/** What is sold, out of a file. Raises the fault `plans-refused` with one sentence. */
export function readPlans(file: string): Plans {
  const refuse = (why: string): Fault =>
    new Fault('plans-refused', `PLANS_FILE ${why}: see docs/operating.md for what it holds.`);
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw refuse('cannot be read as JSON');
  }
  const parsed = plans.safeParse(given);
  if (parsed.success) return parsed.data;
  throw refuse(`is not valid at ${parsed.error.issues[0]?.path.join('.') ?? 'its beginning'}`);
}

/** What the sandbox sells. */
export const examplePlans: Plans = {
  trial: { days: 14, allowances: { conversations: 200, 'call-minutes': 60, texts: 30 } },
  offered: [
    {
      ...{ planId: 'solo', name: 'Solo', priceMinor: 2_900, currency: 'usd', priceId: 'price_sandboxSolo' },
      allowances: { conversations: 150, 'call-minutes': 0, texts: 0 },
    },
    {
      ...{
        planId: 'desk',
        name: 'Front desk',
        priceMinor: 7_900,
        currency: 'usd',
        priceId: 'price_sandboxDesk',
      },
      allowances: { conversations: 600, 'call-minutes': 300, texts: 150 },
    },
    {
      ...{ planId: 'house', name: 'Whole house', priceMinor: 19_900, currency: 'usd' },
      priceId: 'price_sandboxHouse',
      allowances: { conversations: 2_500, 'call-minutes': 1_200, texts: 600 },
    },
  ],
};
