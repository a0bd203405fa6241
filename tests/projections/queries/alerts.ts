import { expect, test } from 'vitest';
import { createNotifications } from '../../../projections/notifications/queries.js';
import { append, models, seen } from './house.js';
import { alert, at, item, stranger, secondsOn, accountId, ownerId, conversationId } from './story.js';

/** Who is told of what. */
export function alertsQueries(): void {
  test('whoever opens the texts with one person has seen the alerts about them, and about no other', async () => {
    const tenant = 'texted';
    for (const [notificationId, subjectId] of Object.entries({ ben: 'ben', cleo: 'cleo', early: '' })) {
      const about = { ...item, reason: 'cancel-text', place: 'texts', subjectId };
      const data = { ...alert, notificationId, memberId: ownerId, item: about, steps: [], requestedAt: at };
      await append(
        { tenant, category: 'notification', id: notificationId },
        { type: 'NotificationRequested', data: { ...data, accountId: tenant } },
      );
    }
    await seen();
    const unseen = await createNotifications(models.query).unseen(tenant, {
      ...{ memberId: ownerId, place: 'texts', subjectId: 'ben' },
    });
    expect(unseen.toSorted()).toEqual(['ben', 'early']);
  });

  test('an alert is followed step by step, and says how many leads reached somebody and how fast', async () => {
    const alerts = createNotifications(models.query);
    const { rows } = await alerts.page(accountId, undefined);
    expect(rows).toMatchObject([
      { notificationId: 'n', itemCount: 2, status: 'open', acknowledgedBy: null },
      { notificationId: 'h' },
    ]);
    expect(rows[0]?.attempts).toMatchObject([
      {
        channel: 'email',
        status: 'delivered',
        acceptedAt: secondsOn(2),
        deliveredAt: secondsOn(6),
        code: null,
      },
    ]);
    expect(await alerts.one(accountId, 'n')).toEqual(rows[0]);
    // Only letters went out.
    expect(await alerts.inChats(accountId, 'all')).toEqual([]);
    expect(await alerts.inChats(accountId, ['l'])).toEqual([]);
    expect(await alerts.unseen(accountId, { memberId: ownerId, place: 'leads', subjectId: 'm' })).toEqual([
      'n',
    ]);
    expect(await alerts.unseen(accountId, { memberId: stranger, place: 'leads', subjectId: null })).toEqual(
      [],
    );
    expect(await alerts.leadsReached(accountId, { from: at, until: secondsOn(60) })).toEqual({
      ...{ leadCount: 2, handedCount: 2, medianHandedSeconds: 2, reachedCount: 2, medianSeconds: 6 },
    });
    const reached = await alerts.reachedLeads(accountId, undefined, { from: at, until: secondsOn(60) });
    expect(reached.rows.map(({ tookMs }) => tookMs)).toEqual([6_000, 6_000]);
    expect(new Set(reached.rows.map(({ leadId }) => leadId))).toEqual(new Set(['l', 'm']));
    expect((await alerts.reachedLeads(stranger, undefined, { from: at, until: secondsOn(60) })).rows).toEqual(
      [],
    );
    const between = await alerts.leadsReachedBetween(accountId, [
      secondsOn(-60),
      at,
      secondsOn(60),
      secondsOn(90),
    ]);
    expect(between.map(({ reachedCount, medianSeconds }) => [reachedCount, medianSeconds])).toEqual([
      [0, null],
      [2, 6],
      [0, null],
    ]);
    expect(await alerts.leadsReached(stranger, { from: at, until: secondsOn(60) })).toMatchObject({
      ...{ leadCount: 0, reachedCount: 0, medianSeconds: null },
    });
  });

  test('what is owed of somebody who waits in a conversation is found by it, for one member', async () => {
    const alerts = createNotifications(models.query);
    const found = { notificationId: 'h', reason: 'hand-off' };
    expect(await alerts.about(accountId, ownerId, conversationId)).toEqual([found]);
    expect(await alerts.about(accountId, 'another', conversationId)).toEqual([]);
    expect(await alerts.about(stranger, ownerId, conversationId)).toEqual([]);
    expect(await alerts.about(accountId, ownerId, 'l')).toEqual([]);
  });
}
