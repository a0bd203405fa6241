import { describe, expect, test } from 'vitest';
import { isRipe, member, type MemberCommand, type MemberEvent } from '../../domain/member/member.js';
import { given } from '../support/given.js';

const asked = '2026-11-24T10:00:00.000Z';
const vetoUntil = '2026-11-27T10:00:00.000Z';
const lapsesAt = '2026-12-01T10:00:00.000Z';
const [memberId, changeId] = ['ann', 'c'];
const [oldEmail, newEmail] = ['ann@old.example', 'ann@new.example'];
const about = { memberId, changeId };

const changeAsked: MemberEvent = {
  type: 'AddressChangeAsked',
  data: { ...about, oldEmail, newEmail, askedAt: asked, vetoUntil, lapsesAt },
};
const confirmed = (confirmedAt: string, takesEffectAt: string): MemberEvent => ({
  type: 'AddressConfirmed',
  data: { ...about, confirmedAt, takesEffectAt },
});
const command = (
  type: 'ConfirmAddress' | 'VetoAddressChange' | 'WithdrawAddressChange' | 'ChangeAddress',
  now: string,
): MemberCommand => ({ type, data: about, commandId: '1', now });
const ask = (now: string, id = changeId, to = newEmail): MemberCommand => ({
  ...{ type: 'AskAddressChange', commandId: id, now },
  data: { memberId, changeId: id, oldEmail, newEmail: to },
});
const early = '2026-11-24T11:00:00.000Z';
const late = '2026-11-28T10:00:00.000Z';

describe('a new address', () => {
  test('is asked for, and the old one has 72 hours to say no', () => {
    given(member)().when(ask(asked)).then(changeAsked);
    given(member)(changeAsked).when(ask(asked)).thenNothing();
    given(member)()
      .when(ask(asked, 'd', oldEmail))
      .thenRejected('SameAddress');
    given(member)(changeAsked).when(ask(early, 'd')).thenRejected('ChangeUnderWay');
  });

  test('takes effect when the 72 hours are over, or at once where it confirms after them', () => {
    given(member)(changeAsked).when(command('ConfirmAddress', early)).then(confirmed(early, vetoUntil));
    given(member)(changeAsked).when(command('ConfirmAddress', late)).then(confirmed(late, late));
    given(member)(changeAsked, confirmed(early, vetoUntil))
      .when(command('ChangeAddress', '2026-11-27T09:59:59.999Z'))
      .thenRejected('NotYet');
    given(member)(changeAsked, confirmed(early, vetoUntil))
      .when(command('ChangeAddress', vetoUntil))
      .then({ type: 'AddressChanged', data: { ...about, oldEmail, newEmail, changedAt: vetoUntil } });
  });

  test('never counts before it has confirmed, however long nobody says no', () => {
    given(member)(changeAsked).when(command('ChangeAddress', late)).thenRejected('NotYet');
    given(member)(changeAsked).when(command('ConfirmAddress', lapsesAt)).thenRejected('ChangeOver');
    given(member)(changeAsked)
      .when(ask(lapsesAt, 'd'))
      .then({
        type: 'AddressChangeAsked',
        data: {
          ...{ memberId, changeId: 'd', oldEmail, newEmail, askedAt: lapsesAt },
          ...{ vetoUntil: '2026-12-04T10:00:00.000Z', lapsesAt: '2026-12-08T10:00:00.000Z' },
        },
      });
  });

  test('is stopped by a veto, confirmed or not, and by its member', () => {
    const vetoed: MemberEvent = { type: 'AddressChangeVetoed', data: { ...about, vetoedAt: early } };
    given(member)(changeAsked).when(command('VetoAddressChange', early)).then(vetoed);
    given(member)(changeAsked, confirmed(early, vetoUntil))
      .when(command('VetoAddressChange', early))
      .then(vetoed);
    given(member)(changeAsked, confirmed(early, vetoUntil), vetoed)
      .when(command('ChangeAddress', late))
      .thenRejected('ChangeOver');
    given(member)(changeAsked, vetoed).when(command('ConfirmAddress', early)).thenRejected('ChangeOver');
    given(member)(changeAsked, confirmed(early, vetoUntil))
      .when(command('VetoAddressChange', vetoUntil))
      .thenRejected('ChangeOver');
    given(member)(changeAsked)
      .when(command('WithdrawAddressChange', early))
      .then({ type: 'AddressChangeWithdrawn', data: { ...about, withdrawnAt: early } });
  });

  test('is ripe from the moment on at which it takes effect', () => {
    const change = { status: 'confirmed', takesEffectAt: vetoUntil } as const;
    const rest = { oldEmail, newEmail, askedAt: asked, vetoUntil, lapsesAt };
    expect(isRipe({ ...rest, ...change }, vetoUntil)).toBe(true);
    expect(isRipe({ ...rest, ...change }, early)).toBe(false);
    expect(isRipe({ ...rest, ...change, status: 'vetoed' }, late)).toBe(false);
  });
});

describe('a passkey', () => {
  const added = (passkeyId: string): MemberEvent => ({
    type: 'PasskeyAdded',
    data: { memberId, passkeyId, label: 'My phone', addedAt: asked },
  });
  const add = (passkeyId: string, label = 'My phone'): MemberCommand => ({
    ...{ type: 'AddPasskey', data: { memberId, passkeyId, label }, commandId: passkeyId, now: asked },
  });

  test('has a name, and there are ten at most', () => {
    given(member)().when(add('p')).then(added('p'));
    given(member)().when(add('p', ' ')).thenRejected('LabelNotValid');
    const ten = Array.from({ length: 10 }, (_none, index) => added(String(index)));
    given(member)(...ten)
      .when(add('p'))
      .thenRejected('TooManyPasskeys');
    given(member)(...ten, { type: 'PasskeyRemoved', data: { memberId, passkeyId: '3', removedAt: asked } })
      .when(add('p'))
      .then(added('p'));
  });

  test('is there before recovery codes are', () => {
    const issue: MemberCommand = {
      ...{ type: 'IssueRecoveryCodes', data: { memberId, count: 10 }, commandId: 'i', now: asked },
    };
    given(member)().when(issue).thenRejected('NoPasskey');
    given(member)(added('p'))
      .when(issue)
      .then({ type: 'RecoveryCodesIssued', data: { memberId, changeId: 'i', count: 10, issuedAt: asked } });
  });
});
