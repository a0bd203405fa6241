import { accept, reject, type Decide } from '../kernel/decider.js';
import { asOwner } from './as-owner.js';
import type { AccountCommand } from './commands.js';
import type { AccountEvent } from './events.js';
import type { Account, ApiKey } from './state.js';

export type KeyReason =
  | 'AccountNotOpen'
  | 'OwnersOnly'
  | 'KeyNotValid'
  | 'KeyUnknown'
  | 'KeyIsOver'
  | 'OverlapTooLong'
  | 'TooManyKeys';

export const keyLimits = { livingCountMax: 20, labelLengthMax: 80, overlapDaysMax: 7 } as const;

type KeyCommand = Extract<
  AccountCommand,
  { type: 'IssueApiKey' | 'RotateApiKey' | 'RevokeApiKey' | 'SetIdentitySecret' }
>;

/** By which programs of the business get in, and with what its server signs. A key can do nothing about people, settings or keys. */
export const decideOnKeys: Decide<Account, KeyCommand, AccountEvent, KeyReason> = {
  IssueApiKey: (account, { data: { by, ...data }, now }) =>
    asOwner(account, { by, isDone: ({ keys }) => keys[data.keyId] !== undefined }, ({ keys }) => {
      const isLabelled = data.label.trim() !== '' && data.label.length <= keyLimits.labelLengthMax;
      const isOver = data.expiresAt !== null && data.expiresAt <= now;
      if (!isLabelled || data.scopes.length === 0 || isOver) return reject('KeyNotValid');
      const living = Object.values(keys).filter((key) => isLiving(key, now));
      if (living.length >= keyLimits.livingCountMax) return reject('TooManyKeys');
      return accept({
        type: 'ApiKeyIssued',
        data: { ...data, scopes: [...data.scopes], issuedBy: by, issuedAt: now },
      });
    }),

  RotateApiKey: (account, { data, now }) =>
    asOwner(
      account,
      { by: data.by, isDone: ({ keys }) => keys[data.nextKeyId] !== undefined },
      ({ keys }) => {
        const { accountId, keyId, nextKeyId, hash, ending, expiresAt, endsAt, by } = data;
        const key = keys[keyId];
        if (key === undefined) return reject('KeyUnknown');
        if (key.isReplaced || !isLiving(key, now)) return reject('KeyIsOver');
        if (expiresAt !== null && expiresAt <= now) return reject('KeyNotValid');
        if (!isOverlap(now, endsAt)) return reject('OverlapTooLong');
        const living = Object.values(keys).filter((one) => isLiving(one, now));
        if (living.length >= 2 * keyLimits.livingCountMax) return reject('TooManyKeys');
        const { label, scopes } = key;
        const next = { keyId: nextKeyId, label, hash, ending, scopes: [...scopes], expiresAt };
        // It never lives longer for being replaced.
        const end = key.expiresAt !== null && key.expiresAt < endsAt ? key.expiresAt : endsAt;
        return accept(
          { type: 'ApiKeyIssued', data: { accountId, ...next, issuedBy: by, issuedAt: now } },
          {
            type: 'ApiKeyReplaced',
            data: {
              ...{
                accountId,
                keyId,
                hash: key.hash,
                nextKeyId,
                endsAt: end,
                replacedBy: by,
                replacedAt: now,
              },
            },
          },
        );
      },
    ),

  RevokeApiKey: (account, { data: { accountId, keyId, by }, now: revokedAt }) =>
    asOwner(account, { by, isDone: ({ keys }) => keys[keyId]?.isRevoked === true }, ({ keys }) => {
      const key = keys[keyId];
      if (key === undefined) return reject('KeyUnknown');
      return accept({
        type: 'ApiKeyRevoked',
        data: { accountId, keyId, hash: key.hash, revokedBy: by, revokedAt },
      });
    }),

  SetIdentitySecret: (account, { data: { by, ...data }, commandId: changeId, now: setAt }) =>
    asOwner(account, { by, isDone: ({ changeIds }) => changeIds.includes(changeId) }, () =>
      isOverlap(setAt, data.overlapEndsAt)
        ? accept({ type: 'IdentitySecretSet', data: { ...data, changeId, setBy: by, setAt } })
        : reject('OverlapTooLong'),
    ),
};

const dayMs = 24 * 60 * 60_000;
function isOverlap(from: string, to: string): boolean {
  const overlapMs = Date.parse(to) - Date.parse(from);
  return overlapMs >= 0 && overlapMs <= keyLimits.overlapDaysMax * dayMs;
}

const isLiving = ({ isRevoked, expiresAt }: ApiKey, now: string): boolean =>
  !isRevoked && (expiresAt === null || now < expiresAt);
