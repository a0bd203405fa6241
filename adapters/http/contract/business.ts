import { z } from 'zod';
import { openRange } from './line.js';
import { industries } from './session.js';

const range = openRange.omit({ day: true });

const hours = z.object({
  /** Empty: the hours are not known. */
  week: z.array(openRange).max(42),
  /** Dates on which other hours hold; no ranges: closed. */
  otherDays: z.array(z.object({ date: z.iso.date(), ranges: z.array(range).max(6) })).max(200),
});

/** By scheme, host and port. Errors: 422 `website-invalid`, `origin-not-valid`. */
const origins = z.array(z.string().trim().max(300)).max(20);
const processor = z.enum(['language-model', 'phone', 'mail']);

/** POST /api/v1/business/agreements: 204. Errors: 422 `agreement-not-valid`. …/PROCESSOR/end: 204. */
export const recordAgreement = z.object({
  processor,
  agreedOn: z.iso.date(),
  agreedBy: z.string().trim().min(1).max(120),
});

/** POST /api/v1/business/papers: yes to the operator's papers in these versions. 204. Errors: 409 `papers-changed`. */
export const acceptPapers = z.object({ terms: z.string().max(64), privacy: z.string().max(64) });

/** GET /api/v1/business: what the business is, and when it is open by its own clock. */
export const business = z.object({
  name: z.string().nullable(),
  website: z.string().nullable(),
  industry: z.string(),
  timeZone: z.string(),
  hours,
  /** Its alerts and letters name nobody. */
  isSensitive: z.boolean(),
  /** Websites beside its own on which the widget runs. */
  origins,
  /** Who else handles what clients say on this installation, and whether there is an agreement on record. */
  processors: z.array(
    z.object({
      processor,
      agreement: z.object({ agreedOn: z.iso.date(), agreedBy: z.string().nullable() }).nullable(),
    }),
  ),
});

/** POST /api/v1/business: changes what is named and leaves the rest. 204. 422 `hours-not-in-order`. */
export const changeBusiness = z
  .object({
    name: z.string().trim().min(1).max(120),
    industry: z.enum(industries),
    hours,
    isSensitive: z.boolean(),
    origins,
  })
  .partial();

export type Processor = z.infer<typeof processor>;
export type Business = Readonly<z.infer<typeof business>>;
export type ChangeBusiness = Readonly<z.infer<typeof changeBusiness>>;
