import { z } from 'zod';
import type { Fate, LetterReport } from '../../application/ports/mail.js';
import { taggedBy } from './tags.js';

const time = z.iso.datetime({ offset: true });
/** Resend's own word; whatever else would be text of another mail server. */
const word = z
  .string()
  .regex(/^[\w-]{1,40}$/u)
  .catch('Undetermined');

const event = z.object({ type: z.string(), created_at: time, data: z.looseObject({ tags: z.unknown() }) });
const bounce = z.object({ bounce: z.object({ type: z.string(), subType: word }) });
const suppressed = z.object({ suppressed: z.object({ type: word, reason: word.optional() }) });
const failed = z.object({ failed: z.object({ reason: word }) });

/**
 * What an event of Resend says of one of our letters (https://resend.com/docs/webhooks/event-types). Undefined for events
 * that say nothing of it, of today or of later years, and for letters to nobody we know.
 */
export function reportOf(reportId: string, body: unknown): LetterReport | undefined {
  const parsed = event.safeParse(body);
  if (!parsed.success) return undefined;
  const { type, created_at: createdAt, data } = parsed.data;
  const what = fateOf[type]?.(data);
  const tagged = taggedBy(data.tags);
  if (what === undefined || tagged === undefined) return undefined;
  return { reportId, ...tagged, occurredAt: new Date(createdAt).toISOString(), what };
}

const fateOf: Readonly<Record<string, ((data: unknown) => Fate) | undefined>> = {
  'email.delivered': () => ({ fate: 'delivered' }),
  'email.delivery_delayed': () => ({ fate: 'delayed' }),
  'email.complained': () => ({ fate: 'complained' }),
  'email.bounced'(data) {
    const { type, subType } = bounce.safeParse(data).data?.bounce ?? { type: '', subType: 'Undetermined' };
    return { fate: 'bounced', permanence: permanenceOf[type] ?? 'undetermined', cause: subType };
  },
  'email.suppressed'(data) {
    const { type, reason } = suppressed.safeParse(data).data?.suppressed ?? { type: 'Suppressed' };
    return { fate: 'suppressed', cause: reason ?? type };
  },
  'email.failed': (data) => ({
    fate: 'failed',
    cause: failed.safeParse(data).data?.failed.reason ?? 'Undetermined',
  }),
};

const permanenceOf: Readonly<Record<string, 'permanent' | 'transient' | undefined>> = {
  Permanent: 'permanent',
  Transient: 'transient',
};
