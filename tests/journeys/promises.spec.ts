import type { Session } from '../../adapters/http/contract/session.js';
import { signUp } from '../support/members.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { promises } from '../../application/promises/promises.js';
import type { PromiseRow } from '../../application/promises/check-promises.js';
import { mia, type Said } from '../support/command-line.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { ownerOf } from '../support/owner.js';

const data = dataDirectory();
let said: Said;
let product: Running;
beforeAll(async () => {
  said = await mia({ DATA_DIR: data.path }, 'promises', '--json');
  product = await startProduct({ DATA_DIR: data.path });
}, 300_000);
afterAll(async () => {
  await product.stop();
  data.dispose();
});

const rowsOf = ({ out }: Said): readonly PromiseRow[] =>
  (JSON.parse(out) as { readonly promises: readonly PromiseRow[] }).promises;

test('on an empty data directory every promise has had a case, and none is broken', () => {
  const rows = rowsOf(said);
  expect(rows.map(({ no }) => no)).toEqual(promises.map(({ no }) => no));
  const states = Object.fromEntries(rows.map(({ no, state }) => [no, state]));
  const expected = Object.fromEntries(promises.map(({ no }) => [no, no === 'P21' ? 'not public' : 'kept']));
  expect(states).toEqual(expected);
  for (const { state, count } of rows) if (state === 'kept') expect(count).toBeGreaterThan(0);
  expect(said.code).toBe(0);
});

test('beside a server that runs it says the same, and plays nothing a second time', async () => {
  const port = new URL(product.origin).port;
  const again = rowsOf(await mia({ DATA_DIR: data.path, PORT: port }, 'promises', '--json'));
  expect(again.map(({ state }) => state)).toEqual(rowsOf(said).map(({ state }) => state));
  const owner = await ownerOf(product);
  expect(await owner.log()).toHaveLength(2);
});

test('the papers of the installation and of the demo are written for it', async () => {
  const paper = async (path: string) => (await fetch(product.origin + path)).text();
  expect(await paper('/privacy')).toMatch(/sandbox.*P1<.*P25</su);
  expect(await paper('/privacy')).not.toContain('P21');
  expect(await paper('/processors')).toContain('There are none.');
  expect(await paper('/privacy/marigold-demo')).toMatch(/Marigold Hair Studio.*recorded/su);
  expect(await paper('/terms/marigold-demo')).toContain('STOP');
  expect((await fetch(`${product.origin}/privacy/nobody`)).status).toBe(404);
});

test('whoever signs up says yes to the papers in force, and can read these words for good', async () => {
  const owner = await signUp(product.origin, 'reads@example.com', 'Somebody who reads');
  const { papers } = (await (await owner.get('/session')).json()) as Session;
  const { terms, privacy, accepted } = papers;
  expect(accepted).toMatchObject({ terms: terms.version, privacy: privacy.version });
  for (const [path, { version, since }] of [
    ['/terms', terms],
    ['/privacy', privacy],
  ] as const) {
    expect(version).toMatch(/^[0-9a-f]{64}$/u);
    const paper = await (await fetch(product.origin + path)).text();
    expect(paper).toContain(`/papers/${version}`);
    expect(paper).toContain(`in force since <time datetime="${since.slice(0, 10)}"`);
    const kept = await (await fetch(`${product.origin}/papers/${version}`)).text();
    const [, words = ''] = /(<p class="lead">.*)<\/section>/su.exec(paper) ?? [];
    expect(words.length).toBeGreaterThan(500);
    // How often old things were done away with is said on the day, and is no promise.
    const isSame = (text: string): string => text.replaceAll(/( months\.)[^<]*/gu, '$1');
    expect(isSame(kept)).toContain(isSame(words));
  }
  expect((await fetch(`${product.origin}/papers/nothing`)).status).toBe(404);
  const again = { terms: terms.version, privacy: privacy.version };
  expect((await owner.post('/business/papers', again)).status).toBe(204);
  const refused = await owner.post('/business/papers', { ...again, terms: 'older' });
  expect(refused.status).toBe(409);
});
