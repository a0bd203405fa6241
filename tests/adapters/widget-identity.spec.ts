import express from 'express';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIdentityTokens } from '../../adapters/http/guard/identity-tokens.js';
import { createRateLimits } from '../../adapters/http/guard/rate-limits.js';
import { createVisitorTokens } from '../../adapters/http/guard/visitor-token.js';
import { handleErrors } from '../../adapters/http/problem-details.js';
import { widgetIdentityRoutes } from '../../adapters/http/routes/widget-identity.js';
import { identifyVisitor } from '../../application/conversation/identify-visitor.js';
import { identityToken } from '../support/identity-token.js';
import { createMemoryHouse } from '../support/memory-house.js';
import { opened } from '../support/opened.js';
import { served, type Served } from '../support/served.js';

const tenant = 'acme';
const conversationId = 'chat';
const start = '2026-11-26T12:00:00.000Z';
const seconds = (instant: string): number => Date.parse(instant) / 1_000;
const hour = 3_600;
const tokens = createVisitorTokens(Buffer.alloc(32, 1));
const identityTokens = createIdentityTokens();
const context = { tenant, actor: 'test', causationId: '' };

let house: ReturnType<typeof createMemoryHouse>;
let door: Served;
let now: string;
let faults: unknown[];
beforeEach(async () => {
  now = start;
  faults = [];
  house = createMemoryHouse();
  await opened(house, tenant);
  for (const id of [conversationId, 'other'])
    await house.handleConversation(
      id,
      {
        type: 'StartConversation',
        data: {
          ...{ conversationId: id, visitorId: `visitor of ${id}`, noticeVersion: '1', language: 'en' },
          ...{ opening: { pageUrl: 'https://example.com/' }, channel: 'chat', device: 'phone' },
        },
        ...{ commandId: 'start', now },
      },
      context,
    );
  const identify = identifyVisitor({
    ...{ ...house, identityTokens, newId: uuidv7, now: () => now },
    siteKeyOf: (of) => Promise.resolve(of === tenant ? 'site-acme' : undefined),
  });
  door = await served(
    express().use(
      widgetIdentityRoutes({ identify, tokens, limits: createRateLimits() }),
      handleErrors((error) => faults.push(error)),
    ),
  );
});
afterEach(async () => {
  await door.close();
  expect(faults).toEqual([]);
});

const claims = (change: object = {}) => ({
  ...{ aud: 'site-acme', visitor: conversationId, exp: seconds(now) + hour, sub: 'customer 81' },
  ...{ name: 'Rosa Lind', email: 'Rosa.Lind@example.com', ...change },
});
async function secretSet(overlapEndsAt = now): Promise<string> {
  const secret = identityTokens.newSecret();
  const data = { accountId: tenant, by: `owner of ${tenant}`, secret, overlapEndsAt };
  await house.handleAccount(tenant, { type: 'SetIdentitySecret', data, commandId: uuidv7(), now }, context);
  return secret;
}
async function send(token: string, visitorToken = tokens.issue({ tenant, conversationId })) {
  const answer = await fetch(`${door.origin}/conversations/${conversationId}/identity`, {
    ...{ method: 'POST', headers: { authorization: `Bearer ${visitorToken}` } },
    body: JSON.stringify({ token }),
  });
  return `${String(answer.status)} ${answer.status === 204 ? '' : await answer.text()}`;
}
const identities = async () =>
  (await house.handleConversation.load(tenant, conversationId)).events.flatMap(({ type, data }) =>
    type === 'VisitorIdentified' ? [data.identity] : [],
  );

test('whom the server of the website signed is known in the conversation', async () => {
  const secret = await secretSet();
  expect(await send(identityToken(claims(), secret))).toBe('204 ');
  const { name: _name, email: _email, ...bare } = claims({ sub: '82' });
  expect(await send(identityToken(bare, secret, { alg: 'HS256' }))).toBe('204 ');
  expect(await identities()).toEqual([
    { reference: 'customer 81', name: 'Rosa Lind', email: 'rosa.lind@example.com' },
    { reference: '82', name: null, email: null },
  ]);
});

test('whatever else comes identifies nobody, and is told why without a word about anybody', async () => {
  const secret = await secretSet();
  const good = identityToken(claims(), secret);
  const [head = '', body = '', signature = ''] = good.split('.');
  const changed = Buffer.from(JSON.stringify(claims({ sub: 'somebody else' }))).toString('base64url');
  const wrong: readonly (readonly [why: string, token: string, told: RegExp])[] = [
    ['no token', 'x', /422 .*compact JWS/u],
    ['a fourth part', `${good}.x`, /422 .*compact JWS/u],
    ['no signature', `${head}.${body}.`, /422 .*compact JWS/u],
    [
      'alg none',
      `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.${signature}`,
      /422 .*HS256/u,
    ],
    ['alg none, signed', identityToken(claims(), secret, { alg: 'none' }), /422 .*HS256/u],
    ['another alg', identityToken(claims(), secret, { alg: 'HS512' }), /422 .*HS256/u],
    ['crit', identityToken(claims(), secret, { alg: 'HS256', crit: ['b64'], b64: false }), /422 .*crit/u],
    ['another secret', identityToken(claims(), identityTokens.newSecret()), /422 .*not signed/u],
    ['an empty secret', identityToken(claims(), ''), /422 .*not signed/u],
    ['altered claims', `${head}.${changed}.${signature}`, /422 .*not signed/u],
    ['another spelling of the signature', `${good}=`, /422 .*not signed/u],
    ['another site', identityToken(claims({ aud: 'site-other' }), secret), /422 .*aud.*is not the key/u],
    ['several sites', identityToken(claims({ aud: ['site-acme'] }), secret), /422 .*it needs/u],
    ['another visitor', identityToken(claims({ visitor: 'other' }), secret), /422 .*visitorId\(\)/u],
    ['no visitor', identityToken(claims({ visitor: undefined }), secret), /422 .*it needs/u],
    ['over', identityToken(claims({ exp: seconds(now) }), secret), /422 .*is over/u],
    ['no end', identityToken(claims({ exp: undefined }), secret), /422 .*it needs/u],
    ['25 hours', identityToken(claims({ exp: seconds(now) + 25 * hour }), secret), /422 .*24 hours/u],
    ['nobody', identityToken(claims({ sub: ' ' }), secret), /422 .*it needs/u],
    ['a long name', identityToken(claims({ name: 'x'.repeat(81) }), secret), /422 .*it needs/u],
    ['no address', identityToken(claims({ email: 'rosa' }), secret), /422 .*it needs/u],
    ['too much', 'x'.repeat(4_001), /422 .*token/u],
  ];
  for (const [why, token, told] of wrong) {
    const answer = await send(token);
    expect(answer, why).toMatch(told);
    expect(answer, why).not.toMatch(/rosa|customer/iu);
  }
  expect(await identities()).toEqual([]);
});

test('a token counts in the conversation it was made for, before its end, and with its visitor’s own token', async () => {
  const secret = await secretSet();
  const token = identityToken(claims(), secret);
  for (const stranger of ['', 'acme.x', tokens.issue({ tenant, conversationId: 'other' })])
    expect(await send(token, stranger)).toMatch(/^404 /u);
  now = '2026-11-26T12:59:59.000Z';
  expect(await send(token)).toBe('204 ');
  now = '2026-11-26T13:00:00.000Z';
  expect(await send(token)).toMatch(/is over/u);
});

test('without a secret nobody is known; one that was replaced signs until its time is over', async () => {
  const none = await send(identityToken(claims(), ''));
  expect(none).toMatch(/^409 .*identity-not-set-up/u);
  const first = await secretSet();
  const second = await secretSet('2026-11-26T14:00:00.000Z');
  for (const secret of [first, second]) expect(await send(identityToken(claims(), secret))).toBe('204 ');
  now = '2026-11-26T14:00:00.000Z';
  expect(await send(identityToken(claims(), first))).toMatch(/not signed/u);
  expect(await send(identityToken(claims(), second))).toBe('204 ');
});

test('a conversation that has ended hears no more of it, and there is an end to it', async () => {
  const secret = await secretSet();
  for (let count = 0; count < 20; count += 1) await send(identityToken(claims(), secret));
  expect(await send(identityToken(claims(), secret))).toMatch(/^409 /u);
  expect(await identities()).toHaveLength(20);
  const close = { type: 'CloseConversation', data: { conversationId }, commandId: 'close', now } as const;
  await house.handleConversation(conversationId, close, context);
  expect(await send(identityToken(claims(), secret))).toMatch(/^409 .*conversation-is-closed/u);
});
