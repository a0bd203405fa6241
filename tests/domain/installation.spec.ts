import { describe, test } from 'vitest';
import {
  installation,
  type InstallationCommand,
  type InstallationEvent,
} from '../../domain/installation/installation.js';
import { given } from '../support/given.js';

const house = given(installation);
const now = '2026-11-26T12:00:00.000Z';
const about = { commandId: 'x', now };
const suspended: InstallationEvent = {
  type: 'AccountSuspended',
  data: { changeId: 'w', accountId: 'a', reason: 'abuse', by: 'operator', suspendedAt: now },
};

describe('a business', () => {
  const resume: InstallationCommand = {
    ...{ type: 'ResumeAccount', data: { accountId: 'a', by: 'operator' }, ...about },
  };

  test('is resumed where it was suspended, and nowhere else', () => {
    house().when(resume).thenRejected('AccountNotSuspended');
    house(suspended)
      .when(resume)
      .then({
        type: 'AccountResumed',
        data: { accountId: 'a', by: 'operator', changeId: 'x', resumedAt: now },
      });
  });

  test('spends at most what is set, which is nothing below nothing and no fortune', () => {
    const cap = (costMicrosPerDay: number | null): InstallationCommand => ({
      ...{ type: 'SetSpendCap', data: { accountId: 'a', costMicrosPerDay, by: 'operator' }, ...about },
    });
    for (const wrong of [-1, 0.5, 1_000_000_001]) house().when(cap(wrong)).thenRejected('CapNotValid');
    house()
      .when(cap(0))
      .then({
        type: 'SpendCapSet',
        data: { accountId: 'a', costMicrosPerDay: 0, by: 'operator', changeId: 'x', setAt: now },
      });
  });
});

describe('a data request', () => {
  const noted = {
    ...{ requestId: 'r', kind: 'erasure' as const, by: 'operator', subjectRef: 'T-17' },
    ...{ receivedAt: '2026-11-20T00:00:00.000Z', dueAt: '2026-12-20T00:00:00.000Z' },
  };
  const note = (more: Partial<typeof noted>): InstallationCommand => ({
    ...{ type: 'NoteDataRequest', data: { ...noted, ...more }, ...about },
  });

  test('is noted under a reference that names nobody', () => {
    house()
      .when(note({}))
      .then({ type: 'DataRequestNoted', data: { ...noted, notedAt: now } });
    for (const subjectRef of ['', 'somebody@example.com', 'Ada Lovelace', '+1 555 010 0142', 'Ada'])
      house().when(note({ subjectRef })).thenRejected('ReferenceNotValid');
  });

  test('is closed once it was noted', () => {
    const close: InstallationCommand = {
      ...{ type: 'CloseDataRequest', data: { requestId: 'r', outcome: 'done', by: 'operator' }, ...about },
    };
    house().when(close).thenRejected('RequestUnknown');
    house({ type: 'DataRequestNoted', data: { ...noted, notedAt: now } })
      .when(close)
      .then({
        type: 'DataRequestClosed',
        data: { requestId: 'r', outcome: 'done', by: 'operator', closedAt: now },
      });
  });
});

test('a paper is published with its words, and one request does so once', () => {
  const data = { paper: 'terms', version: 'one', words: '<p>one</p>' } as const;
  const publish: InstallationCommand = { type: 'PublishPaper', data, ...about };
  const published: InstallationEvent = {
    ...{ type: 'PaperPublished', data: { ...data, changeId: 'x', publishedAt: now } },
  };
  house().when(publish).then(published);
  house(published).when(publish).thenNothing();
});
