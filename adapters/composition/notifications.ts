import type { Container } from 'inversify';
import { quietColleagues } from '../../application/notification/acknowledge.js';
import { resting } from '../../application/notification/resting.js';
import { emailChannel } from '../../application/notification/email-channel.js';
import { messengerChannel } from '../../application/notification/messenger-channel.js';
import type { NotificationNeeds } from '../../application/notification/needs.js';
import { leftByLead } from '../../application/notification/notice.js';
import { advanceNotifications, tellOfUnreached } from '../../application/notification/policies.js';
import { requestNotifications } from '../../application/notification/request-notifications.js';
import { notification } from '../../domain/notification/notification.js';
import { reach } from '../../domain/reach/reach.js';
import { createAccountOverview } from '../../projections/account-overview/queries.js';
import { createTeam } from '../../projections/team/queries.js';
import { idNamed } from './named-id.js';
import { noticeLetter, noticeLines } from './notice-words.js';
import { tokens } from './tokens.js';

/** How members of a business are told what they have to know, and what follows from it. */
export function bindNotifications(container: Container): void {
  container
    .bind(tokens.handleNotification)
    .toResolvedValue((handle) => handle(notification), [tokens.handles]);
  container.bind(tokens.handleReach).toResolvedValue((handle) => handle(reach), [tokens.handles]);
  // Nobody is reached by a messenger until one is plugged in here.
  container.bind(tokens.messenger).toConstantValue('off');
  container.bind(tokens.notificationNeeds).toResolvedValue(
    (
      { origin },
      now,
      readModels,
      mail,
      messenger,
      handleNotification,
      handleReach,
      handleLead,
      businessNow,
    ): NotificationNeeds => {
      const accounts = createAccountOverview(readModels.query);
      const people = createTeam(readModels.query);
      const isSensitive = async (tenant: string) => (await accounts.profile(tenant))?.isSensitive !== false;
      const membersOf = async (tenant: string) =>
        (await people.of(tenant)).filter(({ standing }) => standing === 'member');
      const email = emailChannel({
        ...{ mail, membersOf, letterOf: noticeLetter(origin) },
        leftByLead: leftByLead({ handleLead, isSensitive }),
      });
      const linesOf = noticeLines(origin);
      return {
        ...{ handleNotification, handleReach, membersOf, businessNow, idNamed },
        channels: {
          email: resting(email, { now }),
          ...(messenger !== 'off' && {
            telegram: resting(messengerChannel({ ...messenger, linesOf }), { now }),
          }),
        },
        timeZoneOf: async (tenant) => (await accounts.profile(tenant))?.timeZone ?? 'UTC',
      };
    },
    [
      tokens.outside,
      tokens.now,
      tokens.readModels,
      tokens.mail,
      tokens.messenger,
      tokens.handleNotification,
      tokens.handleReach,
      tokens.handleLead,
      tokens.businessNow,
    ],
  );
  container
    .bind(tokens.notificationPolicies)
    .toResolvedValue(
      (needs, now) => [
        requestNotifications({ ...needs, now }),
        advanceNotifications(needs),
        quietColleagues(needs),
        tellOfUnreached(needs),
      ],
      [tokens.notificationNeeds, tokens.now],
    );
}
