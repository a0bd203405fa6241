import { join } from 'node:path';

/** Where things stand below the directory that holds an installation's backups. */
export const placesIn = (target: string) => ({
  backups: join(target, 'backups'),
  keys: join(target, 'keys'),
  keyring: join(target, 'keyring'),
  ledger: join(target, 'ledger', 'erasures.jsonl'),
});
