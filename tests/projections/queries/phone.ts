import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { createCallLog } from '../../../projections/call-log/queries.js';
import { createTextLinks } from '../../../projections/text-links/queries.js';
import { createTexts } from '../../../projections/texts/queries.js';
import { cursorAfter } from '../../../projections/kernel/page.js';
import { callEvents } from '../../support/call-events.js';
import { append, models, seen } from './house.js';
import { at, stranger, accountId } from './story.js';

/** Calls and texts. */
export function phoneQueries(): void {
  test('a call is listed with its outcome, its recording and the last digits of a number', async () => {
    const log = createCallLog(models.query);
    const { rows, nextCursor } = await log.page(accountId, undefined);
    expect(nextCursor).toBeNull();
    expect(rows).toMatchObject([
      {
        ...{ callId: 'call-1', callerEnding: '0143', outcome: 'answered', seconds: 61, isAfterHours: true },
        ...{ recording: 'stored', recordingMs: 61_000, ringCount: 1, lastRing: 'busy', status: 'ended' },
        ...{ text: 'texted', voicemail: 'unheard', messageBlobId: 'b2', recordingBlobId: 'b1' },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('2025550143');
    expect(await log.one(accountId, 'call-1')).toEqual(rows[0]);
    expect((await log.page(accountId, undefined, { show: 'texts' })).rows).toEqual(rows);
    expect((await log.page(accountId, undefined, { show: 'voicemail' })).rows).toEqual(rows);
    expect((await log.page(stranger, undefined, { show: 'texts' })).rows).toEqual([]);
    const [rangAt = ''] = rows.map((call) => call.rangAt);
    const later = new Date(Date.parse(rangAt) + 1).toISOString();
    expect((await log.page(accountId, undefined, { from: rangAt, until: later })).rows).toEqual(rows);
    expect((await log.page(accountId, undefined, { until: rangAt })).rows).toEqual([]);
    expect((await log.page(accountId, undefined, { from: later })).rows).toEqual([]);
    expect(await log.one(stranger, 'call-1')).toBeUndefined();
  });

  test('calls stand longest first where that is asked for, one that goes on last, and a cursor goes on from there', async () => {
    const tenant = uuidv7();
    const lengths = { short: 5, long: 300, live: undefined, middling: 61 };
    for (const [callId, seconds] of Object.entries(lengths))
      await append(
        { tenant, category: 'call', id: callId },
        ...callEvents
          .filter(({ type }) => type === 'CallRang' || (type === 'CallEnded' && seconds !== undefined))
          .map((event) => ({ ...event, data: { ...event.data, callId, seconds } })),
      );
    await seen();
    const listed = async (cursor?: string) =>
      (await createCallLog(models.query).page(tenant, cursor, { sort: 'longest' })).rows.map(
        ({ callId }) => callId,
      );
    expect(await listed()).toEqual(['long', 'middling', 'short', 'live']);
    expect(await listed(cursorAfter(at, 'middling'))).toEqual(['short', 'live']);
  });

  test('a link that was asked for is followed from the words to the receipt, and counted', async () => {
    const links = createTextLinks(models.query);
    expect(await links.ofCall(accountId, 'call-1')).toMatchObject([
      {
        ...{ requestId: 'r1', status: 'delivered', words: 'text me the link', wordsFromMs: 9_000 },
        ...{ question: 'Shall I?', answer: 'yes', body: 'The link', refusal: null, settledAt: at },
        ...{ revokedAt: '2026-11-24T10:01:00.000Z', revokedVia: 'text' },
      },
    ]);
    expect(await links.countSince(accountId, at)).toBe(1);
    expect(await links.countSince(accountId, '2026-11-24T10:00:01.000Z')).toBe(0);
    expect(await links.countSince(stranger, at)).toBe(0);
  });

  test('texts come newest first, and say what they were taken for', async () => {
    const { rows } = await createTexts(models.query).page(accountId, undefined);
    expect(rows.map(({ kind, words }) => [kind, words])).toEqual([
      ['other', 'Are you there?'],
      ['cancel', 'CANCEL'],
    ]);
  });
}
