import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { createContainer } from '../../adapters/composition/container.js';
import { tokens } from '../../adapters/composition/tokens.js';
import { startEmbeddedPostgres } from '../../adapters/embedded-postgres/embedded-postgres.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { logIn } from '../support/members.js';
import { outsideOf } from '../support/outside.js';
import { figure, percentile, type Figure } from './figures.js';

const queuedCount = 100;
const messageCount = 10;
const patienceMs = 20 * 60_000;
const limits = { one: 60_000, queued: 10 * 60_000 };

/**
 * From the approval of an erasure to its completion, by a running product on a log that holds its demo: one person, and a hundred who ask
 * at the same moment. Each has a conversation of ten messages and a lead.
 */
export async function erasureBench(): Promise<readonly Figure[]> {
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
  const pool = new Pool({ connectionString: main, max: 10 });
  const keysPool = new Pool({ connectionString: keys, max: 10 });
  const beside = createContainer(outsideOf({ pool, keysPool }, masterKey));
  const owner = await logIn(product.origin, 'owner@marigold.example');
  const session = (await (await owner.get('/session')).json()) as { business: { accountId: string } };
  const { accountId: tenant } = session.business;
  // The demo's past is played in the background of the first start.
  await sleep(15_000);

  const people: (readonly string[])[] = [];
  for (let count = 0; count <= queuedCount; count += 1) people.push(await speak(beside, tenant));
  const erase = async (subjectIds: readonly string[]): Promise<number> => {
    const erasureId = uuidv7();
    const began = Date.now();
    await beside.get(tokens.requestErasure)({
      ...{
        tenant,
        erasureId,
        scope: 'person',
        subjectIds,
        proof: 'visitor-token',
        actor: 'visitor',
      },
    });
    while (Date.now() - began < patienceMs) {
      const { state } = await beside.get(tokens.handleErasure).load(tenant, erasureId);
      if (state.status === 'completed') return Date.now() - began;
      await sleep(50);
    }
    throw new Error('An erasure did not come to its end');
  };
  const [first = [], ...others] = people;
  const one = await erase(first);
  const began = Date.now();
  const times = await Promise.all(others.map(erase));
  const all = Date.now() - began;
  await beside.get(tokens.store).close();
  await Promise.all([pool.end(), keysPool.end()]);
  await product.stop();
  await postgres.stop();
  for (const directory of [data, own]) directory.dispose();
  return [
    figure('erasure-of-one', 'ms', [one], { limit: limits.one, limitName: 'owed' }),
    figure('erasure-of-100-queued', 'ms', [all], {
      ...{ limit: limits.queued, limitName: 'owed', rounds: queuedCount },
      ...{ p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) },
    }),
  ];
}

/** Somebody who writes and leaves their details, as the log has it. Answers their ids. */
async function speak(beside: ReturnType<typeof createContainer>, tenant: string): Promise<readonly string[]> {
  const [conversationId, visitorId, contactId, leadId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const context = { tenant, actor: 'visitor', causationId: '' };
  const about = () => ({ commandId: uuidv7(), now: new Date().toISOString() });
  const handle = beside.get(tokens.handleConversation);
  await handle(
    conversationId,
    {
      type: 'StartConversation',
      data: {
        ...{
          conversationId,
          visitorId,
          channel: 'chat',
          noticeVersion: '1',
          language: 'en',
          device: 'phone',
        },
        opening: { pageUrl: 'https://marigold.example/' },
      },
      ...about(),
    },
    context,
  );
  // Closed at once: nobody is to answer what nobody asked.
  for (let count = 0; count < messageCount; count += 1) {
    const message = { messageId: uuidv7(), text: 'How much is a haircut?' };
    await handle(conversationId, { type: 'ReceiveMessage', data: message, ...about() }, context);
  }
  await handle(conversationId, { type: 'CloseConversation', data: { conversationId }, ...about() }, context);
  await beside.get(tokens.handleLead)(
    leadId,
    {
      type: 'CaptureLead',
      data: {
        ...{ leadId, contactId, conversationId, answers: [] },
        ...{ name: 'Ann', email: 'ann@example.com', phone: null, note: null },
      },
      ...about(),
    },
    context,
  );
  return [visitorId, contactId];
}
