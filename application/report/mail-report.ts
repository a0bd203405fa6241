import type { ReportEvent } from '../../domain/report/report.js';
import type { DueWork } from '../due/run-due.js';
import type { Context } from '../handling/handle.js';
import type { LetterToMember, SendLetter } from '../mail/send-letter.js';
import type { Clock } from '../ports/clock.js';
import { Fault } from '../ports/fault.js';
import type { HandleReport } from './compile-report.js';

export type MadeReport = Extract<ReportEvent, { readonly type: 'ReportMade' }>['data'];

interface Needs {
  readonly handleReport: HandleReport;
  readonly sendLetter: SendLetter;
  /** Whether a letter may carry figures of this business: those of a sensitive one wait in the dashboard for an agreement. */
  readonly mayMail: (tenant: string) => Promise<boolean>;
  /** Everybody who owns the business at the moment, where their address was not erased; by member id. */
  readonly ownersOf: (tenant: string) => Promise<readonly string[]>;
  readonly reportLetter: (tenant: string, report: MadeReport) => Promise<LetterToMember['words']>;
  readonly now: Clock;
}

/** The mail vendor takes a letter with the same attempt id for the same letter during 24 hours: later it could be a second one. */
const sameLetterMs = 23 * 60 * 60_000;

/**
 * Sends the newest report to the owners, each one letter: that it is sent is written down first, and what became of it after. What came to
 * an unknown end is tried again as the same letter, as long as it is one.
 */
export const mailReport =
  (needs: Needs): DueWork =>
  async ({ key, tenant, subjectId: accountId }) => {
    const { handleReport, ownersOf, mayMail, reportLetter, now } = needs;
    const { state, events } = await handleReport.load(tenant, accountId);
    const made = events.findLast((event) => event.type === 'ReportMade');
    if (made?.type !== 'ReportMade' || state.isMailed) return;
    const context = { tenant, actor: 'system', causationId: '' };
    const words = await reportLetter(tenant, made.data);
    const owners = (await mayMail(tenant)) ? await ownersOf(tenant) : [];
    const isSettled: boolean[] = [];
    for (const memberId of owners)
      isSettled.push(await send(needs, { report: made.data, words, memberId, key, context }));
    if (isSettled.includes(false)) throw new Fault('report-unsent', 'A report could not be sent.');

    const { week } = made.data;
    const about = (step: string) => ({ commandId: `${key}/${step}`, now: now() });
    // Whoever left in the midst of it is not written to again.
    const left = Object.keys(state.letters).filter((id) => !owners.includes(id));
    for (const memberId of left)
      await handleReport(
        accountId,
        { type: 'LoseLetter', data: { week, memberId }, ...about(`${memberId}/lose`) },
        context,
      );
    const closed = await handleReport(
      accountId,
      { type: 'CloseMailing', data: { week }, ...about('close') },
      context,
    );
    if (closed.decision.outcome === 'rejected')
      throw new Fault('report-unsettled', 'A report is still being sent.');
  };

interface Sending {
  readonly report: MadeReport;
  readonly words: LetterToMember['words'];
  readonly memberId: string;
  readonly key: string;
  readonly context: Context;
}

/** False: it is not known yet what became of it. */
async function send({ handleReport, sendLetter, now }: Needs, sending: Sending): Promise<boolean> {
  const { report, words, memberId, key, context } = sending;
  const { accountId, week } = report;
  const addressed = { week, memberId };
  const about = (step: string) => ({ commandId: `${key}/${memberId}/${step}`, now: now() });

  const begun = await handleReport(
    accountId,
    { type: 'BeginLetter', data: addressed, ...about('begin') },
    context,
  );
  const written = begun.state.letters[memberId];
  if (written?.status !== 'begun') return true;
  if (Date.parse(now()) - Date.parse(written.begunAt) > sameLetterMs) {
    await handleReport(accountId, { type: 'LoseLetter', data: addressed, ...about('lose') }, context);
    return true;
  }
  const attemptId = `weekly-report/${accountId}/${week}/${memberId}`;
  const sent = await sendLetter({ tenant: context.tenant, memberId, kind: 'report', attemptId, words });
  if (sent.outcome === 'unknown') return false;
  await handleReport(
    accountId,
    sent.outcome === 'accepted'
      ? { type: 'RecordLetterSent', data: { ...addressed, letterId: sent.letterId }, ...about('sent') }
      : {
          type: 'RecordLetterRefused',
          data: { ...addressed, code: sent.outcome === 'stopped' ? sent.reason : sent.code },
          ...about('refused'),
        },
    context,
  );
  return true;
}
