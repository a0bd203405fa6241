import { monthsMax } from '../../domain/retention/retention.js';
import { sameClockLater } from '../due/local-time.js';

/** How long before the evidence of a text goes its owner is told. */
export const noticeDays = 30;

interface Evidence {
  /** When the call ended in which the text was asked for. */
  readonly endedAt: string;
  /** When its owner is told. */
  readonly toldAt: string;
  readonly months: number;
  readonly timeZone: string;
}

/**
 * When the evidence of a text goes: with its call, but not before its owner has known of it for thirty days, as where the period was just
 * made shorter, and never later than the longest time that anything is kept.
 */
export function evidenceEnd({ endedAt, toldAt, months, timeZone }: Evidence): string {
  const byPeriod = sameClockLater(endedAt, timeZone, { months });
  const afterNotice = sameClockLater(toldAt, timeZone, { days: noticeDays });
  const atLatest = sameClockLater(endedAt, timeZone, { months: monthsMax });
  const wished = byPeriod > afterNotice ? byPeriod : afterNotice;
  return wished < atLatest ? wished : atLatest;
}
