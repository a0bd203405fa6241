import type { MailboxCommand } from '../../domain/mailbox/mailbox.js';
import type { Clock } from '../ports/clock.js';
import type { Position } from '../ports/event-store.js';
import type { NewId } from '../ports/ids.js';
import type { HandleMailbox, MailboxIdOf } from './handle-mailbox.js';
import type { Declining } from './send-letter.js';

interface Needs {
  readonly handleMailbox: HandleMailbox;
  readonly mailboxIdOf: MailboxIdOf;
  readonly newId: NewId;
  readonly now: Clock;
}

export interface Preference extends Declining {
  readonly isWanted: boolean;
  /** How it was said: by a mail program, on the page behind the letter's link, or in the dashboard. */
  readonly via: 'one-click' | 'page' | 'dashboard';
}

/** Whether a member gets letters of a kind. Saying it twice changes nothing. Answers where it stands in the log. */
export const preferLetters =
  ({ handleMailbox, mailboxIdOf, newId, now }: Needs) =>
  async ({ tenant, memberId, kind, isWanted, via }: Preference): Promise<Position | null> => {
    const data = { accountId: tenant, memberId, kind };
    const ids = { commandId: newId(), now: now() };
    const command: MailboxCommand = isWanted
      ? { type: 'Resubscribe', data, ...ids }
      : { type: 'Unsubscribe', data: { ...data, via }, ...ids };
    const context = { tenant, actor: `member:${memberId}`, causationId: '' };
    return (await handleMailbox(mailboxIdOf({ tenant, memberId }), command, context)).position;
  };

export type PreferLetters = ReturnType<typeof preferLetters>;

export interface Reopening {
  readonly tenant: string;
  readonly memberId: string;
  /** The member who says that the address takes letters again. */
  readonly by: string;
}

export const reopenMailbox =
  ({ handleMailbox, mailboxIdOf, newId, now }: Needs) =>
  async ({ tenant, memberId, by }: Reopening): Promise<Position | null> => {
    const { position } = await handleMailbox(
      mailboxIdOf({ tenant, memberId }),
      {
        type: 'ReopenMailbox',
        data: { accountId: tenant, memberId, by },
        ...{ commandId: newId(), now: now() },
      },
      { tenant, actor: `member:${by}`, causationId: '' },
    );
    return position;
  };

export type ReopenMailbox = ReturnType<typeof reopenMailbox>;
