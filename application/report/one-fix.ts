import type { Figures, Fix, FixCode } from '../../domain/report/report.js';

/** How the business stands now; undefined for a week of the past. */
export interface Standing {
  readonly pageCount: number;
}

/** The one thing that would help most: whoever waits comes first, then what is lost, then what could be better. */
export function oneFix(figures: Figures, standing: Standing | undefined): Fix | null {
  const { calls, messages, leads, questions, texts, conversations, visits } = figures;
  const isAfterHours = calls.missedAfterHours * 2 > calls.missed;
  const isUnseen = visits.pageViews + conversations.chat === 0;
  const found: readonly (readonly [FixCode, number])[] = [
    ['website-unread', standing?.pageCount === 0 ? 1 : 0],
    ['leads-waiting', leads.captured - leads.contacted],
    ['messages-unheard', messages.left - messages.heard],
    ['texts-failed', texts.failed],
    ['missed-after-hours', isAfterHours ? calls.missedAfterHours : 0],
    ['missed-calls', calls.missed],
    ['questions-unpublished', questions.unpublished],
    ['widget-unseen', standing !== undefined && isUnseen ? 1 : 0],
  ];
  const [code, count] = found.find(([, one]) => one > 0) ?? [];
  return code === undefined || count === undefined ? null : { code, count };
}
