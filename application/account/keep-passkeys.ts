import type { Erased } from '../../domain/kernel/personal.js';
import { passkeyLimits, type MemberReason } from '../../domain/member/member.js';
import type { Clock } from '../ports/clock.js';
import type { NewId } from '../ports/ids.js';
import type { Ceremonies, SecondFactors } from '../ports/second-factors.js';
import { asMember, installation, type HandleMember } from './handle-member.js';
import type { Proof, ProveSecondFactor } from './prove-second-factor.js';

interface Needs {
  readonly ceremonies: Ceremonies;
  readonly factors: SecondFactors;
  readonly prove: ProveSecondFactor;
  readonly handleMember: HandleMember;
  readonly newId: NewId;
  readonly now: Clock;
}

/** Whoever is logged in, and where. */
export interface Here {
  readonly memberId: string;
  readonly sessionId: string;
}

export interface PasskeyShown {
  readonly passkeyId: string;
  readonly label: string | Erased;
  readonly addedAt: string;
  readonly usedAt: string | null;
}

type Refused = { readonly outcome: 'not-made' | 'not-shown' } | { readonly outcome: MemberReason };
interface Added {
  readonly outcome: 'added';
  readonly passkeyId: string;
  readonly codes: readonly string[];
}

/** The passkeys and recovery codes of a member, in their own hands. */
export function keepPasskeys(needs: Needs) {
  const { ceremonies, factors, prove, handleMember, newId, now } = needs;
  const fresh = () => ({ commandId: newId(), now: now() });

  const issueCodes = async (memberId: string): Promise<readonly string[]> => {
    const count = passkeyLimits.recoveryCodeCount;
    const command = { type: 'IssueRecoveryCodes', data: { memberId, count }, ...fresh() } as const;
    const { decision } = await handleMember(memberId, command, asMember(memberId));
    return decision.outcome === 'accepted' ? factors.replaceCodes(memberId, count) : [];
  };

  return {
    async list(memberId: string): Promise<readonly PasskeyShown[]> {
      const [{ state }, kept] = await Promise.all([
        handleMember.load(installation, memberId),
        factors.keysOf(memberId),
      ]);
      return Object.entries(state.passkeys).flatMap(([passkeyId, { label, addedAt, isRemoved }]) => {
        const usedAt = kept.find((one) => one.passkeyId === passkeyId)?.usedAt ?? null;
        return isRemoved ? [] : [{ passkeyId, label, addedAt, usedAt }];
      });
    },

    codesLeft: (memberId: string): Promise<number> => factors.codesLeft(memberId),

    /** Options for the browser to make a passkey. `name`: what it is shown under there. */
    async offer({ memberId, sessionId }: Here, name: string): Promise<object> {
      const known = await factors.keysOf(memberId);
      const { challenge, options } = await ceremonies.offerNew({ memberId, name, known });
      await factors.keepChallenge(sessionId, 'add', challenge);
      return options;
    },

    /** With the first passkey come recovery codes. */
    async add(
      { memberId, sessionId }: Here,
      { label, answer }: { readonly label: string; readonly answer: unknown },
    ): Promise<Added | Refused> {
      const challenge = await factors.takeChallenge(sessionId, 'add');
      const credential = challenge === undefined ? undefined : await ceremonies.acceptNew(answer, challenge);
      if (credential === undefined) return { outcome: 'not-made' };
      const isFirst = (await factors.keysOf(memberId)).length === 0;
      const passkeyId = newId();
      // In the log first: no key opens anything that the log knows nothing of.
      const data = { memberId, passkeyId, label };
      const command = { type: 'AddPasskey', data, commandId: passkeyId, now: now() } as const;
      const { decision } = await handleMember(memberId, command, asMember(memberId));
      if (decision.outcome === 'rejected') return { outcome: decision.reason };
      if (!(await factors.add({ memberId, passkeyId, sessionId }, credential)))
        return { outcome: 'not-made' };
      return { outcome: 'added', passkeyId, codes: isFirst ? await issueCodes(memberId) : [] };
    },

    ask: ({ memberId, sessionId }: Here): Promise<object> => prove.ask(sessionId, memberId, 'prove'),

    /** The last one goes only with the second factor shown again. */
    async remove(
      { memberId, sessionId }: Here,
      passkeyId: string,
      proof: Proof | undefined,
    ): Promise<{ readonly outcome: 'removed' } | Refused> {
      const kept = await factors.keysOf(memberId);
      const isLast = kept.every((one) => one.passkeyId === passkeyId) && kept.length > 0;
      if (isLast && !(await isShown({ memberId, sessionId }, proof))) return { outcome: 'not-shown' };
      // What opens goes before what says so, and a removal that was cut off is done again from the list.
      await factors.remove(memberId, passkeyId);
      const command = { type: 'RemovePasskey', data: { memberId, passkeyId }, ...fresh() } as const;
      const { decision } = await handleMember(memberId, command, asMember(memberId));
      return { outcome: decision.outcome === 'rejected' ? decision.reason : 'removed' };
    },

    async renewCodes(
      { memberId, sessionId }: Here,
      proof: Proof | undefined,
    ): Promise<{ readonly outcome: 'renewed'; readonly codes: readonly string[] } | Refused> {
      if (!(await isShown({ memberId, sessionId }, proof))) return { outcome: 'not-shown' };
      return { outcome: 'renewed', codes: await issueCodes(memberId) };
    },
  };

  function isShown({ memberId, sessionId }: Here, proof: Proof | undefined): Promise<boolean> {
    if (proof === undefined) return Promise.resolve(false);
    return prove.isShown(sessionId, { memberId, purpose: 'prove' }, proof);
  }
}

export type KeepPasskeys = ReturnType<typeof keepPasskeys>;
