import { z } from 'zod';
import { event, type EventOf, type EventSpecs } from '../kernel/event.js';
import { figures, fix } from './figures.js';

const id = z.string();
const time = z.iso.datetime();
/** ISO 8601, such as `2026-W48`. */
const week = z.string();
const letter = { accountId: id, week, memberId: id };

export const reportEvents = {
  /** `since`: when the account was opened; null where that is known already. `turnId`: the command's id. */
  ReportScheduled: event(
    1,
    z.object({ accountId: id, turnId: id, since: time.nullable(), dueAt: time, scheduledAt: time }),
  ),
  ReportMade: event(
    1,
    z.object({
      accountId: id,
      turnId: id,
      week,
      /** The instants between which the week lies by the business's own clock. */
      from: time,
      to: time,
      timeZone: z.string(),
      /** BCP 47, of the letter. */
      locale: z.string(),
      figures,
      /** Of the week before; null where there was none. */
      before: figures.nullable(),
      fix: fix.nullable(),
      /** Of the consent log at that moment; null: there was none. */
      checkpoint: z.string().nullable(),
      /** When the next one is due. */
      dueAt: time,
      madeAt: time,
    }),
  ),
  /** From here on the letter counts as sent. */
  ReportLetterBegun: event(1, z.object({ ...letter, begunAt: time })),
  ReportLetterSent: event(1, z.object({ ...letter, letterId: id, sentAt: time })),
  /** `code`: the mail vendor's own. */
  ReportLetterRefused: event(1, z.object({ ...letter, code: z.string(), refusedAt: time })),
  /** Nobody will ever know whether it went out, and it is not sent again. */
  ReportLetterLost: event(1, z.object({ ...letter, lostAt: time })),
  /** What became of every letter is known, or never will be. */
  ReportMailed: event(1, z.object({ accountId: id, week, mailedAt: time })),
} as const satisfies EventSpecs;

export type ReportEvent = EventOf<typeof reportEvents>;
