import type { Clock } from '../ports/clock.js';
import type { NewId } from '../ports/ids.js';
import type { Ceremonies, ChallengePurpose, SecondFactors } from '../ports/second-factors.js';
import { asMember, type HandleMember } from './handle-member.js';

/** What a member shows as the second factor: what their passkey signed, or a recovery code. */
export type Proof = { readonly answer: unknown } | { readonly code: string };

interface Needs {
  readonly ceremonies: Ceremonies;
  readonly factors: SecondFactors;
  readonly handleMember: HandleMember;
  readonly newId: NewId;
  readonly now: Clock;
}

/** Asks for the second factor, and says whether what was shown is one. */
export const proveSecondFactor = ({ ceremonies, factors, handleMember, newId, now }: Needs) => ({
  /** Options for the browser. `holder`: the secret of the login or session that asks. */
  async ask(holder: string, memberId: string, purpose: ChallengePurpose): Promise<object> {
    const { challenge, options } = await ceremonies.offerUse(await factors.keysOf(memberId));
    await factors.keepChallenge(holder, purpose, challenge);
    return options;
  },

  async isShown(
    holder: string,
    { memberId, purpose }: { readonly memberId: string; readonly purpose: ChallengePurpose },
    proof: Proof,
  ): Promise<boolean> {
    if ('code' in proof) {
      if (!(await factors.useCode(memberId, proof.code))) return false;
      const command = {
        type: 'UseRecoveryCode',
        data: { memberId },
        commandId: newId(),
        now: now(),
      } as const;
      await handleMember(memberId, command, asMember(memberId));
      return true;
    }
    // Taken before it is compared: a challenge is answered once, rightly or wrongly.
    const challenge = await factors.takeChallenge(holder, purpose);
    if (challenge === undefined) return false;
    const use = await ceremonies.acceptUse(proof.answer, challenge, await factors.keysOf(memberId));
    return use !== undefined && (await factors.noteUse(use));
  },
});

export type ProveSecondFactor = ReturnType<typeof proveSecondFactor>;
