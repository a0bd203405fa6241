import { memberLimits, type Role } from '../../domain/account/account.js';
import type { Context } from '../handling/handle.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDirectory } from '../ports/contact-directory.js';
import type { NewId } from '../ports/ids.js';
import type { LoginRequest, Logins, OpenedLogin } from '../ports/logins.js';
import type { SendLetter } from '../mail/send-letter.js';
import type { Letter } from '../ports/mail.js';
import type { HandleAccount } from './handle-account.js';
import { installation } from './handle-member.js';

interface Needs {
  readonly handleAccount: HandleAccount;
  readonly directory: ContactDirectory;
  readonly logins: Logins;
  readonly sendLetter: SendLetter;
  readonly invitationLetter: (
    login: OpenedLogin,
    businessName: string,
  ) => Pick<Letter, 'subject' | 'text' | 'html'>;
  readonly newId: NewId;
  readonly now: Clock;
}

export interface Inviting {
  readonly accountId: string;
  readonly businessName: string;
  /** The member who invites. */
  readonly by: string;
  readonly email: string;
  readonly role: Role;
}

/** Its letter works as long as the invitation can be accepted. */
const invitationMinutes = memberLimits.invitationDays * 24 * 60;

/** Invites somebody by letter. The invitation stands even where the letter did not go out; inviting again sends another. */
export function inviteMember({
  handleAccount,
  directory,
  logins,
  sendLetter,
  invitationLetter,
  newId,
  now,
}: Needs) {
  return async ({ accountId, businessName, by, email, role }: Inviting, context: Context) => {
    const memberId = await directory.resolve(installation, [`email:${email}`], newId());
    const invitationId = newId();
    const { decision, position } = await handleAccount(
      accountId,
      {
        type: 'InviteMember',
        data: { accountId, by, invitationId, memberId, email, role },
        ...{ commandId: invitationId, now: now() },
      },
      context,
    );
    if (decision.outcome === 'rejected') return { decision, position, isSent: false };
    const request: LoginRequest = { purpose: 'invitation', email, accountId, invitationId };
    // Whoever is invited has asked in no browser.
    const login = await logins.open(request, { boundTo: 'nobody', minutes: invitationMinutes });
    const sent = await sendLetter({
      ...{ tenant: accountId, memberId, kind: 'invitation', attemptId: `invitation/${invitationId}` },
      words: () => invitationLetter(login, businessName),
      to: email,
    });
    return { decision, position, isSent: sent.outcome === 'accepted' };
  };
}
