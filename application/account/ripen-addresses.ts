import type { Clock } from '../ports/clock.js';
import type { ChangeAddress } from './change-address.js';

interface Needs {
  /** Members whose new address has confirmed and waited long enough. */
  readonly due: (now: string, countMax: number) => Promise<readonly { readonly memberId: string }[]>;
  readonly addresses: Pick<ChangeAddress, 'ripen'>;
  readonly now: Clock;
}

const countMax = 50;

/** Applies every change of address whose time has come. Several processes that do so at once apply each one once. */
export const ripenAddresses =
  ({ due, addresses, now }: Needs) =>
  async (): Promise<void> => {
    for (const { memberId } of await due(now(), countMax)) await addresses.ripen(memberId);
  };
