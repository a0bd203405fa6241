import { expect, test } from 'vitest';
import type { Due } from '../../application/due/run-due.js';
import type { LetterToMember, Sent } from '../../application/mail/send-letter.js';
import { compileReport } from '../../application/report/compile-report.js';
import { mailReport } from '../../application/report/mail-report.js';
import { makeReport } from '../../application/report/make-report.js';
import { scheduleReports } from '../../application/report/schedule-reports.js';
import { dueTimes } from '../../projections/due-times/projection.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { applyChange, type AnyRow, type Rows } from '../support/rows.js';
import type { Change } from '../../projections/kernel/projection.js';

const tenant = 'acme';
const context = { tenant, actor: 'system', causationId: '' };
const openedAt = '2026-11-25T18:00:00.000Z';
let commands = 0;
const about = (now: string) => ({ commandId: `command ${String((commands += 1))}`, now });

/** A business with a log, a clock that is turned by hand, and a mail that answers what it is told to. */
async function openHouse() {
  const house = createMemoryHouse();
  const clock = { now: openedAt };
  const letters: Omit<LetterToMember, 'words'>[] = [];
  const receipts: Sent[] = [];
  const owners = ['o'];
  const agreed = { mayMail: true };
  const now = () => clock.now;
  const timeZone = async () => {
    const { state } = await house.handleAccount.load(tenant, tenant);
    return state.status === 'open' ? state.timeZone : 'UTC';
  };
  const needs = {
    ...{ handleReport: house.handleReport, businessNow: now },
    quartersWithin: () => Promise.resolve([]),
    outcomesWithin: () => Promise.resolve([]),
    firstAt: () => Promise.resolve(undefined),
    usage: { days: () => Promise.resolve([]) },
    businessOf: async () => ({ name: 'Acme', timeZone: await timeZone(), pageCount: 1, locale: 'en-US' }),
  };
  const works = {
    'weekly-report': makeReport({
      ...{ ...needs, compile: compileReport(needs).compile },
      checkpoint: () => Promise.resolve('desk.example.com/log\n7\n'),
    }),
    'report-letters': mailReport({
      ...{ handleReport: house.handleReport, now },
      ownersOf: () => Promise.resolve([...owners]),
      mayMail: () => Promise.resolve(agreed.mayMail),
      reportLetter: (_tenant, { week }) => Promise.resolve((url = '') => ({ subject: week, text: url })),
      sendLetter({ words, ...letter }) {
        letters.push({ ...letter, ...words('https://example.com/u/x') });
        return Promise.resolve(receipts.shift() ?? { outcome: 'accepted', letterId: 'l' });
      },
    }),
  };
  const policy = scheduleReports({ ...house, now });

  const dues = async (): Promise<readonly Due[]> => {
    const rows: Rows = new Map();
    const { events } = await house.store.readAll(0n, {}, 1_000);
    const handlers = dueTimes.on as Readonly<
      Record<string, ((data: object) => readonly Change<AnyRow>[]) | undefined>
    >;
    for (const { event } of events)
      for (const change of handlers[event.type]?.(event.data) ?? []) applyChange(rows, tenant, change);
    return [...rows.values()].map(({ kind, subjectId, dueAt }) => ({
      ...{ key: `${String(kind)}/${String(subjectId)}/${String(dueAt)}`, tenant, kind: String(kind) },
      ...{ subjectId: String(subjectId), dueAt: String(dueAt) },
    }));
  };
  await house.handleAccount(
    tenant,
    {
      type: 'OpenAccount',
      data: {
        ...{ accountId: tenant, ownerId: 'o', businessName: 'Acme', ownerEmail: 'owner@example.com' },
        ...{ website: 'https://example.com/', industry: 'retail', siteKey: 'k' },
      },
      ...about(openedAt),
    },
    context,
  );
  return {
    ...{ clock, letters, receipts, owners, agreed, dues },
    moveTo: async (zone: string) => {
      const set = { type: 'SetTimeZone', data: { timeZone: zone }, ...about(clock.now) } as const;
      await house.handleAccount(tenant, set, context);
    },
    follow: () => house.follow(policy),
    /** Does what is due at this moment, as often as something is. */
    async run(at: string) {
      clock.now = at;
      for (let turns = 0; turns < 10; turns += 1) {
        const [due] = (await dues()).filter(({ dueAt }) => dueAt <= at);
        if (due === undefined) return;
        await works[due.kind as keyof typeof works](due);
      }
      throw new Error('It does not come to an end');
    },
    work: (due: Due) => works[due.kind as keyof typeof works](due),
    events: async (type: string) =>
      (await house.store.readAll(0n, {}, 1_000)).events.flatMap(({ event }) =>
        event.type === type ? [event.data as AnyRow] : [],
      ),
  };
}

const firstMonday = '2026-11-30T08:00:00.000Z';

test('the first report is due on Monday at eight by the business’s own clock', async () => {
  const house = await openHouse();
  await house.follow();
  expect(await house.dues()).toMatchObject([{ kind: 'weekly-report', dueAt: firstMonday }]);
  await house.moveTo('America/Los_Angeles');
  await house.follow();
  await house.follow();
  expect(await house.dues()).toMatchObject([{ kind: 'weekly-report', dueAt: '2026-11-30T16:00:00.000Z' }]);
  expect(await house.events('ReportScheduled')).toHaveLength(2);
});

test('it reports the week that is over, goes to each owner once, and the next is due a week later', async () => {
  const house = await openHouse();
  house.owners.push('p');
  await house.follow();
  await house.run(firstMonday);
  await house.run('2026-11-30T08:00:01.000Z');
  expect(await house.events('ReportMade')).toMatchObject([
    { week: '2026-W48', from: '2026-11-23T00:00:00.000Z', to: '2026-11-30T00:00:00.000Z', before: null },
  ]);
  const letter = { tenant, kind: 'report', subject: '2026-W48', text: 'https://example.com/u/x' };
  expect(house.letters).toEqual([
    { ...letter, attemptId: 'weekly-report/acme/2026-W48/o', memberId: 'o' },
    { ...letter, attemptId: 'weekly-report/acme/2026-W48/p', memberId: 'p' },
  ]);
  expect(await house.events('ReportLetterSent')).toHaveLength(2);
  expect(await house.dues()).toMatchObject([{ kind: 'weekly-report', dueAt: '2026-12-07T08:00:00.000Z' }]);
});

test('weeks missed while nothing ran are one report, of the last of them', async () => {
  const house = await openHouse();
  await house.follow();
  await house.run('2026-12-23T11:00:00.000Z');
  expect(await house.events('ReportMade')).toMatchObject([{ week: '2026-W51' }]);
  expect(house.letters).toHaveLength(1);
  expect(await house.dues()).toMatchObject([{ dueAt: '2026-12-28T08:00:00.000Z' }]);
});

test('a turn that runs twice, also after the business has moved, reports no week twice', async () => {
  const house = await openHouse();
  await house.follow();
  const [due] = await house.dues();
  await house.run(firstMonday);
  if (due !== undefined) await house.work(due);
  expect(await house.events('ReportMade')).toHaveLength(1);
  await house.moveTo('America/Los_Angeles');
  await house.follow();
  expect(await house.dues()).toMatchObject([{ dueAt: '2026-11-30T16:00:00.000Z' }]);
  await house.run('2026-11-30T16:00:00.000Z');
  expect(await house.events('ReportMade')).toHaveLength(1);
  expect(house.letters).toHaveLength(1);
  expect(await house.dues()).toMatchObject([{ dueAt: '2026-12-07T16:00:00.000Z' }]);
});

test('of a week that was over before the business was here nothing is reported', async () => {
  const house = await openHouse();
  await house.follow();
  const [due] = await house.dues();
  if (due === undefined) throw new Error('Nothing is due');
  // A clock that is behind: Monday before the account was opened.
  house.clock.now = '2026-11-24T08:00:00.000Z';
  await house.work({ ...due, key: 'early' });
  expect(await house.events('ReportMade')).toEqual([]);
});

test('a letter that came to an unknown end is tried again as the same letter, for a day', async () => {
  const house = await openHouse();
  await house.follow();
  house.receipts.push({ outcome: 'unknown' }, { outcome: 'unknown' });
  await expect(house.run(firstMonday)).rejects.toMatchObject({ code: 'report-unsent' });
  await expect(house.run('2026-11-30T09:00:00.000Z')).rejects.toMatchObject({ code: 'report-unsent' });
  await house.run('2026-11-30T10:00:00.000Z');
  expect(new Set(house.letters.map(({ attemptId }) => attemptId)).size).toBe(1);
  expect(house.letters).toHaveLength(3);
  expect(await house.events('ReportLetterSent')).toHaveLength(1);
  expect(await house.events('ReportMailed')).toHaveLength(1);
});

test('after a day it could be a second letter: it is given up and never sent again', async () => {
  const house = await openHouse();
  await house.follow();
  house.receipts.push({ outcome: 'unknown' });
  await expect(house.run(firstMonday)).rejects.toMatchObject({ code: 'report-unsent' });
  await house.run('2026-12-01T08:00:00.000Z');
  expect(house.letters).toHaveLength(1);
  expect(await house.events('ReportLetterLost')).toHaveLength(1);
  expect(await house.dues()).toMatchObject([{ kind: 'weekly-report' }]);
});

test('an owner who left while it was being sent holds nothing up, and a refused letter is not repeated', async () => {
  const house = await openHouse();
  house.owners.push('p');
  await house.follow();
  house.receipts.push({ outcome: 'refused', code: 'invalid_to' }, { outcome: 'unknown' });
  await expect(house.run(firstMonday)).rejects.toMatchObject({ code: 'report-unsent' });
  house.owners.pop();
  await house.run('2026-11-30T09:00:00.000Z');
  expect(house.letters).toHaveLength(2);
  expect(await house.events('ReportLetterRefused')).toMatchObject([{ memberId: 'o', code: 'invalid_to' }]);
  expect(await house.events('ReportLetterLost')).toMatchObject([{ memberId: 'p' }]);
  expect(await house.events('ReportMailed')).toHaveLength(1);
});

test('an owner who declined reports is not tried again, and why is written down', async () => {
  const house = await openHouse();
  await house.follow();
  house.receipts.push({ outcome: 'stopped', reason: 'unsubscribed' });
  await house.run(firstMonday);
  expect(house.letters).toHaveLength(1);
  expect(await house.events('ReportLetterRefused')).toMatchObject([{ memberId: 'o', code: 'unsubscribed' }]);
  expect(await house.events('ReportMailed')).toHaveLength(1);
});

test('of a sensitive business that has no agreement with the mail service the report is made and not mailed', async () => {
  const house = await openHouse();
  house.agreed.mayMail = false;
  await house.follow();
  await house.run(firstMonday);
  await house.run('2026-11-30T08:00:01.000Z');
  expect(await house.events('ReportMade')).toHaveLength(1);
  expect(house.letters).toEqual([]);
  expect(await house.dues()).toMatchObject([{ kind: 'weekly-report', dueAt: '2026-12-07T08:00:00.000Z' }]);
});
