import type { Clock } from '../../../application/ports/clock.js';
import type { Usage } from '../../../application/ports/usage.js';
import { createSweep, lastSweep } from '../../storage-sweep/sweep.js';
import type { Databases } from '../databases.js';
import { forgetIdleData } from '../forgetting/idle-data.js';

interface Needs extends Pick<Databases, 'pool' | 'connectAsOwner'> {
  readonly usage: Pick<Usage, 'dropEmptyMonths'>;
  readonly now: Clock;
  readonly onNotice: (sentence: string) => void;
}

/** After the runs of retention, which are made at half past three by each business's own clock; UTC. */
const hour = 4;
const hourMs = 60 * 60 * 1_000;
const dayMs = 24 * hourMs;

/**
 * What is kept of log-ins and jobs goes after days, months of visits that are empty go as a whole, and then the files of the databases are
 * swept: each night, by whichever process comes first, and at once where a night was missed.
 */
export function storageDuty({ pool, connectAsOwner, usage, now, onNotice }: Needs) {
  const startedAt = now();
  const sweep = createSweep({ pool, connect: connectAsOwner });
  return {
    everyMs: 10 * 60 * 1_000,
    failure: 'the files of the databases were not swept',
    async work(): Promise<void> {
      const last = (await lastSweep(pool))?.at ?? startedAt;
      if (last >= newestNight(now())) return;
      await forgetIdleData(pool);
      await usage.dropEmptyMonths(now());
      const swept = await sweep();
      if (swept !== 'busy' && swept.skipped.length > 0) {
        onNotice(`Held by somebody and not swept tonight: ${swept.skipped.join(', ')}.`);
      }
    },
  };
}

/** When the newest night began whose sweep is due, ISO 8601. */
const newestNight = (now: string): string =>
  new Date(Math.floor((Date.parse(now) - hour * hourMs) / dayMs) * dayMs + hour * hourMs).toISOString();
