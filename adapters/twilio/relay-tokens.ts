import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

interface OfRelay {
  readonly tenant: string;
  readonly callRef: string;
}

/**
 * Tickets by which a WebSocket is known as the one that a call was sent to: for one call of one business, for a minute, and once. The
 * signature of the upgrade has no time in it and names no call.
 */
export interface RelayTokens {
  issue(of: OfRelay): string;
  /** True for the first who shows it. */
  redeem(of: OfRelay & { readonly token: string }): boolean;
}

const validMs = 60_000;
/** More than can be issued to real calls within a minute; while that many are remembered, nobody else is let in. */
const usedMax = 20_000;

export function createRelayTokens(key: Uint8Array, now: () => number): RelayTokens {
  const used = new Map<string, number>();
  const macOf = ({ tenant, callRef }: OfRelay, claim: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify(['twilio relay', tenant, callRef, claim]))
      .digest('base64url');
  const forget = (): void => {
    // In the order in which they were used; each is valid for the same while, so the oldest go first or little later.
    for (const [claim, endsAt] of used) if (endsAt <= now()) used.delete(claim);
  };
  return {
    issue(of) {
      const claim = `${String(now() + validMs)}.${randomBytes(12).toString('base64url')}`;
      return `${claim}.${macOf(of, claim)}`;
    },
    redeem({ token, ...of }) {
      const [endsAt = '', nonce = '', mac = ''] = token.split('.');
      const claim = `${endsAt}.${nonce}`;
      if (!isSame(mac, macOf(of, claim)) || Number(endsAt) <= now()) return false;
      if (used.size >= usedMax) forget();
      if (used.has(claim) || used.size >= usedMax) return false;
      used.set(claim, Number(endsAt));
      return true;
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
