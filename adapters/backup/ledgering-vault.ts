import type { KeyVault } from '../../application/ports/key-vault.js';
import type { Ledger } from './ledger.js';

/**
 * A vault whose destructions are written to the erasure ledger beside the backups, at once. A ledger that cannot be written
 * holds no erasure up: the fault is told, and what is missing is written with the next.
 */
export function ledgeringVault(vault: KeyVault, ledger: Ledger, onFault: (error: unknown) => void): KeyVault {
  const write = (): Promise<unknown> => ledger.bringUpToDate().catch(onFault);
  return {
    ...vault,
    async forgetSubject(person) {
      const keyIds = await vault.forgetSubject(person);
      await write();
      return keyIds;
    },
    async forgetContainer(place) {
      const keyIds = await vault.forgetContainer(place);
      await write();
      return keyIds;
    },
    async forgetTenant(tenant) {
      const keyIds = await vault.forgetTenant(tenant);
      await write();
      return keyIds;
    },
  };
}
