import express from 'express';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRateLimits } from '../../adapters/http/guard/rate-limits.js';
import { dataRequestRoutes } from '../../adapters/http/pages/data-requests.js';
import { dataRequestLetters } from '../../adapters/letters/data-request-letters.js';
import { dataRequestDesk } from '../../application/data-request/ask.js';
import { linkWebsites, websiteHandle, websitesScope } from '../../application/data-request/link-websites.js';
import { noteCalls } from '../../application/data-request/note-calls.js';
import { eraseAsked } from '../../application/data-request/erase-asked.js';
import { requestDue, tellOverdue } from '../../application/data-request/tell-overdue.js';
import { disclosureDue } from '../../application/disclosure/watch.js';
import { serveRequests } from '../../application/data-request/serve-requests.js';
import { requestDisclosure } from '../../application/disclosure/request-disclosure.js';
import { requestErasure } from '../../application/erasure/request-erasure.js';
import { installationId } from '../../application/operator/handle-installation.js';
import type { LoginRequest, Logins } from '../../application/ports/logins.js';
import type { CopyPlace } from '../../application/ports/copy-place.js';
import type { Letter } from '../../application/ports/mail.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { served, type Served } from '../support/served.js';

const now = '2026-05-01T09:00:00.000Z';
const operator = 'operator@example.com';
const known = 'ann@example.com';
let house: ReturnType<typeof createMemoryHouse>;
let letters: Letter[];
let forgotten: string[];
let links: Map<string, string>;
let site: Served;
let recentCount: number;

const directory = {
  find: (scope: string, handle: string) => Promise.resolve(links.get(`${scope} ${handle}`)),
  resolve(scope: string, [handle = '']: readonly string[], freshId: string) {
    const name = `${scope} ${handle}`;
    links.set(name, links.get(name) ?? freshId);
    return Promise.resolve(links.get(name) ?? freshId);
  },
};
const mail = {
  send(letter: Letter) {
    if (!letters.some(({ attemptId }) => attemptId === letter.attemptId)) letters.push(letter);
    return Promise.resolve({ outcome: 'accepted', letterId: letter.attemptId } as const);
  },
};

/** Codes as they are outside: single use, three tries here. */
function createLoginsInMemory(): Pick<Logins, 'open' | 'consumeCode'> {
  const open = new Map<string, { request: LoginRequest; code: string; tries: number; id: string }>();
  let count = 0;
  return {
    open(request) {
      count += 1;
      const code = String(count).padStart(6, '0');
      const id = `01900000-0000-7000-8000-000000${code}`;
      open.set(`window-${code}`, { request, code, tries: 0, id });
      const secrets = { token: 'unused', code, browser: `window-${code}` };
      return Promise.resolve({ challengeId: id, ...secrets, expiresAt: now });
    },
    consumeCode({ code, browser }) {
      const found = open.get(browser);
      if (found === undefined || found.tries >= 3) return Promise.resolve({ outcome: 'expired' });
      found.tries += 1;
      if (found.code !== code) return Promise.resolve({ outcome: 'wrong-code' });
      open.delete(browser);
      return Promise.resolve({ outcome: 'consumed', challengeId: found.id, request: found.request });
    },
  };
}

beforeEach(() => {
  house = createMemoryHouse();
  letters = [];
  forgotten = [];
  recentCount = 0;
  links = new Map([
    ['business email:ann@example.com', 'contact'],
    ['business email:eve@example.com', 'contact'],
    ['business email:ada@example.com', 'contact'],
    [`${websitesScope} website:marigold.example`, 'business'],
  ]);
});
// Anew for each, so that none runs into the limits of the others.
beforeEach(async () => {
  const logins = createLoginsInMemory();
  const desk = (): ReturnType<typeof dataRequestDesk> =>
    dataRequestDesk({
      ...{ logins, mail, directory, handleInstallation: house.handleInstallation, now: () => now },
      accountOf: (siteKey) => Promise.resolve(siteKey === 'a-site' ? 'business' : undefined),
      codeLetter: dataRequestLetters('https://desk.example.com').codeLetter,
      onUnsent: (_id, code) => expect.fail(code),
    });
  const routes = dataRequestRoutes({
    desk: { begin: (asked) => desk().begin(asked), note: (typed) => desk().note(typed) },
    receiptOf: () => Promise.resolve(undefined),
    businessOf: (siteKey) =>
      Promise.resolve(siteKey === 'a-site' ? { name: 'Marigold <Studio>', language: 'es' } : undefined),
    limits: createRateLimits(),
    seen: () => Promise.resolve(),
  });
  site = await served(express().use(routes));
});
afterEach(() => site.close());

const post = (path: string, fields: Readonly<Record<string, string>>) =>
  fetch(`${site.origin}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
const windowIn = (page: string): string => /name="window" value="([^"]+)"/u.exec(page)?.[1] ?? '';
const codeIn = (letter: Letter | undefined): string => /\b(\d{6})\b/u.exec(letter?.text ?? '')?.[1] ?? '';

/** As far as the register, for an address; answers the page it leads to. */
async function ask(fields: Readonly<Record<string, string>>): Promise<string> {
  const page = await (await post('/requests', fields)).text();
  const answer = await post('/requests/code', { code: codeIn(letters.at(-1)), window: windowIn(page) });
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '', site.origin).pathname;
}
const noted = async () => (await house.handleInstallation.load(installationId, installationId)).events;
const policy = () =>
  serveRequests({
    ...{ handleInstallation: house.handleInstallation, directory, mail, now: () => now },
    requestErasure: requestErasure({
      handleErasure: house.handleErasure,
      places: [somewhere],
      businessNow: () => now,
    }),
    requestDisclosure: requestDisclosure({
      ...{ handleDisclosure: house.handleDisclosure, businessNow: () => now },
      recentOf: () => Promise.resolve(recentCount),
    }),
    copyUrlOf: ({ tenant, disclosureId, linkId }) =>
      `https://desk.example.com/${tenant}/${disclosureId}/${linkId}`,
    vault: {
      forgetSubject({ subject }) {
        forgotten.push(subject);
        return Promise.resolve([]);
      },
    },
    nameOf: () => Promise.resolve('Marigold Studio'),
    operatorAddress: operator,
    ...dataRequestLetters('https://desk.example.com'),
  });

describe('the form', () => {
  test('notes a request with its day once the code of the letter came back, and leads to a page that names nobody', async () => {
    const place = await ask({ kind: 'access', email: 'Bo@Example.com', website: '' });
    expect(await noted()).toMatchObject([
      {
        type: 'DataRequestNoted',
        data: {
          ...{ kind: 'access', receivedAt: now, dueAt: '2026-06-01T09:00:00.000Z', by: 'form' },
          subjectRef: expect.stringMatching(/^WEB-\d{9}/u) as string,
          asked: { proof: 'email-code', accountId: null, address: 'bo@example.com' },
        },
      },
    ]);
    expect(place).toMatch(/^\/requests\/[0-9a-f-]{36}$/u);
  });

  test('answers the same for an address that is known and one that is not, and writes to both', async () => {
    const pages: string[] = [];
    for (const email of [known, 'nobody@example.com']) {
      const answer = await post('/requests', { kind: 'erasure', email, of: 'a-site' });
      expect(answer.status).toBe(200);
      pages.push((await answer.text()).replaceAll(/value="[^"]+"/gu, ''));
    }
    expect(pages[0]).toBe(pages[1]);
    expect(letters.map(({ to }) => to)).toEqual([known, 'nobody@example.com']);
    expect(letters[0]?.subject).toBe(letters[1]?.subject);
  });

  test('notes nothing for a wrong code, and ends after too many', async () => {
    const window = windowIn(await (await post('/requests', { kind: 'erasure', email: known })).text());
    for (const code of ['999999', 'abc', '999 999', '999999', '999999'])
      expect((await post('/requests/code', { code, window })).status).toBe(422);
    const right = await post('/requests/code', { code: codeIn(letters[0]), window });
    expect(await right.text()).toContain('works no more');
    expect(await noted()).toEqual([]);
  });

  test('says what is missing and keeps what was typed, and no markup of anybody', async () => {
    const answer = await post('/requests', { kind: 'objection', email: '"><b>', website: 'x' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('type your e-mail address');
    expect(page).toMatch(/value="objection" required checked/u);
    expect(page).not.toContain('<b>');
    expect(await (await post('/requests', { email: known })).text()).toContain('choose what you ask for');
    const named = await (await fetch(`${site.origin}/requests?of=a-site`)).text();
    expect(named).toContain('Marigold &#60;Studio&#62;');
    expect(letters).toEqual([]);
  });

  test('writes to one address so often and no more', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1)
      statuses.push((await post('/requests', { kind: 'access', email: 'often@example.com' })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});

const somewhere: CopyPlace = {
  ...{ place: 'p', scopes: ['person'], tables: [], erase: () => Promise.resolve({ count: 0 }) },
};

/** Somebody is forgotten to the end under this id. */
async function erased(erasureId: string): Promise<void> {
  const about = (step: string) => ({ commandId: step, now });
  const context = { tenant: 'business', actor: 'test', causationId: '' };
  const person = { subjectIds: ['contact'], conversationIds: [], callIds: [], leadIds: [] };
  for (const command of [
    {
      type: 'RequestErasure',
      data: {
        ...({ erasureId, accountId: 'business', scope: 'person', proof: 'owner' } as const),
        subjectIds: ['contact'],
        ...{ receivedAt: now, hasGrace: false, places: ['p'] },
      },
      ...about('r'),
    },
    { type: 'RecordKeysDestroyed', data: { erasureId, person, keyCount: 1, valueCount: 1 }, ...about('k') },
    { type: 'RecordCopyErased', data: { erasureId, place: 'p', count: 1, kept: null }, ...about('c') },
    { type: 'CompleteErasure', data: { erasureId }, ...about('e') },
  ] as const)
    await house.handleErasure(erasureId, command, context);
}

describe('what follows', () => {
  test('an erasure begins where the business knows the address, and the operator has nothing to do', async () => {
    const place = await ask({
      kind: 'erasure',
      email: known,
      website: 'https://www.Marigold.example/prices',
    });
    await house.follow(policy());
    const erasureId = place.replace('/requests/', '');
    const { events } = await house.handleErasure.load('business', erasureId);
    expect(events).toMatchObject([
      { type: 'ErasureRequested', data: { subjectIds: ['contact'], proof: 'email-code', graceUntil: null } },
      { type: 'ErasureBegun' },
    ]);
    expect(letters.map(({ to }) => to)).toEqual([known, known]);
    expect(letters[1]?.text).toContain(place);
  });

  test('whoever asked in German is written to in German to the end, and the operator is told so', async () => {
    const fields = { kind: 'erasure', email: 'eve@example.com', of: 'a-site' };
    const page = await (await post('/requests?lang=de', fields)).text();
    const typed = { code: codeIn(letters.at(-1)), window: windowIn(page) };
    const answer = await post('/requests/code?lang=de', typed);
    const requestId = /\/requests\/(\S+)\?lang=de$/u.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    expect(await noted()).toMatchObject([{ data: { asked: { language: 'de' } } }]);
    await house.follow(policy());
    await erased(requestId);
    await house.follow(policy());
    expect(letters.map(({ subject }) => subject)).toEqual([
      'Ihr Code',
      expect.stringMatching(/^Ihre Anfrage WEB-\d+ ist eingetragen$/u),
      expect.stringMatching(/^Ihre Daten sind gelöscht/u),
    ]);
    for (const { text } of letters.slice(1)) expect(text).toContain(`/requests/${requestId}?lang=de`);
    const about = { requestId, kind: 'objection', dueAt: now, subjectRef: 'WEB-1' } as const;
    const toDo = dataRequestLetters('https://desk.example.com').toDoLetter({
      ...about,
      ...{ businessName: null, language: 'de', address: known },
    });
    expect([toDo.subject, toDo.text]).toEqual([
      expect.stringContaining('A data request to answer'),
      expect.stringContaining('They read German.'),
    ]);
  });

  test('whoever asks for a copy gets a link at the address that was proved; once it was followed the request is closed and the address goes', async () => {
    const place = await ask({ kind: 'access', email: 'ada@example.com', of: 'a-site' });
    const disclosureId = place.replace('/requests/', '');
    await house.follow(policy());
    await house.follow(policy());
    const url = `https://desk.example.com/business/${disclosureId}/${disclosureId}.1`;
    expect(letters.slice(1).map(({ to, text }) => [to, text.includes(url)])).toEqual([
      ['ada@example.com', true],
    ]);
    const { events } = await house.handleDisclosure.load('business', disclosureId);
    expect(events).toMatchObject([
      {
        type: 'DisclosureRequested',
        data: { subjectIds: ['contact'], proof: 'email-code', deadlineAt: '2026-05-31T09:00:00.000Z' },
      },
      { type: 'DisclosureLinkMade', data: { expiresAt: '2026-05-02T09:00:00.000Z' } },
    ]);
    expect((await noted()).map(({ type }) => type)).toEqual(['DataRequestNoted']);
    const counts = { conversations: 1, calls: 0, recordings: 0, leads: 1, texts: 0, shares: 0, leftOut: 0 };
    const data = { disclosureId, linkId: `${disclosureId}.1`, outcome: 'handed-over', counts } as const;
    await house.handleDisclosure(
      disclosureId,
      { type: 'Disclose', data, commandId: 'c', now },
      { tenant: 'business', actor: 'link', causationId: '' },
    );
    await house.follow(policy());
    expect((await noted()).at(-1)).toMatchObject({
      ...{ type: 'DataRequestClosed', data: { outcome: 'done', by: 'disclosure' } },
    });
    await house.follow(policy());
    expect(forgotten).toContain(disclosureId);
  });

  test('a copy that is asked for too often, or of somebody the business does not know, is the operator’s', async () => {
    await ask({ kind: 'portability', email: 'stranger@example.com', of: 'a-site' });
    recentCount = 5;
    await ask({ kind: 'access', email: 'ada@example.com', of: 'a-site' });
    await house.follow(policy());
    expect(letters.filter(({ to }) => to === operator)).toHaveLength(2);
  });

  test('the operator is told ten days before a copy is due, and when its time is over', async () => {
    const told = tellOverdue({
      isWatched: () => Promise.resolve(false),
      mail,
      operatorAddress: operator,
      ...dataRequestLetters('https://desk.example.com'),
    });
    const disclosureId = (await ask({ kind: 'portability', email: 'ada@example.com', of: 'a-site' })).replace(
      '/requests/',
      '',
    );
    await house.follow(policy());
    for (const [at, key] of [
      ['2026-05-21T09:00:00.000Z', 'alarm'],
      ['2026-05-31T09:00:00.000Z', 'deadline'],
    ] as const) {
      const due = disclosureDue({ handleDisclosure: house.handleDisclosure, businessNow: () => at });
      await due['disclosure-watch']({
        key,
        tenant: 'business',
        subjectId: disclosureId,
        kind: '',
        dueAt: at,
      });
      await house.follow(told);
    }
    expect(letters.filter(({ to }) => to === operator).map(({ subject }) => subject)).toEqual([
      'A copy of somebody’s data has to be handed over by May 31, 2026',
      'A copy of somebody’s data is overdue',
    ]);
  });

  test('anything else is the operator’s, who gets the address and the day', async () => {
    await ask({ kind: 'erasure', email: 'stranger@example.com', of: 'a-site' });
    await ask({ kind: 'correction', email: known, of: 'a-site' });
    await house.follow(policy());
    const toDo = letters.filter(({ to }) => to === operator);
    expect(toDo.map(({ text }) => text)).toEqual([
      expect.stringContaining('stranger@example.com'),
      expect.stringContaining(known),
    ]);
    expect(toDo[0]?.subject).toContain('June 1, 2026');
  });

  test('whoever asked is told when it is complete; then the request is closed and their address goes', async () => {
    const place = await ask({ kind: 'erasure', email: 'eve@example.com', of: 'a-site' });
    const erasureId = place.replace('/requests/', '');
    await house.follow(policy());
    await erased(erasureId);
    await house.follow(policy());
    expect(letters.at(-1)).toMatchObject({
      to: 'eve@example.com',
      subject: expect.stringContaining('erased') as string,
    });
    expect((await noted()).at(-1)).toMatchObject({ type: 'DataRequestClosed', data: { outcome: 'done' } });
    await house.follow(policy());
    expect(forgotten).toContain(erasureId);
    expect(letters.filter(({ subject }) => subject.includes('erased'))).toHaveLength(1);
  });

  test('a request that was closed is written to no more, and erases nobody', async () => {
    const place = await ask({ kind: 'correction', email: 'dora@example.com', of: 'a-site' });
    const requestId = place.replace('/requests/', '');
    const close = async () =>
      house.handleInstallation(
        installationId,
        {
          ...{ type: 'CloseDataRequest', data: { requestId, outcome: 'done', by: 'operator' } },
          ...{ commandId: 'close', now },
        },
        { tenant: installationId, actor: 'operator', causationId: '' },
      );
    const erase = eraseAsked({
      ...{ handleInstallation: house.handleInstallation, directory },
      requestErasure: requestErasure({
        ...{ handleErasure: house.handleErasure, places: [somewhere], businessNow: () => now },
      }),
      details: { email: (text) => text, phone: () => null },
    });
    const asked = { requestId, website: 'marigold.example', contact: known, operatorId: 'o' };
    await close();
    expect(await erase(asked)).toEqual({ outcome: 'no-request' });
    await erased(requestId);
    await house.follow(policy());
    expect(letters.filter(({ subject }) => subject.includes('erased'))).toEqual([]);
    expect((await noted()).filter(({ type }) => type === 'DataRequestClosed')).toHaveLength(1);
  });

  test('the operator is told of a request that stays open ten days before its day, and on it, and of none that is erased', async () => {
    const [open, erasing, done] = [
      await ask({ kind: 'access', email: 'fred@example.com', of: 'a-site' }),
      await ask({ kind: 'erasure', email: 'hal@example.com', of: 'a-site' }),
      await ask({ kind: 'access', email: 'gus@example.com', of: 'a-site' }),
    ].map((place) => place.replace('/requests/', ''));
    await house.handleInstallation(
      installationId,
      {
        ...{ type: 'CloseDataRequest', data: { requestId: done ?? '', outcome: 'done', by: 'operator' } },
        ...{ commandId: 'close', now },
      },
      { tenant: installationId, actor: 'operator', causationId: '' },
    );
    letters.length = 0;
    const told = async (at: string): Promise<readonly string[]> => {
      const works = requestDue({ handleInstallation: house.handleInstallation, now: () => at });
      for (const subjectId of [open, erasing, done]) {
        const due = { key: `w/${subjectId ?? ''}/${at}`, tenant: installationId, kind: 'request-watch' };
        await works['request-watch']({ ...due, subjectId: subjectId ?? '', dueAt: at });
      }
      await house.follow(
        tellOverdue({
          ...{ mail, operatorAddress: operator, ...dataRequestLetters('https://desk.example.com') },
          isWatched: (requestId) => Promise.resolve(requestId === erasing),
        }),
      );
      return letters.map(({ subject }) => subject);
    };
    expect(await told('2026-05-22T08:59:00.000Z')).toEqual([]);
    const [alarm, late] = ['A data request has to be answered by June 1, 2026', 'A data request is overdue'];
    expect(await told('2026-05-22T09:00:00.000Z')).toEqual([alarm]);
    expect(await told('2026-05-23T09:00:00.000Z')).toEqual([alarm]);
    expect(await told('2026-06-01T09:00:00.000Z')).toEqual([alarm, late]);
    expect(await told('2026-06-02T09:00:00.000Z')).toEqual([alarm, late]);
    expect(letters.map(({ to }) => to)).toEqual([operator, operator]);
  });

  test.each(['passed', 'failed'] as const)(
    'what a caller asks for is in the register; it waits for some days, and for the operator where the number was a lie: %s',
    async (attestation) => {
      const context = { tenant: 'business', actor: 'test', causationId: '' };
      const ring = {
        ...{ callId: 'call', callRef: 'ref', contactId: 'caller', callerNumber: '+12025550143' },
        ...{ forwardedFrom: null, isAfterHours: false },
      };
      const treated = { treatment: 'assistant', treatmentReason: 'mode' } as const;
      await house.handleCall(
        'call',
        { type: 'RingCall', data: { ...ring, ...treated, attestation }, commandId: 'ring', now },
        context,
      );
      await house.handleCall(
        'call',
        { type: 'AskErasure', data: { callId: 'call' }, commandId: 'ask', now },
        context,
      );
      const needs = { handleInstallation: house.handleInstallation, requestIdOf: () => 'abcdef' };
      await house.follow(
        noteCalls({
          ...needs,
          requestErasure: requestErasure({
            ...{ handleErasure: house.handleErasure, places: [], businessNow: () => now },
          }),
        }),
      );
      expect(await noted()).toMatchObject([
        { data: { subjectRef: 'CALL-011259375', asked: { proof: 'call' } } },
      ]);
      const { state } = await house.handleErasure.load('business', 'abcdef');
      expect(state.status).toBe(attestation === 'passed' ? 'requested' : 'none');
      expect(state.graceUntil).toBe(attestation === 'passed' ? '2026-05-08T09:00:00.000Z' : null);
    },
  );

  test('a business is found by its website, however it is typed', async () => {
    expect(websiteHandle(' HTTPS://www.Example.com/about ')).toBe('website:example.com');
    for (const nothing of ['', '   ', 'http://', 'two words']) expect(websiteHandle(nothing)).toBeNull();
    await house.handleAccount(
      'other',
      {
        type: 'OpenAccount',
        data: {
          ...{ accountId: 'other', ownerId: 'o', businessName: 'Other', ownerEmail: 'o@example.com' },
          ...{ website: 'https://other.example/', industry: 'retail', siteKey: 'k' },
        },
        ...{ commandId: 'open', now },
      },
      { tenant: 'other', actor: 'o', causationId: '' },
    );
    await house.follow(linkWebsites(directory));
    expect(links.get(`${websitesScope} website:other.example`)).toBe('other');
  });
});
