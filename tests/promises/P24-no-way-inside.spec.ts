import { expect, test } from 'vitest';
import { createEgress } from '../../adapters/egress/egress.js';
import type { WebFetch } from '../../application/ports/web-fetch.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { rowOf } from '../support/promise-row.js';

const outside = { processors: [], exemptWebsites: [], userAgent: 'a test' };

test('no inner address is fetched', async () => {
  const { webFetch, close } = createEgress(outside);
  expect(await rowOf('P24', createMemoryHouse(), { webFetch })).toMatchObject({ state: 'kept', count: 7 });
  await close();
});

test('a guard that lets this machine through breaks it', async () => {
  const { webFetch, close } = createEgress({ ...outside, exemptWebsites: ['http://127.0.0.1/'] });
  expect(await rowOf('P24', createMemoryHouse(), { webFetch })).toMatchObject({
    state: 'broken',
    evidence: expect.stringContaining('127.0.0.1') as string,
  });
  await close();
});

test('no guard at all breaks it', async () => {
  const response = {
    outcome: 'response',
    status: 200,
    headers: {},
    bytes: new Uint8Array(),
    truncated: false,
  };
  const webFetch: WebFetch = { get: (url) => Promise.resolve({ ...response, outcome: 'response', url }) };
  expect(await rowOf('P24', createMemoryHouse(), { webFetch })).toMatchObject({ state: 'broken', count: 7 });
});
