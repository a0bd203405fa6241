import { z } from 'zod';

/** In a query: from this instant on, and before that one. */
export const between = { from: z.iso.datetime().optional(), until: z.iso.datetime().optional() };
