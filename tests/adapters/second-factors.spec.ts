import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { createPendingLogins } from '../../adapters/logins/pending-logins.js';
import { createSecondFactors } from '../../adapters/logins/second-factors.js';
import { createSessions } from '../../adapters/logins/sessions.js';
import { createCeremonies } from '../../adapters/simplewebauthn/ceremonies.js';
import type { Credential } from '../../application/ports/second-factors.js';
import { createAuthenticator } from '../support/authenticator.js';
import { testDatabase, type TestDatabase } from '../support/database.js';

const origin = 'https://desk.example.com';
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const storeOf = () => createSecondFactors({ pool: database.pool, key: Buffer.alloc(32, 7) });
const made = (credentialId: string): Credential => ({
  ...{ credentialId, publicKey: new Uint8Array([1, 2, 3]), counter: 0, transports: ['usb'] },
});

describe('a passkey', () => {
  const ceremonies = createCeremonies(origin);
  const who = { memberId: 'ann', name: 'ann@example.com', known: [] };

  test('is made for this address and this challenge, and for no other', async () => {
    const { challenge, options } = await ceremonies.offerNew(who);
    expect(options).toMatchObject({ rp: { id: 'desk.example.com' }, user: { name: 'ann@example.com' } });
    const credential = await ceremonies.acceptNew(createAuthenticator(origin).make({ challenge }), challenge);
    expect(credential).toMatchObject({ counter: 1, transports: ['usb'] });

    const other = await ceremonies.offerNew(who);
    const fresh = () => createAuthenticator(origin).make({ challenge });
    expect(await ceremonies.acceptNew(fresh(), other.challenge)).toBeUndefined();
    const phished = createAuthenticator(origin).make({ challenge }, 'https://desk.evil.example');
    expect(await ceremonies.acceptNew(phished, challenge)).toBeUndefined();
    for (const nonsense of [{}, null, { id: 'x' }, { ...fresh(), response: { clientDataJSON: '' } }])
      expect(await ceremonies.acceptNew(nonsense, challenge)).toBeUndefined();
  });

  test('proves who signed, once: a copied counter, another key and another challenge prove nothing', async () => {
    const [mine, theirs] = [createAuthenticator(origin), createAuthenticator(origin)];
    const offer = await ceremonies.offerNew(who);
    const credential = await ceremonies.acceptNew(mine.make(offer), offer.challenge);
    const known = credential === undefined ? [] : [credential];
    const { challenge } = await ceremonies.offerUse(known);
    const answer = mine.use({ challenge });
    const use = await ceremonies.acceptUse(answer, challenge, known);
    expect(use).toEqual({ credentialId: credential?.credentialId, counter: 2 });
    const later = known.map((one) => ({ ...one, counter: 2 }));
    expect(await ceremonies.acceptUse(answer, challenge, later)).toBeUndefined();
    const forged = { ...theirs.use({ challenge }), id: answer.id, rawId: answer.id };
    expect(await ceremonies.acceptUse(forged, challenge, known)).toBeUndefined();
    expect(await ceremonies.acceptUse(theirs.use({ challenge }), challenge, known)).toBeUndefined();
    expect(await ceremonies.acceptUse(mine.use({ challenge: 'other' }), challenge, known)).toBeUndefined();
  });

  test('is not to be had under an address that is a number', () => {
    expect(ceremonies.isPossible).toBe(true);
    expect(createCeremonies('http://localhost:3000').isPossible).toBe(true);
    expect(createCeremonies('http://192.0.2.7:3000').isPossible).toBe(false);
    expect(createCeremonies('http://[::1]:3000').isPossible).toBe(false);
  });

  test('is one person’s, and its counter only goes on', async () => {
    const store = storeOf();
    const sessionId = await createSessions(database.pool).start(
      { memberId: 'ann', accountId: 'a', hasSecondFactor: false },
      'phone',
    );
    const passkeyId = uuidv7();
    expect(await store.add({ memberId: 'ann', passkeyId, sessionId }, made('cred'))).toBe(true);
    expect(await store.add({ memberId: 'ben', passkeyId: uuidv7(), sessionId }, made('cred'))).toBe(false);
    expect(await store.noteUse({ credentialId: 'cred', counter: 5 })).toBe(true);
    expect(await store.noteUse({ credentialId: 'cred', counter: 5 })).toBe(false);
    expect(await store.noteUse({ credentialId: 'cred', counter: 0 })).toBe(false);
    expect(await store.keysOf('ann')).toMatchObject([{ passkeyId, counter: 5, transports: ['usb'] }]);
    await store.remove('ann', passkeyId);
    expect(await store.keysOf('ann')).toEqual([]);
  });
});

describe('a session', () => {
  test('ends when its member adds a passkey elsewhere, and stays where it was added', async () => {
    const [store, sessions] = [storeOf(), createSessions(database.pool)];
    const session = { memberId: 'cleo', accountId: 'a', hasSecondFactor: false };
    const [here, elsewhere] = [
      await sessions.start(session, 'phone'),
      await sessions.start(session, 'phone'),
    ];
    const passkeyId = uuidv7();
    await store.add({ memberId: 'cleo', passkeyId, sessionId: here }, made('cleo'));
    expect(await sessions.find(here)).toEqual({ ...session, hasSecondFactor: true });
    expect(await sessions.find(elsewhere)).toBeUndefined();
    await store.remove('cleo', passkeyId);
    expect(await sessions.find(here)).toEqual(session);
  });

  test('ends after 7 days without use, and after 30 days however it is used', async () => {
    const sessions = createSessions(database.pool);
    const session = { memberId: 'dora', accountId: 'a', hasSecondFactor: false };
    const after = async (used: string, started: string) => {
      const id = await sessions.start(session, 'phone');
      await database.pool.query(
        `update access.sessions set used_at = now() - $1::interval, started_at = now() - $2::interval
         where member_id = 'dora'`,
        [used, started],
      );
      return sessions.find(id);
    };
    expect(await after('6 days 23 hours', '6 days 23 hours')).toEqual(session);
    expect(await after('7 days', '7 days')).toBeUndefined();
    expect(await after('1 minute', '29 days 23 hours')).toEqual(session);
    expect(await after('1 minute', '30 days')).toBeUndefined();
  });
});

test('a challenge is taken once, by whoever asked for it, and not after five minutes', async () => {
  const store = storeOf();
  await store.keepChallenge('holder', 'login', 'c1');
  expect(await store.takeChallenge('another', 'login')).toBeUndefined();
  expect(await store.takeChallenge('holder', 'prove')).toBeUndefined();
  expect(await store.takeChallenge('holder', 'login')).toBe('c1');
  expect(await store.takeChallenge('holder', 'login')).toBeUndefined();
  await store.keepChallenge('holder', 'login', 'c2');
  await store.keepChallenge('holder', 'login', 'c3');
  await database.pool.query(`update access.passkey_challenges set expires_at = now() - interval '1 second'`);
  expect(await store.takeChallenge('holder', 'login')).toBeUndefined();
});

test('recovery codes are ten, work once each and stand nowhere in clear', async () => {
  const store = storeOf();
  const codes = await store.replaceCodes('eve', 10);
  expect(new Set(codes).size).toBe(10);
  const [first = '', second = ''] = codes;
  expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/u);
  expect(await store.useCode('fay', first)).toBe(false);
  expect(await store.useCode('eve', first.toLowerCase().replace('-', ' '))).toBe(true);
  expect(await store.useCode('eve', first)).toBe(false);
  expect(await store.codesLeft('eve')).toBe(9);
  const { rows } = await database.pool.query('select code_hash from access.recovery_codes');
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(second).toString('hex'));
  await store.replaceCodes('eve', 10);
  expect(await store.useCode('eve', second)).toBe(false);
});

test('a login whose second factor is missing lasts ten minutes and five wrong tries', async () => {
  const pending = createPendingLogins(database.pool);
  const login = { memberId: 'ann', accountId: 'a', device: 'phone' };
  const secret = await pending.open(login);
  expect(await createSessions(database.pool).find(secret)).toBeUndefined();
  for (let tries = 0; tries < 4; tries += 1) await pending.miss(secret);
  expect(await pending.find(secret)).toEqual(login);
  await pending.miss(secret);
  expect(await pending.find(secret)).toBeUndefined();
  expect(await pending.end(secret)).toBe(false);
  const other = await pending.open(login);
  expect(await pending.end(other)).toBe(true);
  expect(await pending.end(other)).toBe(false);
  const late = await pending.open(login);
  await database.pool.query(`update access.pending_logins set expires_at = now() - interval '1 second'`);
  expect(await pending.find(late)).toBeUndefined();
});
