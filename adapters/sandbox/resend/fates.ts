import { bare } from './email-request.js';
import type { Stored } from './letter-store.js';

/** What becomes of a letter, by the domain it goes to. */
const byDomain: Readonly<Record<string, readonly string[] | undefined>> = {
  'bounce.example': ['bounced'],
  'full.example': ['bounced'],
  'complaint.example': ['delivered', 'complained'],
  'suppressed.example': ['suppressed'],
  'delayed.example': ['delivery_delayed'],
  'failed.example': ['failed'],
};

/** The events of a letter after `sent`, in their order. */
export const fateOf = ({ to }: Pick<Stored, 'to'>): readonly string[] =>
  byDomain[domainOf(to)] ?? ['delivered'];

const domainOf = ([first = '']: readonly string[]): string => (bare(first).split('@')[1] ?? '').toLowerCase();

/** An event as Resend words it: https://resend.com/docs/webhooks/event-types. */
export function eventOf(letter: Stored, type: string, now: string): object {
  const { id, to, from, subject, tags, headers, sentAt } = letter;
  const data = {
    ...{ email_id: id, created_at: sentAt.toISOString(), from, to, subject, tags },
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  };
  return {
    ...{ type: `email.${type}`, created_at: now },
    data: { ...data, ...(detailOf[type]?.(domainOf(to)) ?? {}) },
  };
}

const detailOf: Readonly<Record<string, ((domain: string) => object) | undefined>> = {
  bounced: (domain) => ({
    bounce:
      domain === 'full.example'
        ? { ...{ type: 'Transient', subType: 'MailboxFull' }, ...mailServer('452 4.2.2 Mailbox full') }
        : { ...{ type: 'Permanent', subType: 'General' }, ...mailServer('550 5.1.1 User unknown') },
  }),
  suppressed: () => ({
    suppressed: {
      ...{ type: 'OnAccountSuppressionList', reason: 'previous_bounce' },
      ...mailServer('The address is on the suppression list of this account'),
    },
  }),
  failed: () => ({ failed: { reason: 'reached_daily_quota' } }),
};

const mailServer = (line: string) => ({ message: line, diagnosticCode: [line] });
