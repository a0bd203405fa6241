import type { MailboxCommand } from '../../domain/mailbox/mailbox.js';
import type { Clock } from '../ports/clock.js';
import type { LetterReport } from '../ports/mail.js';
import type { HandleMailbox, MailboxIdOf } from './handle-mailbox.js';

interface Needs {
  readonly handleMailbox: HandleMailbox;
  readonly mailboxIdOf: MailboxIdOf;
  readonly now: Clock;
}

export type RecordReport = (report: LetterReport) => Promise<void>;

/** Writes down what became of a letter. The same report again changes nothing; one of a letter that we never sent neither. */
export const recordReport =
  ({ handleMailbox, mailboxIdOf, now }: Needs): RecordReport =>
  async (report) => {
    const { tenant, memberId } = report.about;
    await handleMailbox(
      mailboxIdOf({ tenant, memberId }),
      { ...said(report), commandId: report.reportId, now: now() },
      { tenant, actor: 'mail-service', causationId: '' },
    );
  };

type Said = MailboxCommand extends infer Each
  ? Each extends MailboxCommand
    ? Pick<Each, 'type' | 'data'>
    : never
  : never;

function said({ attemptId, about, occurredAt, what }: LetterReport): Said {
  const { tenant: accountId, ...letter } = about;
  const data = { accountId, ...letter, attemptId, occurredAt };
  switch (what.fate) {
    case 'delivered':
      return { type: 'RecordDelivery', data };
    case 'delayed':
      return { type: 'RecordDelay', data };
    case 'complained':
      return { type: 'RecordComplaint', data };
    case 'bounced':
      return { type: 'RecordBounce', data: { ...data, permanence: what.permanence, cause: what.cause } };
    case 'suppressed':
      return { type: 'RecordSuppression', data: { ...data, cause: what.cause } };
    case 'failed':
      return { type: 'RecordFailure', data: { ...data, cause: what.cause } };
  }
}
