import { beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { beginLogin } from '../../application/account/begin-login.js';
import { changeAddress, type AddressPass } from '../../application/account/change-address.js';
import { installation } from '../../application/account/handle-member.js';
import { tellBusinesses } from '../../application/account/tell-businesses.js';
import type { Letter } from '../../application/ports/mail.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { createPretendTime } from '../support/pretend-time.js';

const hourMs = 3_600_000;
const [oldEmail, newEmail] = ['ann@old.example', 'ann@new.example'];
const memberId = 'ann';
const openAccount = (accountId: string) => ({
  ...{ type: 'OpenAccount' as const, commandId: accountId, now: '2026-01-01T00:00:00.000Z' },
  data: {
    ...{ accountId, ownerId: memberId, businessName: 'Acme', ownerEmail: oldEmail },
    ...{ website: 'https://example.com/', industry: 'retail', siteKey: 's' },
  },
});

let house: ReturnType<typeof createMemoryHouse>;
let time: ReturnType<typeof createPretendTime>;
let found: Map<string, string>;
let sent: Pick<Letter, 'to' | 'subject'>[];
let ended: string[];
let passes: AddressPass[];
let addresses: ReturnType<typeof changeAddress>;

beforeEach(() => {
  house = createMemoryHouse();
  time = createPretendTime();
  found = new Map([[`email:${oldEmail}`, memberId]]);
  [sent, ended, passes] = [[], [], []];
  const letterOf = (pass: AddressPass) => {
    passes.push(pass);
    return { subject: pass.right, text: '' };
  };
  addresses = changeAddress({
    handleMember: house.handleMember,
    directory: {
      resolve: (_scope, _handles, freshId) => Promise.resolve(freshId),
      find: (_scope, handle) => Promise.resolve(found.get(handle)),
      forget: () => Promise.resolve(0),
      move: (_scope, { from, to, contactId }) => {
        if (found.get(from) === contactId) found.delete(from);
        found.set(to, contactId);
        return Promise.resolve();
      },
    },
    sessions: {
      revokeAll: (id) => {
        ended.push(id);
        return Promise.resolve();
      },
    },
    mail: {
      send: ({ to, subject }) => {
        sent.push({ to, subject });
        return Promise.resolve({ outcome: 'accepted', letterId: 'l' });
      },
    },
    belongsSomewhere: (id) => Promise.resolve(id === memberId || id === 'ben'),
    ...{ confirmLetter: letterOf, vetoLetter: letterOf, newId: uuidv7, now: time.now },
    onUnsent: (_changeId, code) => {
      throw new Error(code);
    },
  });
});

async function asked(to = newEmail): Promise<Readonly<Record<AddressPass['right'], AddressPass>>> {
  expect(await addresses.ask({ memberId, oldEmail, newEmail: to })).toBeUndefined();
  await time.pass(0);
  const [veto, confirm = veto] = passes;
  if (veto === undefined || confirm === undefined) throw new Error('No letter');
  return { veto, confirm };
}

describe('a new address', () => {
  test('gets a letter, and so does the old one', async () => {
    await asked();
    expect(sent).toEqual([
      { to: oldEmail, subject: 'veto' },
      { to: newEmail, subject: 'confirm' },
    ]);
  });

  test('logs in after 72 hours, and from then on the old one does not; every session has ended', async () => {
    const { confirm } = await asked();
    const waiting = await addresses.confirm(confirm);
    expect(waiting).toEqual({ outcome: 'waiting', takesEffectAt: '2026-11-27T10:00:00.000Z' });
    await time.pass(72 * hourMs - 1);
    expect(await addresses.ripen(memberId)).toBe(false);
    expect(found.has(`email:${newEmail}`)).toBe(false);
    await time.pass(1);
    expect(await addresses.ripen(memberId)).toBe(true);
    expect([...found]).toEqual([[`email:${newEmail}`, memberId]]);
    expect(ended).toEqual([memberId]);
    expect(await addresses.ripen(memberId)).toBe(false);
  });

  test('logs in at once where it confirms later than that', async () => {
    const { confirm } = await asked();
    await time.pass(73 * hourMs);
    expect(await addresses.confirm(confirm)).toEqual({ outcome: 'changed', takesEffectAt: null });
    expect(await addresses.confirm(confirm)).toEqual({ outcome: 'changed', takesEffectAt: null });
    expect([...found.keys()]).toEqual([`email:${newEmail}`]);
  });

  test('never logs in where the old one has said no, and whoever asked is out', async () => {
    const { confirm, veto } = await asked();
    await addresses.confirm(confirm);
    expect(await addresses.veto(veto)).toEqual({ outcome: 'kept', takesEffectAt: null });
    expect(ended).toEqual([memberId]);
    await time.pass(100 * hourMs);
    expect(await addresses.ripen(memberId)).toBe(false);
    expect(await addresses.confirm(confirm)).toEqual({ outcome: 'ChangeOver' });
    expect([...found.keys()]).toEqual([`email:${oldEmail}`]);
  });

  test('that is somebody else’s is answered alike and gets no letter; one that was only invited gets one', async () => {
    found.set('email:ben@example.com', 'ben');
    const { veto } = await asked('ben@example.com');
    expect(sent).toEqual([{ to: oldEmail, subject: 'veto' }]);
    await addresses.veto(veto);
    found.set('email:guest@example.com', 'guest');
    sent = [];
    await asked('guest@example.com');
    expect(sent.map(({ to }) => to)).toEqual([oldEmail, 'guest@example.com']);
  });

  test('that became somebody else’s meanwhile changes nothing', async () => {
    const { confirm } = await asked();
    await addresses.confirm(confirm);
    found.set(`email:${newEmail}`, 'ben');
    await time.pass(72 * hourMs);
    expect(await addresses.ripen(memberId)).toBe(false);
    expect(found.get(`email:${newEmail}`)).toBe('ben');
    expect(found.get(`email:${oldEmail}`)).toBe(memberId);
  });

  test('that has been left again is not gone back to, however late somebody hears of it', async () => {
    const { confirm } = await asked();
    await time.pass(73 * hourMs);
    await addresses.confirm(confirm);
    const third = 'ann@third.example';
    passes = [];
    expect(await addresses.ask({ memberId, oldEmail: newEmail, newEmail: third })).toBeUndefined();
    await time.pass(73 * hourMs);
    const next = passes.find(({ right }) => right === 'confirm');
    if (next !== undefined) await addresses.confirm(next);
    expect([...found.keys()]).toEqual([`email:${third}`]);
    await addresses.move(memberId, confirm.changeId);
    expect([...found.keys()]).toEqual([`email:${third}`]);
    expect(ended).toHaveLength(2);
  });

  test('is told once to each business, also where whoever decided it was cut off', async () => {
    for (const accountId of ['one', 'two'])
      await house.handleAccount(accountId, openAccount(accountId), {
        ...{ tenant: accountId, actor: 'system', causationId: '' },
      });
    const { confirm } = await asked();
    await time.pass(73 * hourMs);
    await addresses.confirm(confirm);
    found = new Map([[`email:${oldEmail}`, memberId]]);
    const policy = tellBusinesses({
      ...{ handleAccount: house.handleAccount, addresses, now: time.now },
      accountsOf: () => Promise.resolve(['one', 'two']),
    });
    await house.follow(policy);
    await house.follow(policy);
    expect([...found.keys()]).toEqual([`email:${newEmail}`]);
    for (const accountId of ['one', 'two']) {
      const { events } = await house.handleAccount.load(accountId, accountId);
      const noted = events.filter(({ type }) => type === 'MemberAddressChanged');
      expect(noted).toMatchObject([{ data: { memberId, email: newEmail } }]);
    }
    const { events } = await house.handleMember.load(installation, memberId);
    expect(events.map(({ type }) => type)).toEqual([
      'AddressChangeAsked',
      'AddressConfirmed',
      'AddressChanged',
    ]);
  });
});

test('the answer to a login comes after the same work whether or not the address is known', async () => {
  const until = async (isKnown: boolean): Promise<readonly string[]> => {
    const calls: string[] = [];
    const never = new Promise<never>(() => undefined);
    const note = <Answer>(name: string, answer: Answer): Answer => {
      calls.push(name);
      return answer;
    };
    const login = { challengeId: 'c', token: 't', code: '123456', browser: 'b', expiresAt: time.now() };
    const begin = beginLogin({
      logins: {
        open: () => note('open', Promise.resolve(login)),
        consumeLink: () => never,
        consumeCode: () => never,
      },
      mail: { send: () => note('send', never) },
      ripen: () => note('ripen', Promise.resolve()),
      sendLetter: () => note('send', never),
      isOperator: () => false,
      memberOf: () => note('memberOf', Promise.resolve(isKnown ? { tenant: 'a', memberId: 'm' } : undefined)),
      loginLetter: () => ({ subject: '', text: '' }),
      onUnsent: () => undefined,
    });
    const answer = await begin({ purpose: 'login', email: oldEmail });
    const before = [...calls];
    expect(answer).toEqual({ browser: 'b', expiresAt: time.now() });
    await time.pass(0);
    expect(calls.includes('send')).toBe(isKnown);
    return before;
  };
  const [known, unknown] = [await until(true), await until(false)];
  expect(known).toEqual(unknown);
  expect(known).not.toContain('send');
});
