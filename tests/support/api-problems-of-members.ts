import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { ApiKeyIssued } from '../../adapters/http/contract/api-keys.js';
import type { BilledUnits, Billing, PaymentPage } from '../../adapters/http/contract/billing.js';
import type { MessengerView, PairingOpened } from '../../adapters/http/contract/messenger.js';
import { createHandsetClient } from '../../adapters/sandbox/handset-client.js';
import type { Circumstances, Provoke } from './api-problems.js';
import { createAuthenticator } from './authenticator.js';
import { createBrowser, type Browser } from './cookie-jar.js';
import { accountOf, inLetter, join, signUp, type Member } from './members.js';
import { telegramOf } from './telegram/telephone.js';
import { visit } from './visitor.js';

type Provocations = Readonly<Record<string, Provoke>>;

const json = async <Body>(answer: Promise<Response>): Promise<Body> => (await (await answer).json()) as Body;

/** Looks again and again until there is something. */
export async function until<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await after(50);
  }
  throw new Error('It never came');
}

/** How a member comes to be told no about alerts, the plan, and the own login. */
export function provocationsOfMembers(circumstances: Circumstances): Provocations {
  const { owner } = circumstances;
  return {
    ...ofAlerts(circumstances),
    ...ofMessenger(circumstances),
    ...ofLetters(circumstances),
    ...ofBilling(circumstances),
    ...ofOwnLogin(circumstances),
    'changeBusiness website-invalid': () => owner.post('/business', { origins: ['nowhere at all'] }),
    'changeBusiness origin-not-valid': () =>
      owner.post('/business', { origins: [`${'far'.repeat(90)}.example`] }),
    'recordAgreement agreement-not-valid': () =>
      owner.post('/business/agreements', {
        ...{ processor: 'mail', agreedOn: '2999-01-01', agreedBy: 'Rosa Example' },
      }),
    'acceptPapers papers-changed': () => owner.post('/business/papers', { terms: 'older', privacy: 'older' }),
    'endAgreement processor-not-found': () => owner.post('/business/agreements/nobody/end'),
    'grantLook look-granted-already': async () => {
      await owner.post('/looks', { grantId: randomUUID(), hours: 1 });
      return owner.post('/looks', { grantId: randomUUID(), hours: 1 });
    },
    'endLook grant-not-found': () => owner.post('/looks/nobody/end'),
    'getRange range-not-valid': () => owner.get('/reports/range?first=2026-11-02&last=2026-11-01'),
    'exportRange range-not-valid': () => owner.get('/reports/range.csv?first=1815-12-10&last=1815-12-11'),
    'listReplies filter-not-valid': () => owner.get('/reports/replies?first=2026-11-02&last=2026-11-01'),
    'listReached filter-not-valid': () => owner.get('/reports/reached?first=2026-11-02'),
    'getReport report-not-found': () => owner.get('/reports/nobody'),
  };
}

function ofAlerts({ origin, owner, stranger, elsewhere }: Circumstances): Provocations {
  const handset = createHandsetClient({ origin, fetch });
  const colleague = async (email: string): Promise<Member> => {
    await owner.post('/team/invitations', { email, role: 'staff' }, elsewhere());
    return join(origin, email);
  };
  const name = (member: Member, phone: string) => member.post('/alerts/phone', { phone }, elsewhere());
  const confirm = (member: Member, code: string) => member.post('/alerts/phone/confirm', { code });
  const codes = async (phone: string): Promise<readonly string[]> =>
    (await handset.texts(phone)).flatMap(({ body }) => /^(\d{6}) is your code/u.exec(body)?.[1] ?? []);
  /** A number is named, and its code comes. */
  const named = async (member: Member, phone: string): Promise<string> => {
    const before = await codes(phone);
    await name(member, phone);
    return until(async () => (await codes(phone)).find((code) => !before.includes(code)));
  };
  const otherThan = (code: string): string => (code === '111111' ? '222222' : '111111');
  const preferences = {
    ...{ wantsAlerts: true, steps: [], orders: [], digest: [], digestAt: '18:00', quiet: null },
  };
  return {
    'getAlert alert-not-found': () => owner.get('/alerts/nobody'),
    'setAlertPreferences preferences-not-valid': () =>
      owner.post('/alerts/preferences', { ...preferences, quiet: { from: '22:00', to: '22:00' } }),
    'setAlertPreferences emergencies-at-once': () =>
      owner.post('/alerts/preferences', { ...preferences, digest: ['emergency'] }),
    'nameAlertPhone no-line': () => name(stranger, '+12025550181'),
    'nameAlertPhone phone-not-valid': () => name(owner, 'no number'),
    'nameAlertPhone too-many-codes': async () => {
      const eager = await colleague('eager@example.com');
      for (let count = 0; count < 5; count += 1) await name(eager, '+12025550182');
      return name(eager, '+12025550182');
    },
    'confirmAlertPhone no-phone-named': () => confirm(stranger, '123456'),
    'confirmAlertPhone code-wrong': async () => confirm(owner, otherThan(await named(owner, '+12025550183'))),
    'confirmAlertPhone too-many-tries': async () => {
      const guessing = await colleague('guessing@example.com');
      const code = otherThan(await named(guessing, '+12025550184'));
      for (let count = 0; count < 5; count += 1) await confirm(guessing, code);
      return confirm(guessing, code);
    },
    'confirmAlertPhone phone-taken': async () => {
      const [first, second] = [await colleague('first@example.com'), await colleague('second@example.com')];
      await confirm(first, await named(first, '+12025550185'));
      return confirm(second, await named(second, '+12025550185'));
    },
    'confirmAlertPhone code-expired': async () => {
      const slow = await colleague('slow@example.com');
      const code = await named(slow, '+12025550186');
      await fetch(`${origin}/sandbox/clock/move`, {
        ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
        body: JSON.stringify({ accountId: await accountOf(owner), step: 'next-day' }),
      });
      return confirm(slow, code);
    },
  };
}

function ofMessenger({ origin, owner }: Circumstances): Provocations {
  const pairing = (what: string) => owner.post(`/messenger/pairings/nobody/${what}`);
  return {
    'openPairing already-paired': async () => {
      const { pairingId, url } = await json<PairingOpened>(owner.post('/messenger/pairings'));
      await telegramOf(origin).start(5550101, new URL(url).searchParams.get('start') ?? '');
      await until(async () => {
        const { standing } = await json<MessengerView>(owner.get('/messenger'));
        return standing === 'asking' ? standing : undefined;
      });
      await owner.post(`/messenger/pairings/${pairingId}/confirm`);
      return owner.post('/messenger/pairings');
    },
    'confirmPairing pairing-not-found': () => pairing('confirm'),
    'withdrawPairing pairing-not-found': () => pairing('withdraw'),
    'endPairing pairing-not-found': () => pairing('end'),
  };
}

function ofLetters({ origin, owner, elsewhere }: Circumstances): Provocations {
  return {
    // A program is nobody who gets letters.
    'preferLetters member-not-found': async () => {
      const program = { label: 'An auditor’s', scopes: ['audit'], expiresAt: null };
      const { key } = await json<ApiKeyIssued>(owner.post('/api-keys', program));
      return fetch(`${origin}/api/v1/letters/preferences`, {
        ...{ method: 'POST', body: JSON.stringify({ kind: 'report', isWanted: false }) },
        headers: { ...elsewhere(), Authorization: `Bearer ${key}` },
      });
    },
    'reopenMailbox member-not-found': () => owner.post('/letters/nobody/reopen'),
  };
}

function ofBilling({ origin, owner, stranger, elsewhere }: Circumstances): Provocations {
  const checkout = (member: Member, planId = 'desk') =>
    member.post('/billing/checkout', { planId, attemptId: randomUUID() });
  const standsAs = (member: Member, wanted: Billing['standing']) =>
    until(async () => {
      const { standing } = await json<Billing>(member.get('/billing'));
      return standing === wanted ? standing : undefined;
    });
  return {
    'beginCheckout plan-not-found': () => checkout(owner, 'nothing'),
    'beginCheckout too-many-checkouts': async () => {
      await standsAs(stranger, 'trial');
      for (let count = 0; count < 20; count += 1) await checkout(stranger);
      return checkout(stranger);
    },
    'beginCheckout has-plan': async () => {
      const payer = await signUp(origin, 'payer@example.com', 'Somebody Who Pays');
      await standsAs(payer, 'trial');
      const { url } = await json<PaymentPage>(checkout(payer));
      await fetch(`${url}/works`, { method: 'POST', redirect: 'manual' });
      await standsAs(payer, 'active');
      return checkout(payer);
    },
    'openPortal no-customer': () => stranger.post('/billing/portal'),
    'listUnits not-valid': () => owner.get('/billing/units?meter=nothing'),
    'creditUnit unit-not-found': () => owner.post('/billing/units/nobody/credit'),
    'creditUnit too-many-credits': async () => {
      const ask = async (): Promise<void> => {
        const address = elsewhere()['X-Forwarded-For'];
        await (await visit(origin, 'marigold-demo', address)).send('How much is a haircut?');
      };
      await Promise.all(Array.from({ length: 21 }, ask));
      const units = await until(async () => {
        const page = await json<BilledUnits>(owner.get('/billing/units?meter=conversations'));
        return page.units.length > 20 ? page.units : undefined;
      });
      for (const { unitId } of units) {
        const answer = await owner.post(`/billing/units/${unitId}/credit`);
        if (!answer.ok) return answer;
      }
      throw new Error('All were given back');
    },
  };
}

function ofOwnLogin({ origin, owner, staff, elsewhere }: Circumstances): Provocations {
  const anybody = (path: string, body: object = {}) =>
    fetch(`${origin}/api/v1${path}`, {
      ...{ method: 'POST', headers: elsewhere(), body: JSON.stringify(body) },
    });
  const move = (member: Member, email: string) => member.post('/me/address', { email }, elsewhere());
  const addPasskey = async (member: Member): Promise<Response> => {
    const options = await json<{ challenge: string }>(member.post('/me/passkeys/options', {}, elsewhere()));
    const answer = createAuthenticator(origin).make(options);
    return member.post('/me/passkeys', { label: 'Key ring', answer }, elsewhere());
  };
  const withPasskey = async (email: string) => {
    const member = await signUp(origin, email, 'Somebody Careful');
    const { passkeyId } = await json<{ readonly passkeyId: string }>(addPasskey(member));
    return { member, passkeyId };
  };
  const half = async (email: string): Promise<Browser> => {
    await withPasskey(email);
    const browser = createBrowser(origin);
    await browser.post('/login', { email });
    await browser.post('/login/link', { token: await inLetter(origin, email, /login\/(\S+)/u) });
    return browser;
  };
  const code = { code: 'nothing' };
  return {
    'offerSecondFactor link-expired': () => anybody('/login/second-factor/options'),
    'showSecondFactor link-expired': () => anybody('/login/second-factor', code),
    'showSecondFactor second-factor-wrong': async () =>
      (await half('half@example.com')).post('/login/second-factor', code),
    'confirmAddress address-change-over': () => anybody('/address/confirm', { token: 'of-nobody' }),
    'vetoAddress address-change-over': () => anybody('/address/veto', { token: 'of-nobody' }),
    'changeAddress address-same': () => move(owner, 'owner@marigold.example'),
    'changeAddress address-change-under-way': async () => {
      await move(staff, 'staff@new.example');
      return move(staff, 'staff@newer.example');
    },
    'withdrawAddress address-change-over': () => owner.post('/me/address/withdraw', { changeId: 'nothing' }),
    'addPasskey passkey-not-made': () =>
      owner.post('/me/passkeys', { label: 'Key ring', answer: { id: 'nothing' } }),
    'addPasskey too-many-passkeys': async () => {
      const { member } = await withPasskey('many-keys@example.com');
      for (let count = 0; count < 9; count += 1) await addPasskey(member);
      return addPasskey(member);
    },
    'removePasskey passkey-not-found': () => owner.post('/me/passkeys/nobody/remove', {}),
    'removePasskey second-factor-again': async () => {
      const { member, passkeyId } = await withPasskey('one-key@example.com');
      return member.post(`/me/passkeys/${passkeyId}/remove`, {});
    },
    'renewRecoveryCodes second-factor-again': () => owner.post('/me/recovery-codes', { proof: code }),
  };
}
