import { deriveKey } from '../sealed-box/sealed-box.js';

/** The keys of a backup that come from the master key: one wraps the backup's own random key, the others sign. */
export const derivedKeys = (masterKey: Uint8Array) => ({
  wrapping: deriveKey(masterKey, 'backup'),
  manifest: deriveKey(masterKey, 'backup-manifest'),
  ledger: deriveKey(masterKey, 'erasure-ledger'),
});
