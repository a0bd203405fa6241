import { z } from 'zod';

const time = z.iso.datetime();

/** GET /api/v1/looks: what the operator asked to see, may see and saw of this business. */
export const looks = z.object({
  /** Null where nothing was asked for since the last grant. */
  askedAt: time.nullable(),
  /** The newest 20, newest first. */
  grants: z.array(
    z.object({ grantId: z.string(), at: time, until: time, endedAt: time.nullable(), isLiving: z.boolean() }),
  ),
  /** The newest 100, newest first. */
  taken: z.array(
    z.object({
      at: time,
      what: z.enum([
        'overview',
        'conversations',
        'conversation',
        'leads',
        'calls',
        'call',
        'texts',
        'knowledge',
      ]),
      /** Of the one conversation or call. */
      subjectId: z.string().nullable(),
    }),
  ),
});

/** POST /api/v1/looks: 204. 409 `look-granted-already`. POST /api/v1/looks/ID/end: 204. */
export const grantLook = z.object({ grantId: z.string().min(1).max(100), hours: z.int().min(1).max(24) });

export type Looks = Readonly<z.infer<typeof looks>>;
