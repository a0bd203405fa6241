import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';
import { logWithReadModels, type LogWithReadModels } from '../support/read-models.js';
import { rowOf } from '../support/promise-row.js';

let log: LogWithReadModels;
let models: ReadModels;
beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(leadInbox);
  for (const leadId of ['one', 'two']) {
    const details = { name: 'Ada Example', email: 'ada@example.com', phone: null, note: null, answers: [] };
    const about = {
      leadId,
      contactId: 'a-contact',
      conversationId: 'c',
      capturedAt: '2026-11-24T10:00:00.000Z',
    };
    await log.append(
      { tenant: 'acme', category: 'lead', id: leadId },
      { type: 'LeadCaptured', data: { ...about, ...details } },
    );
  }
  await models.waitFor(await log.store.head(), 20_000);
});
afterAll(() => log.close());

test('an export holds every lead', async () => {
  const leads = createLeadInbox(models.query);
  const exportedLeadCount = async (tenant: string) => {
    const exported: string[] = [];
    for await (const { leadId } of leads.all(tenant)) exported.push(leadId);
    return exported.length;
  };
  expect(await rowOf('P16', log, { exportedLeadCount })).toMatchObject({ state: 'kept', count: 2 });
});

test('an export that lacks one breaks it', async () => {
  const exportedLeadCount = () => Promise.resolve(1);
  expect(await rowOf('P16', log, { exportedLeadCount })).toMatchObject({ state: 'broken', count: 1 });
});
