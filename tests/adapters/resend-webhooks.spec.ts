import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { described, fieldsOf } from '../support/resend/description.js';
import { mailHouse, secret } from '../support/resend/mail-house.js';

let database: TestDatabase;
let house: Awaited<ReturnType<typeof mailHouse>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  house = await mailHouse(database);
  house.addresses.set('ann', 'ann@example.com');
});
afterEach(() => house.close());

const post = (body: string, headers: Readonly<Record<string, string>>) =>
  fetch(house.webhook, { method: 'POST', body, headers });

const signedAt = (at: Date, body: string, id = `msg_${randomUUID()}`) => ({
  'svix-id': id,
  'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
  'svix-signature': new Webhook(secret).sign(id, at, body),
});

/** The last thing that was told, as it went over the wire. */
const lastTold = async () => {
  await house.heard();
  const last = house.told.at(-1);
  const headers = ['svix-id', 'svix-timestamp', 'svix-signature'].map((name) => [
    name,
    String(last?.headers[name]),
  ]);
  return { body: last?.body ?? '', headers: Object.fromEntries(headers) as Record<string, string> };
};

describe('what becomes of a letter', () => {
  test.each([
    ['ann@example.com', ['LetterDelivered']],
    ['ann@bounce.example', ['LetterBounced']],
    ['ann@full.example', ['LetterBounced']],
    ['ann@complaint.example', ['LetterDelivered', 'LetterComplainedOf']],
    ['ann@suppressed.example', ['LetterSuppressed']],
    ['ann@delayed.example', ['LetterDelayed']],
    ['ann@failed.example', ['LetterFailed']],
  ])('to %s is heard and stands in the log under its attempt id', async (address, types) => {
    house.addresses.set('ann', address);
    const attemptId = `alert/${randomUUID()}`;
    expect(await house.send({ kind: 'alert', attemptId })).toMatchObject({
      outcome: 'accepted',
    });
    const [, ...events] = await house.heard();
    expect(events.map(({ type }) => type)).toEqual(types);
    for (const { data } of events) expect(data).toMatchObject({ attemptId, kind: 'alert' });
    expect(JSON.stringify(events)).not.toContain('example');
  });

  test('is told by events as Resend describes them, and asked for as it describes', async () => {
    for (const domain of ['example.com', 'bounce.example', 'complaint.example', 'suppressed.example']) {
      house.addresses.set(domain, `ann@${domain}`);
      await house.send({ kind: 'report', attemptId: `report/${domain}`, memberId: domain });
    }
    for (const domain of ['delayed.example', 'failed.example']) {
      house.addresses.set(domain, `ann@${domain}`);
      await house.send({ kind: 'alert', attemptId: `alert/${domain}`, memberId: domain });
    }
    await house.heard();
    const names: Readonly<Record<string, string>> = {
      ...{ 'email.sent': 'EmailSentEvent', 'email.delivered': 'EmailDeliveredEvent' },
      ...{ 'email.bounced': 'EmailBouncedEvent', 'email.complained': 'EmailComplainedEvent' },
      ...{ 'email.suppressed': 'EmailSuppressedEvent', 'email.failed': 'EmailFailedEvent' },
      'email.delivery_delayed': 'EmailDeliveryDelayedEvent',
    };
    const seen = new Set<string>();
    for (const { body } of house.told) {
      const event = JSON.parse(body) as { readonly type: string };
      seen.add(event.type);
      described(names[event.type] ?? '').parse(event);
    }
    expect([...seen].toSorted()).toEqual(Object.keys(names).toSorted());

    expect(house.requests).toHaveLength(6);
    for (const request of house.requests) {
      described('SendEmailRequest').parse(request);
      expect(fieldsOf('SendEmailRequest')).toEqual(expect.arrayContaining(Object.keys(request as object)));
    }
  });

  test('is heard again until it stands in the log, and counts once', async () => {
    house.fail(3);
    await house.send({ kind: 'alert', attemptId: 'alert/2/ann' });
    const [, ...events] = await house.heard();
    expect(events).toHaveLength(1);
    // The letter was sent, and nobody understands that event; delivered failed three times first.
    expect(house.told.map(({ status }) => status)).toEqual([204, 503, 503, 503, 204]);
  });
});

describe('a webhook', () => {
  test('signed as in the example of the specification is taken', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_614_265_330_000 });
    const { status } = await post('{"test": 2432232314}', {
      'svix-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'svix-timestamp': '1614265330',
      'svix-signature': 'v1,nonsense v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    }).finally(() => vi.useRealTimers());
    expect(status).toBe(204);
  });

  test('that was heard before changes nothing, whoever asks and however it is signed anew', async () => {
    house.addresses.set('ann', 'ann@full.example');
    await house.send({ kind: 'alert', attemptId: 'alert/3/ann' });
    const { body, headers } = await lastTold();
    const before = (await house.heard()).length;
    expect((await post(body, headers)).status).toBe(204);
    expect((await post(body, signedAt(new Date(), body, headers['svix-id']))).status).toBe(204);
    await database.pool.query('delete from mail.heard');
    expect((await post(body, headers)).status).toBe(204);
    expect(await house.heard()).toHaveLength(before);
  });

  test.each([
    ['without a signature', {}],
    ['signed by somebody else', { 'svix-signature': `v1,${'A'.repeat(43)}=` }],
    ['signed in another version', { 'svix-signature': 'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=' }],
  ])('%s has no effect', async (_name, wrong) => {
    await house.send({ kind: 'alert', attemptId: 'alert/4/ann' });
    const { body } = await lastTold();
    const before = (await house.heard()).length;
    const forged = body.replace('email.delivered', 'email.complained');
    const { 'svix-signature': _right, ...unsigned } = signedAt(new Date(), forged);
    expect((await post(forged, { ...unsigned, ...wrong })).status).toBe(401);
    expect(await house.heard()).toHaveLength(before);
    expect(house.notices).toEqual(['webhook-not-signed']);
  });

  test('whose body was altered, or that is older or newer than five minutes, has no effect', async () => {
    await house.send({ kind: 'alert', attemptId: 'alert/5/ann' });
    const { body, headers } = await lastTold();
    const forged = body.replace('email.delivered', 'email.complained');
    expect((await post(forged, headers)).status).toBe(401);
    for (const seconds of [-301, 301]) {
      const at = new Date(Date.now() + seconds * 1_000);
      expect((await post(forged, signedAt(at, forged))).status).toBe(401);
    }
    expect((await house.heard()).map(({ type }) => type)).not.toContain('LetterComplainedOf');
  });

  test('about a letter that is none of ours, or in words of later years, is taken and says nothing', async () => {
    await house.send({ kind: 'alert', attemptId: 'alert/6/ann' });
    const { body } = await lastTold();
    const before = (await house.heard()).length;
    const event = JSON.parse(body) as { readonly data: object };
    const bodies = [
      JSON.stringify({ ...event, data: { ...event.data, tags: {} } }),
      JSON.stringify({ ...event, type: 'email.opened' }),
      body.replace(/"member":"[^"]+"/u, '"member":"c29tZWJvZHk"'),
      'not json',
    ];
    for (const one of bodies) expect((await post(one, signedAt(new Date(), one))).status).toBe(204);
    expect(await house.heard()).toHaveLength(before);
    expect(house.errors).toEqual([]);
  });
});

describe('a letter', () => {
  test('does not go to an address that refused one for good, but a log-in letter does', async () => {
    house.addresses.set('ann', 'ann@bounce.example');
    await house.send({ kind: 'alert', attemptId: 'alert/7/ann' });
    await house.heard();
    expect(await house.send({ kind: 'alert', attemptId: 'alert/8/ann' })).toEqual({
      ...{ outcome: 'stopped', reason: 'bounced' },
    });
    expect(await house.send({ kind: 'login', attemptId: 'login/1' })).toMatchObject({ outcome: 'accepted' });
    house.addresses.set('ann', 'ann@example.org');
    expect(await house.send({ kind: 'alert', attemptId: 'alert/9/ann' })).toMatchObject({
      outcome: 'accepted',
    });
  });

  test('of a kind that may be declined says how, the same way each time; no other does', async () => {
    const sent = await house.send({ kind: 'report', attemptId: 'report/1/ann' });
    expect(await house.send({ kind: 'report', attemptId: 'report/1/ann' })).toEqual(sent);
    await house.send({ kind: 'alert', attemptId: 'alert/10/ann' });
    const [report, again, alert] = house.requests as readonly {
      readonly text: string;
      readonly headers?: Readonly<Record<string, string>>;
    }[];
    expect(again).toEqual(report);
    const url = /<(\S+)>/u.exec(report?.headers?.['List-Unsubscribe'] ?? '')?.[1] ?? 'none';
    expect(report?.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(report?.text).toContain(url);
    expect(house.tokens.read(url.slice('https://desk.example.com/u/'.length))).toEqual({
      ...{ tenant: 'business', memberId: 'ann', kind: 'report' },
    });
    expect(alert?.headers).toBeUndefined();
  });

  test('to nobody goes nowhere, and one in an outage may be sent again', async () => {
    expect(await house.send({ kind: 'alert', attemptId: 'alert/11', memberId: 'gone' })).toEqual({
      ...{ outcome: 'stopped', reason: 'no-address' },
    });
    house.double.setOutage(true);
    expect(await house.send({ kind: 'alert', attemptId: 'alert/12/ann' })).toEqual({ outcome: 'unknown' });
    house.double.setOutage(false);
    expect(await house.send({ kind: 'alert', attemptId: 'alert/12/ann' })).toMatchObject({
      outcome: 'accepted',
    });
    expect((await house.heard()).filter(({ type }) => type === 'LetterDelivered')).toHaveLength(1);
  });
});

test('the double refuses what Resend would refuse or leave out', async () => {
  const { api } = house.double;
  expect(api).toBeDefined();
  const wrong = [
    { subject: '' },
    { tags: [{ name: 'attempt', value: 'a/b' }] },
    {
      tags: [
        { name: 'a', value: 'b' },
        { name: 'a', value: 'c' },
      ],
    },
    { to: 'not an address' },
    { headers: { 'X-A': 'one\r\nBcc: all@example.com' } },
    { replyTo: 'ann@example.com' },
  ];
  const { emailRequest } = await import('../../adapters/sandbox/resend/email-request.js');
  const right = { from: 'Desk <desk@example.com>', to: 'ann@example.com', subject: 'Hello', text: 'Words' };
  expect(emailRequest.safeParse(right).success).toBe(true);
  for (const one of wrong) expect(emailRequest.safeParse({ ...right, ...one }).success).toBe(false);
});
