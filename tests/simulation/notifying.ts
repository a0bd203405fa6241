import { emailChannel } from '../../application/notification/email-channel.js';
import { quietColleagues } from '../../application/notification/acknowledge.js';
import type { NotificationNeeds } from '../../application/notification/needs.js';
import {
  advanceNotifications,
  notificationDue,
  tellOfUnreached,
} from '../../application/notification/policies.js';
import { noticeWords } from '../../application/notification/words/notice-words.js';
import { requestNotifications } from '../../application/notification/request-notifications.js';
import { runDue } from '../../application/due/run-due.js';
import type { Policy } from '../../application/handling/follow.js';
import type { Mail } from '../../application/ports/mail.js';
import type { Installation } from './installation.js';
import type { Rows } from '../support/rows.js';
import type { Life } from './scheduler.js';

type Needs = Pick<NotificationNeeds, 'handleNotification' | 'handleReach'> & {
  readonly mail: Mail;
  readonly now: () => string;
};

const everyMs = 1_000;
export const ownerId = 'owner';
export const namedId = (name: string): string => name.replaceAll(' ', '-');

/** How the owner of each business is told by letter: the policies, and whoever does what is due once a second. */
export function notifying({ tables, world }: Installation, life: Life, { mail, now, ...handles }: Needs) {
  const { scheduler } = world;
  const membersOf = () =>
    Promise.resolve([{ memberId: ownerId, role: 'owner' as const, email: 'owner@example.com' }]);
  const needs: NotificationNeeds = {
    ...handles,
    ...{ membersOf, businessNow: now, idNamed: namedId },
    aboutSamePerson: () => Promise.resolve([]),
    isOfBlocked: () => Promise.resolve(false),
    timeZoneOf: () => Promise.resolve('UTC'),
    channels: {
      email: emailChannel({
        membersOf,
        sendLetter: ({ attemptId, words }) =>
          mail.send({ attemptId, to: 'owner@example.com', ...words(undefined) }),
        leftByLead: () => Promise.resolve(undefined),
        wordsOf: () => Promise.resolve(noticeWords('en')),
        letterOf: (_words, { reason }) => ({ subject: reason, text: reason }),
      }),
    },
  };
  const policies = [
    requestNotifications({ ...needs, now, isPlayed: () => false }),
    advanceNotifications(needs),
    quietColleagues(needs),
    tellOfUnreached(needs),
  ] as unknown as readonly Policy[];

  const run = runDue({
    due: (asked) =>
      world.cross(life, 'looks up what is due', () => Promise.resolve(dueIn(tables, asked.now))),
    works: { notification: notificationDue(needs) },
    ...{ now, businessNow: now, ahead: () => [] },
    onFailure: ({ kind }) => {
      scheduler.note(`${life.name} did not do what was due: ${kind}`);
    },
  });
  let isStopped = false;
  const looking = async (): Promise<void> => {
    while (!isStopped) {
      await run().catch(() => undefined);
      await scheduler.wait(life, everyMs);
    }
  };
  void looking();
  return {
    policies,
    stop(): void {
      isStopped = true;
    },
  };
}

function dueIn({ tables }: Installation['tables'], now: string) {
  const rows: Rows =
    tables.find(({ name }) => name === 'due-times')?.rows ?? new Map<string, Record<string, unknown>>();
  return [...rows].flatMap(([name, row]) => {
    const [tenant = ''] = name.split(' ');
    const [kind, subjectId, dueAt] = [row['kind'], row['subjectId'], row['dueAt']].map(String);
    return kind === undefined || subjectId === undefined || dueAt === undefined || dueAt > now
      ? []
      : [{ key: `${kind}/${subjectId}/${dueAt}`, tenant, kind, subjectId, dueAt }];
  });
}
