import { existsSync, readFileSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Leads } from '../../adapters/http/contract/leads.js';
import type { Session } from '../../adapters/http/contract/session.js';
import { dashboardRoutes } from '../support/dashboard-routes.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { dataDirectory, startProduct, type Running } from '../support/installation.js';
import { logIn, signUp, type Member } from '../support/members.js';
import { visit } from '../support/visitor.js';

/*
 * Two barriers stand between businesses: every query says whose rows it wants, and the database shows no others. Here one of them is gone
 * on purpose, and the other has to hold for whole requests.
 */
const careless = new URL('../support/careless-queries.js', import.meta.url).href;
const id = (last: number): string => `01900000-0000-7000-8000-00000000000${String(last)}`;

describe.each(['the database shows every row', 'queries forget whose rows they want'] as const)(
  '%s:',
  (gone) => {
    const data = dataDirectory();
    const forgotten = pathOf(data.path, 'forgotten');
    let database: TestDatabase;
    let product: Running;
    let owner: Member;
    let stranger: Member;

    beforeAll(async () => {
      database = await testDatabase();
      const preload =
        gone === 'queries forget whose rows they want'
          ? { NODE_OPTIONS: `--import=${careless}`, CARELESS_QUERIES: forgotten }
          : {};
      product = await startProduct({
        ...{ DATA_DIR: data.path, TRUST_PROXY_HOPS: '1' },
        ...{ ...database.variables, ...preload },
      });
      if (gone === 'the database shows every row') await showEveryRow(database);
      owner = await logIn(product.origin, 'owner@marigold.example');
      stranger = await signUp(product.origin, 'stranger@example.com', 'Somebody Else');
      await leaveDetails(product.origin, owner);
      await haveOneOfEach(owner);
    });
    afterAll(async () => {
      await product.stop();
      await database.close();
      data.dispose();
    });

    test('the stranger reads nothing of the other business', async () => {
      const theirs = await idsIn(owner, lists);
      // Enough, and of enough kinds, that there is something to be seen.
      expect(theirs.size).toBeGreaterThan(20);
      for (const path of lists) {
        const answer = await stranger.get(path);
        expect(answer.status, path).toBeLessThan(500);
        const text = await answer.text();
        expect(
          [...theirs].filter((one) => text.includes(one)),
          path,
        ).toEqual([]);
        expect(text, path).not.toMatch(/marigold/iu);
      }
    });

    test('nothing of the other business can be opened or changed by its id', async () => {
      const before = await Promise.all(steady.map(async (path) => (await owner.get(path)).text()));
      const tried = new Set<string>();
      const known = new Map<string, readonly string[]>();
      for (const [method, path, , body] of dashboardRoutes.filter(([, one]) => one.includes('/:id'))) {
        const before = path.slice(0, path.indexOf('/:id'));
        const list = listedBy[before] ?? before;
        const ids = known.get(list) ?? [...(await idsIn(owner, [list]))].slice(0, 4);
        known.set(list, ids);
        for (const foreign of ids) {
          const at = path.replace(':id', foreign);
          const answer = await (method === 'GET' ? stranger.get(at) : stranger.post(at, body));
          // 204 where nothing was to be done.
          const expected = method === 'GET' ? [404] : [204, 404];
          expect(expected, `${method} ${at} ${String(answer.status)}`).toContain(answer.status);
          tried.add(`${method} ${path}`);
        }
      }
      expect([...tried]).toEqual(
        expect.arrayContaining(['GET /conversations/:id', 'GET /leads/:id', 'GET /alerts/:id']),
      );
      expect(tried.size).toBeGreaterThan(18);
      expect(await Promise.all(steady.map(async (path) => (await owner.get(path)).text()))).toEqual(before);
    });

    test('it is really gone', async () => {
      if (gone === 'the database shows every row') {
        const { rows } = await database.owner.query(
          `select 1 from pg_tables where schemaname = 'read_models' and rowsecurity`,
        );
        expect(rows).toEqual([]);
      } else {
        expect(existsSync(forgotten) && readFileSync(forgotten, 'utf8').length).toBeGreaterThan(20);
      }
    });
  },
);

const lists = dashboardRoutes
  .filter(([method, path]) => method === 'GET' && !path.includes(':id'))
  .map(([, path]) => path)
  // Asks the phone company, and says nothing of its own.
  .filter((path) => path !== '/line/check');

/** Where what is changed by its id is listed, unless it is just before the id. */
const listedBy: Readonly<Record<string, string>> = {
  '/team/invitations': '/team',
  '/team/members': '/team',
  '/desk/topics': '/desk',
  '/messenger/pairings': '/messenger',
  '/business/agreements': '/business',
};

/** What nobody but the owner changes while this runs. */
const steady = ['/team', '/facts', '/api-keys', '/webhooks', '/desk', '/business', '/looks'];

async function showEveryRow({ owner }: TestDatabase): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'read_models' and rowsecurity`,
  );
  for (const { name } of rows) await owner.query(`alter table ${name} disable row level security`);
}

/** A conversation and its lead. */
async function leaveDetails(origin: string, owner: Member): Promise<void> {
  const { business } = (await (await owner.get('/session')).json()) as Session;
  const visitor = await visit(origin, business.siteKey, '192.0.2.77');
  for (const line of [
    ...['Do you offer keratin treatments?', 'yes please', 'Robin Example', 'robin@example.com', 'skip'],
    ...['A keratin treatment in December', 'yes'],
  ])
    await visitor.send(line);
  await vi.waitFor(async () => {
    const { leads } = (await (await owner.get('/leads')).json()) as Leads;
    expect(leads).not.toHaveLength(0);
  }, 10_000);
}

/** Of what the demo has none by itself. */
async function haveOneOfEach(owner: Member): Promise<void> {
  const made = [
    await owner.post('/facts', { factId: id(1), question: 'Q?', text: 'A.', language: 'en', answers: [] }),
    await owner.post('/api-keys', { label: 'P', scopes: ['work'], expiresAt: null }),
    await owner.post('/webhooks', {
      url: 'https://example.com/',
      topics: ['call.ended'],
      withContact: false,
    }),
    await owner.post('/desk/topics', { topicId: id(2), topic: 'gossip' }),
    await owner.post('/looks', { grantId: id(3), hours: 1 }),
    await owner.post('/team/invitations', { email: 'staff@example.com', role: 'staff' }),
  ];
  expect(made.map(({ ok }) => ok)).toEqual(made.map(() => true));
}

/** What looks like an id in these answers, but for those that say what a thing is. */
async function idsIn(member: Member, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const texts = await Promise.all(paths.map(async (path) => (await member.get(path)).text()));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/"\w+Id":"([^"]{16,})"/gu)].map(([, one]) => one ?? '')),
  );
}
