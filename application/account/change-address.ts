import { isErased } from '../../domain/kernel/personal.js';
import { isRipe, isUnderWay, type AddressChange, type MemberReason } from '../../domain/member/member.js';
import type { Clock } from '../ports/clock.js';
import type { MemberDirectory } from '../ports/contact-directory.js';
import type { NewId } from '../ports/ids.js';
import type { Sessions } from '../ports/logins.js';
import type { Letter, Mail } from '../ports/mail.js';
import { asMember, installation, type HandleMember } from './handle-member.js';

/** Which change, and what may be done with it: stands in the letter, signed. */
export interface AddressPass {
  readonly memberId: string;
  readonly changeId: string;
  readonly right: 'confirm' | 'veto';
}

interface Needs {
  readonly handleMember: HandleMember;
  readonly directory: MemberDirectory;
  readonly sessions: Pick<Sessions, 'revokeAll'>;
  readonly mail: Mail;
  /** Whether somebody logs in with this member's id. */
  readonly belongsSomewhere: (memberId: string) => Promise<boolean>;
  readonly confirmLetter: (pass: AddressPass) => Pick<Letter, 'subject' | 'text' | 'html'>;
  readonly vetoLetter: (pass: AddressPass) => Pick<Letter, 'subject' | 'text' | 'html'>;
  /** A letter that did not go out. */
  readonly onUnsent: (changeId: string, code: string) => void;
  readonly newId: NewId;
  readonly now: Clock;
}

export interface NewAddress {
  readonly memberId: string;
  readonly oldEmail: string;
  readonly newEmail: string;
}

export type AddressOutcome =
  | { readonly outcome: 'changed' | 'kept'; readonly takesEffectAt: null }
  | { readonly outcome: 'waiting'; readonly takesEffectAt: string }
  | { readonly outcome: MemberReason };

/** A member's address moves to another one: asked, confirmed there, open to a veto here, and then for every business at once. */
export function changeAddress(needs: Needs) {
  const { handleMember, directory, sessions, mail, belongsSomewhere, onUnsent, newId, now } = needs;
  const fresh = () => ({ commandId: newId(), now: now() });

  const isTaken = async (email: string, memberId: string): Promise<boolean> => {
    const holder = await directory.find(installation, `email:${email}`);
    // Somebody who was only invited logs in with it nowhere yet.
    return holder !== undefined && holder !== memberId && belongsSomewhere(holder);
  };

  const send = async (
    changeId: string,
    to: string,
    letter: Omit<Letter, 'attemptId' | 'to'>,
    about: string,
  ) => {
    const { outcome } = await mail.send({ attemptId: `address/${changeId}/${about}`, to, ...letter });
    if (outcome !== 'accepted') onUnsent(changeId, outcome);
  };

  /** What stands in the log is done: logins are found by the new address, and nobody is logged in by the old one. */
  const move = async (memberId: string, changeId: string): Promise<void> => {
    const { state } = await handleMember.load(installation, memberId);
    const last = Object.entries(state.changes).findLast(([, { status }]) => status === 'changed');
    // One that comes late may have been followed by another.
    if (last?.[0] !== changeId || isErased(last[1].oldEmail) || isErased(last[1].newEmail)) return;
    const { oldEmail, newEmail } = last[1];
    const handles = { from: `email:${oldEmail}`, to: `email:${newEmail}`, contactId: memberId };
    await directory.move(installation, handles);
    await sessions.revokeAll(memberId);
  };

  const change = async (
    memberId: string,
    changeId: string,
    asked: AddressChange,
  ): Promise<AddressOutcome> => {
    const { oldEmail, newEmail } = asked;
    const obstacle =
      isErased(newEmail) || isErased(oldEmail)
        ? ('erased' as const)
        : (await isTaken(newEmail, memberId))
          ? ('taken' as const)
          : null;
    if (obstacle !== null) {
      const data = { memberId, changeId, reason: obstacle };
      await handleMember(memberId, { type: 'LapseAddressChange', data, ...fresh() }, asMember(memberId));
      return { outcome: 'ChangeOver' };
    }
    const command = { type: 'ChangeAddress', data: { memberId, changeId }, ...fresh() } as const;
    const { decision } = await handleMember(memberId, command, asMember(memberId));
    if (decision.outcome === 'rejected') return { outcome: decision.reason };
    await move(memberId, changeId);
    return { outcome: 'changed', takesEffectAt: null };
  };

  /** Applies a change whose time has come. */
  const ripen = async (memberId: string): Promise<boolean> => {
    const { state } = await handleMember.load(installation, memberId);
    const ripe = Object.entries(state.changes).find(([, one]) => isRipe(one, now()));
    return ripe !== undefined && (await change(memberId, ...ripe)).outcome === 'changed';
  };

  return {
    /** Safe to repeat. */
    move,
    ripen,

    /** The change that may still come to something. */
    async underWay(memberId: string) {
      const { state } = await handleMember.load(installation, memberId);
      const found = Object.entries(state.changes).find(([, one]) => isUnderWay(one, now()));
      return found && { changeId: found[0], ...found[1] };
    },

    /**
     * Asks for it. The answer is the same where the address is somebody else's: then only the old address gets a letter, and
     * waits for none, so that its time says nothing either.
     */
    async ask({ memberId, oldEmail, newEmail }: NewAddress): Promise<MemberReason | undefined> {
      const changeId = newId();
      const data = { memberId, changeId, oldEmail, newEmail };
      const command = { type: 'AskAddressChange', data, commandId: changeId, now: now() } as const;
      const { decision } = await handleMember(memberId, command, asMember(memberId));
      if (decision.outcome === 'rejected') return decision.reason;
      const letters = async (): Promise<void> => {
        const pass = { memberId, changeId };
        await send(changeId, oldEmail, needs.vetoLetter({ ...pass, right: 'veto' }), 'veto');
        if (await isTaken(newEmail, memberId)) return;
        await send(changeId, newEmail, needs.confirmLetter({ ...pass, right: 'confirm' }), 'confirm');
      };
      void letters().catch((error: unknown) => {
        onUnsent(changeId, error instanceof Error ? error.name : 'unknown');
      });
      return undefined;
    },

    async withdraw(memberId: string, changeId: string): Promise<MemberReason | undefined> {
      const command = { type: 'WithdrawAddressChange', data: { memberId, changeId }, ...fresh() } as const;
      const { decision } = await handleMember(memberId, command, asMember(memberId));
      return decision.outcome === 'rejected' ? decision.reason : undefined;
    },

    /** The new address says yes. Saying it again says how far it is. */
    async confirm({ memberId, changeId }: AddressPass): Promise<AddressOutcome> {
      const command = { type: 'ConfirmAddress', data: { memberId, changeId }, ...fresh() } as const;
      const { decision, state } = await handleMember(memberId, command, asMember(memberId));
      if (decision.outcome === 'rejected') return { outcome: decision.reason };
      const confirmed = state.changes[changeId];
      if (confirmed === undefined) return { outcome: 'ChangeUnknown' };
      if (confirmed.status === 'changed') return { outcome: 'changed', takesEffectAt: null };
      if (isRipe(confirmed, now())) return change(memberId, changeId, confirmed);
      return { outcome: 'waiting', takesEffectAt: confirmed.takesEffectAt ?? confirmed.vetoUntil };
    },

    /** The old address says no. */
    async veto({ memberId, changeId }: AddressPass): Promise<AddressOutcome> {
      const command = { type: 'VetoAddressChange', data: { memberId, changeId }, ...fresh() } as const;
      const { decision } = await handleMember(memberId, command, asMember(memberId));
      if (decision.outcome === 'rejected') return { outcome: decision.reason };
      // Whoever asked for it may be somebody else in a session of theirs.
      await sessions.revokeAll(memberId);
      return { outcome: 'kept', takesEffectAt: null };
    },
  };
}

export type ChangeAddress = ReturnType<typeof changeAddress>;
