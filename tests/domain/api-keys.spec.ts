import { describe, test } from 'vitest';
import { account, type AccountCommand, type AccountEvent } from '../../domain/account/account.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const accountId = 'a';
const opened: AccountEvent = {
  type: 'AccountOpened',
  data: {
    ...{ accountId, ownerId: 'ann', businessName: 'Corner Studio', ownerEmail: 'ann@example.com' },
    ...{ website: 'https://example.com/', industry: 'beauty', siteKey: 's', openedAt: now },
  },
};
const key = (keyId: string) => ({
  ...{ accountId, keyId, label: 'A program', hash: `hash of ${keyId}`, ending: 'abcd' },
  ...{ scopes: ['work' as const], expiresAt: null },
});
const issue = (keyId: string, change: object = {}): AccountCommand => ({
  ...{ type: 'IssueApiKey', data: { ...key(keyId), by: 'ann', ...change }, commandId: keyId, now },
});
const issued = (keyId: string): AccountEvent => ({
  ...{ type: 'ApiKeyIssued', data: { ...key(keyId), issuedBy: 'ann', issuedAt: now } },
});
const revoke = (by: string): AccountCommand => ({
  ...{ type: 'RevokeApiKey', data: { accountId, by, keyId: 'k' }, commandId: 'r', now },
});
const revoked: AccountEvent = {
  type: 'ApiKeyRevoked',
  data: { accountId, keyId: 'k', hash: 'hash of k', revokedBy: 'ann', revokedAt: now },
};

test('an owner issues keys and revokes them, each once', () => {
  given(account)(opened).when(issue('k')).then(issued('k'));
  given(account)(opened, issued('k')).when(issue('k')).thenNothing();
  given(account)(opened, issued('k')).when(revoke('ann')).then(revoked);
  given(account)(opened, issued('k'), revoked).when(revoke('ann')).thenNothing();
  given(account)(opened, issued('k'), revoked).when(issue('k')).thenNothing();
});

test('nobody else does, a program least of all', () => {
  given(account)(opened)
    .when(issue('k', { by: 'key:k' }))
    .thenRejected('OwnersOnly');
  given(account)(opened, issued('k')).when(revoke('key:k')).thenRejected('OwnersOnly');
  given(account)(opened).when(revoke('ann')).thenRejected('KeyUnknown');
});

test('a key has a name, may do something, and ends later', () => {
  for (const change of [{ label: ' ' }, { label: 'x'.repeat(81) }, { scopes: [] }, { expiresAt: now }])
    given(account)(opened).when(issue('k', change)).thenRejected('KeyNotValid');
});

test('there are not more than twenty at a time', () => {
  const twenty = Array.from({ length: 20 }, (_, at) => issued(String(at)));
  given(account)(opened, ...twenty)
    .when(issue('k'))
    .thenRejected('TooManyKeys');
  const last: AccountEvent = {
    type: 'ApiKeyRevoked',
    data: { accountId, keyId: '19', hash: 'hash of 19', revokedBy: 'ann', revokedAt: now },
  };
  given(account)(opened, ...twenty, last)
    .when(issue('k'))
    .then(issued('k'));
});

describe('rotation', () => {
  const endsAt = '2026-11-25T10:00:00.000Z';
  const rotate = (change: object = {}): AccountCommand => ({
    type: 'RotateApiKey',
    data: {
      ...{ accountId, by: 'ann', keyId: 'k', nextKeyId: 'n', hash: 'hash of n', ending: 'abcd' },
      ...{ expiresAt: null, endsAt, ...change },
    },
    ...{ commandId: 'n', now },
  });
  const replaced = (change: object = {}): AccountEvent => ({
    type: 'ApiKeyReplaced',
    data: {
      ...{ accountId, keyId: 'k', hash: 'hash of k', nextKeyId: 'n', endsAt },
      ...{ replacedBy: 'ann', replacedAt: now, ...change },
    },
  });

  test('another key takes over name and scopes, and the first works a while longer', () => {
    given(account)(opened, issued('k')).when(rotate()).then(issued('n'), replaced());
    given(account)(opened, issued('k'), issued('n'), replaced()).when(rotate()).thenNothing();
  });

  test('a key that is over is not replaced, nor is one twice', () => {
    given(account)(opened).when(rotate()).thenRejected('KeyUnknown');
    given(account)(opened, issued('k'), revoked).when(rotate()).thenRejected('KeyIsOver');
    given(account)(opened, issued('k'), issued('n'), replaced())
      .when(rotate({ nextKeyId: 'o' }))
      .thenRejected('KeyIsOver');
  });

  test('both work for a week at most, and none longer than it would have', () => {
    given(account)(opened, issued('k'))
      .when(rotate({ endsAt: '2026-12-01T10:00:00.001Z' }))
      .thenRejected('OverlapTooLong');
    const soon = '2026-11-24T12:00:00.000Z';
    const first = issued('k');
    const short = { ...first, data: { ...first.data, expiresAt: soon } } as AccountEvent;
    given(account)(opened, short)
      .when(rotate())
      .then(issued('n'), replaced({ endsAt: soon }));
  });

  test('a program replaces no key', () => {
    given(account)(opened, issued('k'))
      .when(rotate({ by: 'key:k' }))
      .thenRejected('OwnersOnly');
  });
});

test('an owner, and nobody else, makes the secret with which the website signs; the one before goes on for a week at most', () => {
  const set = (overlapEndsAt: string, by = 'ann', commandId = 's'): AccountCommand => ({
    ...{
      type: 'SetIdentitySecret',
      data: { accountId, by, secret: 'secret', overlapEndsAt },
      commandId,
      now,
    },
  });
  const made = (overlapEndsAt: string, changeId = 's'): AccountEvent => ({
    type: 'IdentitySecretSet',
    data: { accountId, changeId, secret: 'secret', setBy: 'ann', overlapEndsAt, setAt: now },
  });
  const week = '2026-12-01T10:00:00.000Z';
  given(account)(opened).when(set(week)).then(made(week));
  given(account)(opened, made(now, 'before')).when(set(now)).then(made(now));
  given(account)(opened, made(week), made(now, 'later')).when(set(week)).thenNothing();
  given(account)(opened).when(set(week, 'key:k')).thenRejected('OwnersOnly');
  for (const wrong of ['2026-12-01T10:00:01.000Z', '2026-11-24T09:59:59.000Z'])
    given(account)(opened).when(set(wrong)).thenRejected('OverlapTooLong');
});
