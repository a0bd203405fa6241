import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadModels } from '../../adapters/read-models/read-models.js';
import { shares as projection } from '../../projections/shares/projection.js';
import { createShares } from '../../projections/shares/queries.js';
import { callEvents, consentEvents } from '../support/call-events.js';
import { logWithReadModels, type LogWithReadModels } from '../support/read-models.js';
import { rowOf } from '../support/promise-row.js';

const at = '2026-11-24T10:00:00.000Z';
let log: LogWithReadModels;
let models: ReadModels;
beforeAll(async () => {
  log = await logWithReadModels();
  models = await log.start(projection);
  const profile = {
    accountId: 'acme',
    ownerId: 'ann',
    businessName: 'Acme',
    industry: 'retail',
    siteKey: 's',
  };
  const more = { ownerEmail: 'ann@example.com', website: 'https://example.com/', openedAt: at };
  const opened = { type: 'AccountOpened', data: { ...profile, ...more } };
  await log.append({ tenant: 'acme', category: 'account', id: 'acme' }, opened);
  await log.append({ tenant: 'acme', category: 'call', id: 'call-1' }, ...callEvents);
  await log.append({ tenant: 'acme', category: 'consent', id: 'contact-1' }, ...consentEvents);
  await models.waitFor(await log.store.head(), 20_000);
});
afterAll(() => log.close());

test('a call and its text are listed, each with whom it is about', async () => {
  const shares = createShares(models.query);
  const totals = (tenant: string) => shares.totals(tenant);
  expect(await rowOf('P12', log, { shares: totals })).toMatchObject({
    ...{ state: 'kept', count: 2 },
    evidence: 'shares that can be listed: twilio 2.',
  });
  const { rows } = await shares.page('acme', { processor: 'twilio', subjectId: 'contact-1' }, undefined);
  expect(rows.map(({ purpose, requestId }) => [purpose, requestId]).sort()).toEqual([
    ['call', 'call-1'],
    ['link text', 'r1'],
  ]);
});

test('data that went to somebody else breaks it', async () => {
  const sold = { processor: 'data-broker', purpose: 'sale', categories: ['number'], count: 1 };
  const shares = () => Promise.resolve([sold]);
  expect(await rowOf('P12', log, { shares })).toMatchObject({ state: 'broken' });
});
