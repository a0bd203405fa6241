import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOperatorFactors } from '../../adapters/operator-access/operator-factors.js';
import { createOperatorSessions } from '../../adapters/operator-access/operator-sessions.js';
import { base32, hotp, stepOf, stepOfCode } from '../../adapters/operator-access/totp.js';
import { bytesOf } from '../support/authenticator-app.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const secret = Buffer.from('12345678901234567890');

describe('a code', () => {
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i s is that of RFC 6238, appendix B', (seconds, code) => {
    expect(hotp(secret, stepOf(seconds * 1_000), 8)).toBe(code);
  });

  test.each(['755224', '287082', '359152', '969429', '338314'])(
    'is that of RFC 4226, appendix D: %s',
    (code) => {
      expect(Array.from({ length: 5 }, (_none, count) => hotp(secret, count))).toContain(code);
    },
  );

  test('is known one step early or late, and no further', () => {
    const now = 1_700_000_000_000;
    for (const [by, isKnown] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const step = stepOf(now) + by;
      expect(stepOfCode(secret, hotp(secret, step), now), String(by)).toBe(isKnown ? step : undefined);
    }
    expect(stepOfCode(secret, '', now)).toBeUndefined();
  });

  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of a key that is written as RFC 4648, section 10: %s', (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written);
    expect(bytesOf(written)).toEqual(Buffer.from(text));
  });
});

describe('the second factor', () => {
  let instant = 1_700_000_000_000;
  const factorsOf = (key: number) =>
    createOperatorFactors({ pool: database.pool, key: Buffer.alloc(32, key), now: () => instant });
  const codeOf = (written: string | undefined, by = 0) => hotp(bytesOf(written ?? ''), stepOf(instant) + by);

  test('is set by its first right code, and cannot be set anew after that', async () => {
    const factors = factorsOf(1);
    const first = await factors.begin('o1');
    const second = await factors.begin('o1');
    expect(await factors.check('o1', codeOf(first))).toEqual({ outcome: 'wrong' });
    expect(await factors.isSet('o1')).toBe(false);
    expect(await factors.check('o1', codeOf(second))).toEqual({ outcome: 'right', isNew: true });
    expect(await factors.isSet('o1')).toBe(true);
    expect(await factors.begin('o1')).toBeUndefined();
  });

  test('takes each code once', async () => {
    const factors = factorsOf(1);
    const written = await factors.begin('o2');
    const code = codeOf(written);
    const both = await Promise.all([factors.check('o2', code), factors.check('o2', code)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['right', 'wrong']);
    instant += 30_000;
    // It is not over yet by the clock, but a newer one was not needed to refuse it.
    expect(await factors.check('o2', code)).toEqual({ outcome: 'wrong' });
    expect(await factors.check('o2', codeOf(written))).toEqual({ outcome: 'right', isNew: false });
  });

  test('takes five wrong codes, and then no right one either for a while', async () => {
    const factors = factorsOf(1);
    const written = await factors.begin('o3');
    for (let tries = 0; tries < 5; tries += 1)
      expect(await factors.check('o3', 'x')).toEqual({ outcome: 'wrong' });
    expect(await factors.check('o3', codeOf(written))).toEqual({ outcome: 'too-many' });
    await database.owner.query(
      `update operators.factors set tries_since = now() - interval '16 minutes' where operator_id = 'o3'`,
    );
    expect(await factors.check('o3', codeOf(written))).toMatchObject({ outcome: 'right' });
  });

  test('stands sealed, and opens under no other key and for nobody else', async () => {
    const factors = factorsOf(1);
    const written = await factors.begin('o4');
    const { rows } = await database.owner.query<{ secret: Buffer }>(
      `select secret from operators.factors where operator_id = 'o4'`,
    );
    expect(rows[0]?.secret.includes(bytesOf(written ?? ''))).toBe(false);
    await expect(factorsOf(2).check('o4', codeOf(written))).rejects.toThrow();
    await database.owner.query(
      `insert into operators.factors (operator_id, secret) select 'o5', secret from operators.factors where operator_id = 'o4'`,
    );
    await expect(factors.check('o5', codeOf(written))).rejects.toThrow();
  });

  test('is gone once it is reset', async () => {
    const factors = factorsOf(1);
    const written = await factors.begin('o6');
    await factors.check('o6', codeOf(written));
    expect(await factors.reset('o6')).toBe(true);
    expect(await factors.reset('o6')).toBe(false);
    expect(await factors.isSet('o6')).toBe(false);
    expect(await factors.begin('o6')).toBeDefined();
  });
});

describe('a session of the operator', () => {
  test('is whole only under an id that is given with the second factor', async () => {
    const sessions = createOperatorSessions(database.pool);
    const half = await sessions.start('o');
    expect(await sessions.find(half)).toEqual({ operatorId: 'o', isWhole: false });
    const whole = (await sessions.complete(half)) ?? '';
    expect(await sessions.find(half)).toBeUndefined();
    expect(await sessions.find(whole)).toEqual({ operatorId: 'o', isWhole: true });
    expect(await sessions.complete(half)).toBeUndefined();
    await sessions.revoke(whole);
    expect(await sessions.find(whole)).toBeUndefined();
  });

  test.each(["used_at = now() - interval '31 minutes'", "started_at = now() - interval '13 hours'"])(
    'lapses (%s)',
    async (change) => {
      const sessions = createOperatorSessions(database.pool);
      const id = await sessions.start('lapsing');
      await database.owner.query(`update operators.sessions set ${change} where operator_id = 'lapsing'`);
      expect(await sessions.find(id)).toBeUndefined();
      expect(await sessions.complete(id)).toBeUndefined();
    },
  );

  test('ends with all others where that is wanted, and stands as a hash only', async () => {
    const sessions = createOperatorSessions(database.pool);
    const [one, two] = [await sessions.start('p'), await sessions.start('p')];
    const { rows } = await database.owner.query<object>('select * from operators.sessions');
    expect(JSON.stringify(rows)).not.toContain(one);
    await sessions.revokeAll('p');
    for (const id of [one, two]) expect(await sessions.find(id)).toBeUndefined();
  });
});
