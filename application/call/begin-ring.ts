import type { CallOf, Next } from './calls.js';
import { byPhoneCompany, type CallNeeds } from './needs.js';

interface Ringing {
  readonly ringId: string;
  /** One of the business's own transfers, or `own-number`. */
  readonly transferId: string;
  readonly number: string;
  readonly seconds: number;
  readonly whisper: string | null;
}

/** Has a telephone of the business ring for a call; undefined where that is not possible any more. */
export const beginRing =
  ({ handleCall, now }: Pick<CallNeeds, 'handleCall' | 'now'>) =>
  async ({ tenant, callId }: CallOf, { transferId, ...ring }: Ringing): Promise<Next | undefined> => {
    const { ringId } = ring;
    const { decision } = await handleCall(
      callId,
      { type: 'BeginRing', data: { callId, ringId, transferId }, commandId: ringId, now: now() },
      byPhoneCompany(tenant),
    );
    return decision.outcome === 'rejected' ? undefined : { next: 'ring', say: null, ...ring };
  };
