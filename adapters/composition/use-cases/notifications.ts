import type { Container } from 'inversify';
import { onPress, quietColleagues } from '../../../application/notification/acknowledge.js';
import { answerAlertCall } from '../../../application/notification/answer-alert-call.js';
import { resting } from '../../../application/notification/resting.js';
import { emailChannel } from '../../../application/notification/email-channel.js';
import { messengerChannel } from '../../../application/notification/messenger-channel.js';
import type { NotificationNeeds } from '../../../application/notification/needs.js';
import { hearOfLetters } from '../../../application/notification/hear-of-letters.js';
import { conversationOf, leftByLead } from '../../../application/notification/notice.js';
import { ofBlocked } from '../../../application/notification/of-blocked.js';
import { advanceNotifications, tellOfUnreached } from '../../../application/notification/policies.js';
import { phoneChannels } from '../../../application/notification/phone-channels.js';
import { requestNotifications } from '../../../application/notification/request-notifications.js';
import { noticeWords, type WordsOf } from '../../../application/notification/words/notice-words.js';
import { notification } from '../../../domain/notification/notification.js';
import { reach } from '../../../domain/reach/reach.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createNotifications } from '../../../projections/notifications/queries.js';
import { createPairedChats } from '../../../projections/paired-chats/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import { isOfDemoPast } from '../demo/demo.js';
import { idNamed } from '../named-id.js';
import { noticeLetter, noticeLines, noticeText } from '../../letters/notice-letter.js';
import { businessLocale } from './business-locale.js';
import { tokens } from '../tokens.js';

/** How long a read model may lag behind what was just decided, milliseconds. */
const seenMs = 1_000;

/** How members of a business are told what they have to know, and what follows from it. */
export function bindNotifications(container: Container): void {
  container
    .bind(tokens.handleNotification)
    .toResolvedValue((handle) => handle(notification), [tokens.handles]);
  container.bind(tokens.handleReach).toResolvedValue((handle) => handle(reach), [tokens.handles]);
  container.bind(tokens.noticeWordsOf).toResolvedValue(
    (handleDesk, handleLine): WordsOf => {
      const localeOf = businessLocale({ handleDesk, handleLine });
      return async (tenant) => noticeWords(await localeOf(tenant));
    },
    [tokens.handleDesk, tokens.handleLine],
  );
  container.bind(tokens.notificationNeeds).toResolvedValue(
    (
      { origin },
      now,
      readModels,
      sendLetter,
      telegram,
      alertPhone,
      handleLine,
      handleNotification,
      handleReach,
      handleLead,
      businessNow,
      wordsOf,
      store,
      handleConversation,
      handleCall,
    ): NotificationNeeds => {
      const accounts = createAccountOverview(readModels.query);
      const people = createTeam(readModels.query);
      const isSensitive = async (tenant: string) => (await accounts.profile(tenant))?.isSensitive !== false;
      const membersOf = async (tenant: string) =>
        (await people.of(tenant)).filter(({ standing }) => standing === 'member');
      const email = emailChannel({
        ...{ sendLetter, membersOf, wordsOf, letterOf: noticeLetter(origin) },
        leftByLead: leftByLead({ handleLead, isSensitive }),
      });
      const chats = createPairedChats(readModels.query);
      const owed = createNotifications(readModels.query);
      const chatOf = async (tenant: string, memberId: string) => {
        const chat = await chats.of(tenant, memberId);
        return chat?.standing === 'paired' ? (chat.chatId ?? undefined) : undefined;
      };
      const linesOf = noticeLines(origin);
      const textOf = noticeText(origin);
      const phone =
        alertPhone === 'off'
          ? undefined
          : phoneChannels({ phone: alertPhone, handleReach, handleLine, wordsOf, textOf, idNamed });
      return {
        ...{ handleNotification, handleReach, membersOf, businessNow, idNamed },
        channels: {
          email: resting(email, { now }),
          ...(telegram !== 'off' && {
            telegram: resting(messengerChannel({ messenger: telegram.messenger, chatOf, wordsOf, linesOf }), {
              now,
            }),
          }),
          ...(phone !== undefined && {
            sms: resting(phone.sms, { now }),
            voice: resting(phone.voice, { now }),
          }),
        },
        isOfBlocked: ofBlocked({ handleConversation, handleCall, handleLine, handleLead, now }),
        async aboutSamePerson(tenant, memberId, { reason, subjectId }) {
          const conversationId =
            reason === 'lead' ? await conversationOf({ handleLead, tenant, leadId: subjectId }) : subjectId;
          // What was asked for a moment ago is to be among them.
          await readModels.waitFor(await store.head(), seenMs);
          return conversationId === undefined ? [] : owed.about(tenant, memberId, conversationId);
        },
        timeZoneOf: async (tenant) => (await accounts.profile(tenant))?.timeZone ?? 'UTC',
      };
    },
    [
      tokens.outside,
      tokens.now,
      tokens.readModels,
      tokens.sendLetter,
      tokens.telegram,
      tokens.alertPhone,
      tokens.handleLine,
      tokens.handleNotification,
      tokens.handleReach,
      tokens.handleLead,
      tokens.businessNow,
      tokens.noticeWordsOf,
      tokens.store,
      tokens.handleConversation,
      tokens.handleCall,
    ],
  );
  container
    .bind(tokens.onMessengerPress)
    .toResolvedValue(
      (handleNotification, businessNow, wordsOf) => onPress({ handleNotification, businessNow, wordsOf }),
      [tokens.handleNotification, tokens.businessNow, tokens.noticeWordsOf],
    );
  container
    .bind(tokens.alertCalls)
    .toResolvedValue(
      (needs, wordsOf) => answerAlertCall({ ...needs, wordsOf }),
      [tokens.notificationNeeds, tokens.noticeWordsOf],
    );
  container
    .bind(tokens.notificationPolicies)
    .toResolvedValue(
      (needs, now) => [
        requestNotifications({ ...needs, now, isPlayed: isOfDemoPast }),
        advanceNotifications(needs),
        hearOfLetters(needs),
        quietColleagues(needs),
        tellOfUnreached(needs),
      ],
      [tokens.notificationNeeds, tokens.now],
    );
}
