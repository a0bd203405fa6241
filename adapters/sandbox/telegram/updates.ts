import type { Pool } from 'pg';

export interface Webhook {
  readonly url: string;
  readonly secretToken: string | null;
  /** Empty: all kinds. */
  readonly allowedUpdates: readonly string[];
}

interface Needs {
  readonly pool: Pool;
  readonly botId: string;
  readonly fetch: typeof globalThis.fetch;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Pending {
  readonly updateId: number;
  readonly body: object;
}

const timeoutMs = 60_000;
const pauseMs = { first: 500, longest: 30_000 };
const keptHours = 24;

/** Updates on their way to the webhook: in order, again until they are answered 2xx, for a day. */
export function createUpdates({ pool, botId, fetch, wait }: Needs) {
  const stopping = new AbortController();
  const { signal } = stopping;
  let courier: Promise<void> | undefined;

  const webhook = async (): Promise<Webhook | undefined> => {
    const { rows } = await pool.query<Webhook>(
      `select url, secret_token as "secretToken", allowed_updates as "allowedUpdates"
       from sandbox.telegram_webhook where bot_id = $1`,
      [botId],
    );
    return rows[0];
  };

  const oldest = async (): Promise<Pending | undefined> => {
    await pool.query(
      'delete from sandbox.telegram_updates where made_at < now() - make_interval(hours => $1)',
      [keptHours],
    );
    const { rows } = await pool.query<Pending>(
      'select update_id::float8 as "updateId", body from sandbox.telegram_updates order by update_id limit 1',
    );
    return rows[0];
  };

  const bring = async ({ url, secretToken }: Webhook, { updateId, body }: Pending): Promise<boolean> => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secretToken !== null && { 'x-telegram-bot-api-secret-token': secretToken }),
      },
      body: JSON.stringify({ update_id: updateId, ...body }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    }).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok === true;
  };

  const deliver = async (): Promise<void> => {
    for (let tries = 0; !signal.aborted;) {
      const [to, update] = [await webhook(), await oldest()];
      if (to === undefined || update === undefined) return;
      if (await bring(to, update)) {
        tries = 0;
        await pool.query('delete from sandbox.telegram_updates where update_id = $1', [update.updateId]);
        continue;
      }
      await wait(Math.min(pauseMs.longest, pauseMs.first * 2 ** tries), signal);
      tries += 1;
    }
  };

  /** What fails here is the database of a process that ends; the next start goes on. */
  const begin = (): void => {
    courier ??= deliver()
      .catch(() => undefined)
      .finally(() => {
        courier = undefined;
      });
  };

  return {
    webhook,
    begin,
    async setWebhook({ url, secretToken, allowedUpdates }: Webhook): Promise<void> {
      await pool.query(
        `insert into sandbox.telegram_webhook (bot_id, url, secret_token, allowed_updates) values ($1, $2, $3, $4)
         on conflict (bot_id) do update set url = $2, secret_token = $3, allowed_updates = $4`,
        [botId, url, secretToken, JSON.stringify(allowedUpdates)],
      );
      begin();
    },
    async deleteWebhook(): Promise<void> {
      await pool.query('delete from sandbox.telegram_webhook where bot_id = $1', [botId]);
    },
    /** Something happened that the bot is told of, if it asked for this kind. */
    async tell(kind: 'message' | 'callback_query' | 'my_chat_member', what: object): Promise<void> {
      const allowed = (await webhook())?.allowedUpdates ?? [];
      if (allowed.length > 0 && !allowed.includes(kind)) return;
      await pool.query('insert into sandbox.telegram_updates (body) values ($1)', [
        JSON.stringify({ [kind]: what }),
      ]);
      // One that is just ending may have looked before.
      void (courier ?? Promise.resolve()).then(begin);
      begin();
    },
    /** Brings an update as it came before, as Telegram does where it did not hear our answer. */
    async bringAgain(updateId: number, body: object): Promise<boolean> {
      const to = await webhook();
      return to !== undefined && bring(to, { updateId, body });
    },
    /** Resolves when everything has arrived. */
    async settled(): Promise<void> {
      while (courier !== undefined) await courier;
    },
    async close(): Promise<void> {
      stopping.abort();
      await courier;
    },
  };
}

export type Updates = ReturnType<typeof createUpdates>;
