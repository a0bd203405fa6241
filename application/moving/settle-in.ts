import type { Account, AccountEvent } from '../../domain/account/account.js';
import { isErased } from '../../domain/kernel/personal.js';
import type { HandleAccount } from '../account/handle-account.js';
import type { HandleLine } from '../call/needs.js';
import { nextWeekly } from '../due/local-time.js';
import type { HandleNotification } from '../notification/needs.js';
import type { Clock } from '../ports/clock.js';
import type { ContactDirectory, ScopeDirectory } from '../ports/contact-directory.js';
import type { NewId } from '../ports/ids.js';
import type { HandleReport } from '../report/compile-report.js';
import { reportTime } from '../report/schedule-reports.js';

interface Needs {
  readonly handleAccount: HandleAccount;
  readonly handleLine: HandleLine;
  readonly handleNotification: HandleNotification;
  readonly handleReport: HandleReport;
  readonly directory: Pick<ContactDirectory & ScopeDirectory, 'find' | 'knows' | 'resolve'>;
  /** Of one business, those that still wait for something. */
  readonly openNotifications: (accountId: string) => Promise<readonly string[]>;
  readonly newId: NewId;
  readonly now: Clock;
}

/** People who log in are found by their address in the whole installation. */
const installation = 'installation';

/**
 * A business that came from another installation begins here without what may be in one place only: its API keys are revoked, its number
 * is given back, alerts and letters that were under way are ended, and its next report is one that is still to come. Its members
 * log in here with their addresses. Safe to repeat.
 */
export const settleIn =
  (needs: Needs) =>
  async (accountId: string): Promise<void> => {
    const { handleAccount, now } = needs;
    const { state, events } = await handleAccount.load(accountId, accountId);
    if (state.status !== 'open') return;
    const about = { accountId, context: { tenant: accountId, actor: 'system', causationId: '' } };
    await letMembersIn(needs, about, state, events);
    const by = ownerOf(state);
    for (const [keyId, { isRevoked }] of Object.entries(state.keys)) {
      if (isRevoked || by === undefined) continue;
      const data = { accountId, by, keyId };
      await handleAccount(
        accountId,
        { type: 'RevokeApiKey', data, commandId: `moved/${keyId}`, now: now() },
        about.context,
      );
    }
    await releaseNumber(needs, about);
    for (const notificationId of await needs.openNotifications(accountId)) {
      const command = { commandId: `moved/${notificationId}`, now: now() };
      await needs.handleNotification(
        notificationId,
        { type: 'WithdrawNotification', data: { notificationId }, ...command },
        about.context,
      );
    }
    await endLetters(needs, about, state.timeZone);
  };

type OpenAccount = Extract<Account, { readonly status: 'open' }>;

interface About {
  readonly accountId: string;
  readonly context: { readonly tenant: string; readonly actor: string; readonly causationId: string };
}

const ownerOf = ({ members }: OpenAccount): string | undefined =>
  Object.entries(members).find(([, role]) => role === 'owner')?.[0];

/** By the newest address of each. Whoever is known here under another id already joins under that one, in the same role. */
async function letMembersIn(
  { handleAccount, directory, newId, now }: Needs,
  { accountId, context }: About,
  account: OpenAccount,
  events: readonly AccountEvent[],
): Promise<void> {
  const by = ownerOf(account);
  for (const [memberId, email] of addressesIn(events)) {
    const role = account.members[memberId];
    if (role === undefined) continue;
    const handle = `email:${email}`;
    const found = await directory.find(installation, handle);
    // An id that is somebody's here opens their login to no other address.
    const isTaken = found === undefined && (await directory.knows(installation, memberId));
    const here = await directory.resolve(installation, [handle], isTaken ? newId() : memberId);
    if (here === memberId || by === undefined || account.members[here] !== undefined) continue;
    const invitationId = newId();
    const at = now();
    await handleAccount(
      accountId,
      {
        type: 'InviteMember',
        data: { accountId, by, invitationId, memberId: here, email, role },
        ...{ commandId: invitationId, now: at },
      },
      context,
    );
    await handleAccount(
      accountId,
      {
        type: 'AcceptInvitation',
        data: { accountId, invitationId, memberId: here },
        ...{ commandId: `${invitationId}/joined`, now: at },
      },
      context,
    );
  }
}

function addressesIn(events: readonly AccountEvent[]): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const { type, data } of events) {
    if (type === 'AccountOpened' && !isErased(data.ownerEmail)) addresses.set(data.ownerId, data.ownerEmail);
    const isNamed = type === 'MemberInvited' || type === 'MemberAddressChanged';
    if (isNamed && !isErased(data.email)) addresses.set(data.memberId, data.email);
  }
  return addresses;
}

async function releaseNumber({ handleLine, now }: Needs, { accountId, context }: About): Promise<void> {
  const { number } = (await handleLine.load(accountId, accountId)).state;
  if (number === null) return;
  const command = { commandId: `moved/${accountId}/number`, now: now() };
  await handleLine(accountId, { type: 'ReleaseNumber', data: { accountId, number }, ...command }, context);
}

async function endLetters({ handleReport, now }: Needs, { accountId, context }: About, timeZone: string) {
  const { week, letters, isMailed, dueAt } = (await handleReport.load(accountId, accountId)).state;
  const at = now();
  if (week !== null && !isMailed) {
    for (const [memberId, letter] of Object.entries(letters)) {
      if (letter?.status !== 'begun') continue;
      const lost = { commandId: `moved/${week}/${memberId}`, now: at };
      await handleReport(accountId, { type: 'LoseLetter', data: { week, memberId }, ...lost }, context);
    }
    const command = { commandId: `moved/${week}`, now: at };
    await handleReport(accountId, { type: 'CloseMailing', data: { week }, ...command }, context);
  }
  if (dueAt === null || dueAt > at) return;
  const data = { accountId, since: null, dueAt: nextWeekly(at, timeZone, reportTime) };
  const command = { commandId: `moved/${accountId}/${data.dueAt}`, now: at };
  await handleReport(accountId, { type: 'ScheduleReport', data, ...command }, context);
}
