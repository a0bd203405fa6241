import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { startEmbeddedPostgres } from '../../adapters/embedded-postgres/embedded-postgres.js';
import { createCodec } from '../../adapters/event-store/codec.js';
import { createPostgresEventStore } from '../../adapters/event-store/postgres/store.js';
import { createPostgresKeyVault } from '../../adapters/key-vault/postgres.js';
import { createHandle } from '../../application/handling/handle.js';
import { lead } from '../../domain/lead/lead.js';
import { families } from '../support/families.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { logIn } from '../support/members.js';
import { figure, percentile, type Figure } from './figures.js';

const perSecond = 20;
const leadCount = 400;
const letters = z.array(z.object({ text: z.string(), at: z.number() }));

/**
 * How long an owner's alert takes from the lead to the provider's hands: leads are written to the log of a running product at a steady rate, as
 * its own policy writes them, and the double of the mail vendor says when it was given each letter. All clocks are this machine's.
 */
export async function leadToAlert(): Promise<Figure> {
  const [data, own] = [dataDirectory(), dataDirectory()];
  const postgres = await startEmbeddedPostgres({ dataDir: own.path });
  const [main, keys] = [
    await postgres.connectionString('miapulse'),
    await postgres.connectionString('miapulse_keys'),
  ];
  const masterKey = Buffer.alloc(32, 7);
  const product = await startProduct({
    ...{ DATA_DIR: data.path, DATABASE_URL: main, KEY_VAULT_URL: keys },
    MASTER_KEY: masterKey.toString('base64'),
  });
  const [pool, keysPool] = [main, keys].map((connectionString) => new Pool({ connectionString, max: 10 }));
  if (pool === undefined || keysPool === undefined) throw new Error('No pools');
  const vault = createPostgresKeyVault({ pool: keysPool, masterKey });
  const wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  };
  const store = createPostgresEventStore({ pool, codec: createCodec(families, vault), wait });
  const capture = createHandle({ store, newId: uuidv7 })(lead);
  const owner = await logIn(product.origin, 'owner@marigold.example');
  const session = (await (await owner.get('/session')).json()) as { business: { accountId: string } };
  const { accountId: tenant } = session.business;
  // The demo's past is played in the background of the first start, and has alerts of its own.
  await sleep(15_000);
  await pool.query('delete from sandbox.letters');

  const captureOne = (leadId: string) => {
    const about = { leadId, contactId: uuidv7(), conversationId: uuidv7(), answers: [] };
    // By its note a lead is known in the letter.
    const data = { ...about, name: 'Ann', email: 'ann@example.com', phone: null, note: leadId };
    return capture(
      leadId,
      { type: 'CaptureLead', data, commandId: leadId, now: new Date().toISOString() },
      { tenant, actor: 'visitor', causationId: '' },
    );
  };
  const captured = new Map<string, number>();
  const writing: Promise<unknown>[] = [];
  for (let count = 0; count < leadCount; count += 1) {
    const next = sleep(1_000 / perSecond);
    const leadId = uuidv7();
    captured.set(leadId, Date.now());
    writing.push(captureOne(leadId));
    await next;
  }
  await Promise.all(writing);
  const took = new Map<string, number>();
  for (let tries = 0; tries < 100 && took.size < leadCount; tries += 1) {
    await sleep(200);
    const { rows } = await pool.query(
      `select text, extract(epoch from sent_at)::float8 * 1000 as at from sandbox.letters`,
    );
    for (const { text, at } of letters.parse(rows)) {
      const leadId = /[\da-f]{8}-[\da-f-]{27}/u.exec(text)?.[0] ?? '';
      const began = captured.get(leadId);
      if (began !== undefined) took.set(leadId, at - began);
    }
  }
  if (took.size < leadCount) throw new Error(`${String(took.size)} of ${String(leadCount)} alerts`);
  await store.close();
  await Promise.all([pool.end(), keysPool.end()]);
  await product.stop();
  await postgres.stop();
  for (const one of [data, own]) one.dispose();
  const times = [...took.values()];
  return figure('lead-to-alert-p95', 'ms', [percentile(times, 0.95)], {
    ...{ p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) },
    ...{ min: Math.min(...times), max: Math.max(...times), rounds: leadCount },
  });
}
