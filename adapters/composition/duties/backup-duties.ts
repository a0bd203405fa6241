import type { Clock } from '../../../application/ports/clock.js';
import { destroyDueKeys } from '../../backup/keyring.js';
import type { Ledger } from '../../backup/ledger.js';

interface Needs {
  /** The directory that holds the backups. */
  readonly target: string;
  readonly ledger: Ledger;
  readonly now: Clock;
  readonly onError: (about: string, error: unknown) => void;
}

const hourMs = 60 * 60 * 1_000;

/**
 * What a running installation owes its backups: their keys are destroyed on their day, and the erasure ledger says until
 * when it is complete. At the start and every hour; what fails is told, and tried again.
 */
export function startBackupDuties({ target, ledger, now, onError }: Needs): () => Promise<void> {
  const run = async (): Promise<void> => {
    await destroyDueKeys(target, now).catch((error: unknown) => {
      onError('the keys of backups that are due were not destroyed', error);
    });
    await ledger.bringUpToDate().catch((error: unknown) => {
      onError('the erasure ledger beside the backups was not written', error);
    });
  };
  let running = run();
  const timer = setInterval(() => {
    running = running.then(run);
  }, hourMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
