import { describe, test } from 'vitest';
import { account, type AccountCommand, type AccountEvent } from '../../domain/account/account.js';
import { given } from '../support/given.js';

const now = '2026-11-24T10:00:00.000Z';
const accountId = 'a';
const profile = {
  ...{ accountId, ownerId: 'ann', businessName: 'Corner Practice', ownerEmail: 'ann@example.com' },
  ...{ website: 'https://example.com/', siteKey: 's' },
};
const opened = (industry: string): AccountEvent => ({
  type: 'AccountOpened',
  data: { ...profile, industry, openedAt: now },
});
const set = (changeId: string, isSensitive: boolean, isPreset: boolean): AccountEvent => ({
  type: 'SensitivitySet',
  data: { accountId, changeId, setAt: now, isSensitive, isPreset },
});
const open = (industry: string): AccountCommand => ({
  ...{ type: 'OpenAccount', data: { ...profile, industry }, commandId: 'o', now },
});
const turnTo = (industry: string, commandId = 't'): AccountCommand => ({
  ...{ type: 'SetIndustry', data: { accountId, industry }, commandId, now },
});
const turned = (industry: string): AccountEvent => ({
  type: 'IndustrySet',
  data: { accountId, industry, changeId: 't', setAt: now },
});

describe('a business of health, law or finance', () => {
  test.each(['health', 'legal', 'finance'])('is sensitive from its first moment: %s', (industry) => {
    given(account)()
      .when(open(industry))
      .then(opened(industry), set('o', true, true));
  });

  test('is sensitive once it turns to it, unless its owner has said otherwise', () => {
    given(account)(opened('beauty'))
      .when(turnTo('health'))
      .then(turned('health'), set('t', true, true));
    given(account)(opened('beauty'), set('x', false, false))
      .when(turnTo('health'))
      .then(turned('health'));
    given(account)(opened('health'), set('o', true, true))
      .when(turnTo('legal'))
      .then(turned('legal'));
  });

  test('stays sensitive when it turns away, until its owner says so', () => {
    given(account)(opened('health'), set('o', true, true))
      .when(turnTo('retail'))
      .then(turned('retail'));
  });

  test('is sensitive in a log of before this stood in it', () => {
    given(account)(opened('health')).when(turnTo('legal')).then(turned('legal'));
  });
});

describe('an agreement', () => {
  const record = (agreedOn: string, agreedBy = 'Ada Example'): AccountCommand => ({
    ...{ type: 'RecordAgreement', commandId: 'r', now },
    data: { accountId, processor: 'language-model', agreedOn, agreedBy },
  });
  test('has somebody who signed it, and a day that has come', () => {
    given(account)(opened('health'))
      .when(record('2026-11-24'))
      .then({
        type: 'AgreementRecorded',
        data: {
          ...{ accountId, changeId: 'r', setAt: now, processor: 'language-model' },
          ...{ agreedOn: '2026-11-24', agreedBy: 'Ada Example' },
        },
      });
    given(account)(opened('health')).when(record('2026-11-25')).thenRejected('AgreementNotValid');
    given(account)(opened('health')).when(record('2026-11-24', ' ')).thenRejected('AgreementNotValid');
  });
});

test('the widget runs on websites that are given by scheme and name only', () => {
  const setOrigins = (...origins: readonly string[]): AccountCommand => ({
    ...{ type: 'SetWidgetOrigins', data: { accountId, origins }, commandId: 'w', now },
  });
  given(account)(opened('beauty'))
    .when(setOrigins('https://shop.example', 'https://shop.example'))
    .then({
      type: 'WidgetOriginsSet',
      data: { accountId, changeId: 'w', setAt: now, origins: ['https://shop.example'] },
    });
  for (const wrong of ['https://shop.example/page', 'javascript:alert(1)', '*', 'https://a@b.example'])
    given(account)(opened('beauty')).when(setOrigins(wrong)).thenRejected('OriginNotValid');
});
