import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCallLog } from '../../projections/call-log/queries.js';
import { createDeskActivity } from '../../projections/desk-quarters/queries.js';
import { createOutcomes } from '../../projections/outcomes/queries.js';
import { createTranscript } from '../../projections/transcript/queries.js';
import { createApiKeys } from '../../projections/api-keys/queries.js';
import { createConversationInbox } from '../../projections/conversation-inbox/queries.js';
import { createConversationNotes } from '../../projections/conversation-notes/queries.js';
import { createCrawlProgress } from '../../projections/crawl-progress/queries.js';
import { createKeptRecords } from '../../projections/kept-records/queries.js';
import { createLeadInbox } from '../../projections/lead-inbox/queries.js';
import { createNotifications } from '../../projections/notifications/queries.js';
import { createTexts } from '../../projections/texts/queries.js';
import { createUsageUnits } from '../../projections/usage-units/queries.js';
import { createWeeklyReports } from '../../projections/weekly-reports/queries.js';
import { alertsQueries } from './queries/alerts.js';
import { businessQueries } from './queries/business.js';
import { deskQueries } from './queries/desk.js';
import { knowledgeQueries } from './queries/knowledge.js';
import { phoneQueries } from './queries/phone.js';
import { recordsQueries } from './queries/records.js';
import { reportsQueries } from './queries/reports.js';
import { begin, end, models, ofInstallation, ofTenants, pool, ran } from './queries/house.js';
import { at, accountId, ownerId, conversationId, stranger } from './queries/story.js';

beforeAll(begin);
afterAll(end);

businessQueries();
recordsQueries();
deskQueries();
knowledgeQueries();
reportsQueries();
phoneQueries();
alertsQueries();

test('another business sees not one row of any of it, even by a query that does not say whose', async () => {
  for (const { name } of ofTenants) {
    const text = `select count(*)::int as count from {{${name.replaceAll('-', '_')}}}`;
    expect(await models.query(accountId, text, []), name).not.toEqual([{ count: 0 }]);
    expect(await models.query(stranger, text, []), name).toEqual([{ count: 0 }]);
    expect(await models.query(null, text, []), name).toEqual([{ count: 0 }]);
  }
});

/** The statements of the queries themselves, by the folder they stand in. */
async function everyQuery() {
  const { query } = models;
  await createApiKeys(query).of(accountId);
  const asked = { channel: 'phone', status: 'open', has: 'lead', alert: 'any', words: 'new' } as const;
  await createConversationInbox(query).page(accountId, undefined, { ...asked, from: at, until: at });
  await createConversationInbox(query).count(accountId, { words: 'new', assigned: { to: ownerId } });
  await createConversationInbox(query).blocked(accountId, at);
  const times = [{ from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' }];
  await createConversationInbox(query).page(accountId, undefined, { began: times });
  await createConversationInbox(query).chatsByDevice(accountId, times);
  await createLeadInbox(query).page(accountId, undefined, { began: times });
  await createCallLog(query).page(accountId, undefined, { began: times });
  await createCallLog(query).countWithin(accountId, times);
  await createOutcomes(query).callsWithin(accountId, times);
  await createDeskActivity(query).sumOf(accountId, times);
  await createTranscript(query).replies(accountId, undefined, { times });
  await createTranscript(query).replyCount(accountId, { times });
  await createConversationNotes(query).of(accountId, conversationId);
  await createCrawlProgress(query).newestCompleted(accountId);
  const [lead] = (await createLeadInbox(query).page(accountId, undefined)).rows;
  await createLeadInbox(query).one(accountId, lead?.leadId ?? '');
  const units = createUsageUnits(query);
  const period = { from: at, to: '2027-01-01T00:00:00.000Z' };
  await units.totals(accountId, period);
  await units.page(accountId, { ...period, meter: 'conversations', cursor: undefined });
  await units.has(accountId, conversationId);
  const kept = createKeptRecords(query);
  const late = '2027-01-01T00:00:00.000Z';
  const ended = { before: late, without: [], countMax: 10, toldBefore: late, atLatest: late };
  await kept.ended(accountId, ended);
  await kept.standing(accountId, ended);
  await kept.endingTexts(accountId, { from: at, ...ended });
  await kept.toldTexts(accountId);
  await createNotifications(query).inChats(accountId, 'all');
  const received = createTexts(query);
  await received.before(accountId, ended);
  await received.threads(accountId, { words: 'there', from: at, until: late }, undefined, 9);
  await received.countThreads(accountId, {}, 9);
  await received.inThread(accountId, 'contact-1');
  await createWeeklyReports(query).made(accountId);
  await createWeeklyReports(query).letters(accountId, '2026-W48');
  const texts = new Map(ran.map((one) => [one.text, one]));
  return ofTenants.map(({ name }) => {
    const table = `{{${name.replaceAll('-', '_')}`;
    const isOfIt = (text: string): boolean => text.includes(`${table}}}`) || text.includes(`${table}.`);
    const statements = [...texts.values()].filter(({ text }) => isOfIt(text));
    // Some tables are read by the queries of another.
    const file = `projections/${name}/queries.ts`;
    const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const writtenCount = source.match(/\bquery\(/gu)?.length ?? 0;
    return { name, statements: statements.filter(({ text }) => text.includes('tenant = $1')), writtenCount };
  });
}
const isEmpty = (rows: readonly Readonly<Record<string, unknown>>[]): boolean =>
  rows.every((row) => Object.values(row).every((value) => value === null || Number(value) === 0));

test('row-level security holds where a query forgets whose rows it wants', async () => {
  for (const { name, statements, writtenCount } of await everyQuery()) {
    expect(statements.length, `${name}: each of its queries was run`).toBeGreaterThanOrEqual(writtenCount);
    for (const { text, values } of statements) {
      const careless = text.replaceAll(/(?:\w+\.)?tenant = \$1/gu, '$1::text is not null');
      expect(isEmpty(await models.query(stranger, text, values)), text).toBe(true);
      expect(isEmpty(await models.query(stranger, careless, values)), careless).toBe(true);
    }
  }
});

test('every query says whose rows it wants, so that it holds with row-level security switched off', async () => {
  const tables = await pool().query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'read_models' and rowsecurity`,
  );
  const switchTo = async (state: 'disable' | 'enable'): Promise<void> => {
    for (const { name } of tables.rows) await pool().query(`alter table ${name} ${state} row level security`);
  };
  await switchTo('disable');
  try {
    // It is off: a query that says nothing sees everything.
    const all = await models.query(stranger, 'select count(*)::int as count from {{team}}', []);
    expect(all).not.toEqual([{ count: 0 }]);
    for (const { statements } of await everyQuery())
      for (const { text, values } of statements) {
        const own = values.map((value) => (value === accountId ? stranger : value));
        expect(isEmpty(await models.query(stranger, text, own)), text).toBe(true);
      }
  } finally {
    await switchTo('enable');
  }
});

test('look-ups across businesses hold ids and no word of a person', async () => {
  for (const { name } of ofInstallation) {
    const rows = await models.query(null, `select * from {{${name.replaceAll('-', '_')}}}`, []);
    expect(rows, name).not.toHaveLength(0);
    expect(JSON.stringify(rows)).not.toMatch(/Acme|example|555010/u);
  }
});

test('every read model of the house is one of these', () => {
  const folders = readdirSync('projections').filter((name) => name !== 'kernel');
  expect([...ofTenants, ...ofInstallation].map(({ name }) => name).sort()).toEqual(folders.sort());
});
