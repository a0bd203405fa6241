import type { Pool } from 'pg';
import { Fault } from '../../application/ports/fault.js';
import type { MovedBusinesses } from '../../application/ports/moved-businesses.js';
import type { Position } from '../../application/ports/event-store.js';

/**
 * Looked up again only where an event is newer than the last look, and once for all who ask meanwhile: who moves here comes behind
 * everything that was here.
 */
export function createMovedBusinesses(pool: Pool): MovedBusinesses {
  let looked: Position = 0n;
  let upTo = new Map<string, Position>();
  let looking: Promise<void> | undefined;
  const look = async (newest: Position): Promise<void> => {
    const { rows } = await pool.query<{ head: string; tenant: string | null; upTo: string }>(
      `select head.position as head, tenant, up_to as "upTo" from log.head left join moved.businesses on true`,
    );
    upTo = new Map(rows.flatMap(({ tenant, upTo: end }) => (tenant === null ? [] : [[tenant, BigInt(end)]])));
    const head = BigInt(rows[0]?.head ?? 0);
    looked = head > newest ? head : newest;
  };
  return {
    async happenedHere(events) {
      const newest = events.at(-1)?.position ?? 0n;
      while (newest > looked) {
        looking ??= look(newest).finally(() => {
          looking = undefined;
        });
        await looking;
      }
      if (upTo.size === 0) return events;
      return events.filter(({ envelope, position }) => position > (upTo.get(envelope.tenant) ?? 0n));
    },
  };
}

/** The consent log as it was signed where a business came from. Raises `business-not-moved`. */
export async function* consentLogBefore(pool: Pool, tenant: string): AsyncGenerator<string> {
  for (let after = -1; ;) {
    const { rows } = await pool.query<{ number: number; line: string }>(
      'select number, line from moved.consent_log where tenant = $1 and number > $2 order by number limit 1000',
      [tenant, after],
    );
    for (const { line } of rows) yield line;
    const last = rows.at(-1);
    if (last === undefined && after === -1) {
      throw new Fault('business-not-moved', 'This business came from no other installation.');
    }
    if (last === undefined) return;
    after = last.number;
  }
}

/** Raises `import-unfinished` while something of a business that came here may still act as if it were there. */
export async function refuseHalfMoved(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ tenant: string }>(
    'select tenant from moved.businesses where settled_at is null',
  );
  if (rows[0] === undefined) return;
  throw new Fault(
    'import-unfinished',
    `The import of business ${rows[0].tenant} was not finished, so nothing is served: run “npm run mia -- import” with the same file again.`,
  );
}
