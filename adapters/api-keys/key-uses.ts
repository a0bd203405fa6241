import type { Pool } from 'pg';

interface Needs {
  readonly pool: Pool;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

const hourMs = 60 * 60_000;
const rememberedMax = 10_000;

/** The days on which keys were last used, beside the log: who only reads writes nothing there. */
export function createKeyUses({ pool, now, onError }: Needs) {
  /** When each key was noted last by this process, so that it writes once an hour at most. */
  const noted = new Map<string, number>();

  return {
    /** Notes a use in the background. */
    note({ accountId, keyId }: { readonly accountId: string; readonly keyId: string }): void {
      const at = now();
      if (at - (noted.get(keyId) ?? -hourMs) < hourMs) return;
      noted.delete(keyId);
      noted.set(keyId, at);
      const [oldest] = noted.keys();
      if (noted.size > rememberedMax && oldest !== undefined) noted.delete(oldest);
      pool
        .query(
          `insert into api_keys.uses as known (tenant, key_id, used_on) values ($1, $2, $3)
           on conflict (tenant, key_id) do update set used_on = greatest(known.used_on, excluded.used_on)`,
          [accountId, keyId, new Date(at).toISOString().slice(0, 10)],
        )
        .catch((error: unknown) => {
          noted.delete(keyId);
          onError(error);
        });
    },

    /** `YYYY-MM-DD` by the id of the key. */
    async of(accountId: string): Promise<ReadonlyMap<string, string>> {
      const { rows } = await pool.query<{ key_id: string; used_on: string }>(
        `select key_id, to_char(used_on, 'YYYY-MM-DD') as used_on from api_keys.uses where tenant = $1`,
        [accountId],
      );
      return new Map(rows.map(({ key_id: keyId, used_on: usedOn }) => [keyId, usedOn]));
    },
  };
}
