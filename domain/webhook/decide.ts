import { accept, reject, type Decide, type Decision } from '../kernel/decider.js';
import type { WebhookCommand } from './commands.js';
import type { WebhookEvent } from './events.js';
import type { Receiving, Webhook } from './state.js';

export type WebhookReason =
  'WebhookUnknown' | 'WebhookNotValid' | 'WebhookIsOn' | 'WebhookNotOn' | 'OverlapTooLong';

export const webhookLimits = { urlLengthMax: 2_000, overlapHoursMax: 7 * 24 } as const;

const hourMs = 60 * 60_000;

export const decide: Decide<Webhook, WebhookCommand, WebhookEvent, WebhookReason> = {
  AddWebhook(webhook, { data, commandId: changeId, now: addedAt }) {
    if (webhook.status !== 'none') return accept();
    const { by: addedBy, eventTypes, ...rest } = data;
    const isValid = eventTypes.length > 0 && data.url !== '' && data.url.length <= webhookLimits.urlLengthMax;
    if (!isValid) return reject('WebhookNotValid');
    return accept({
      type: 'WebhookAdded',
      data: { ...rest, eventTypes: [...eventTypes], changeId, addedBy, addedAt },
    });
  },

  ChooseEventTypes: (webhook, { data, commandId: changeId, now: chosenAt }) =>
    once(webhook, changeId, () =>
      data.eventTypes.length === 0
        ? reject('WebhookNotValid')
        : accept({
            type: 'WebhookTopicsChosen',
            data: { ...data, eventTypes: [...data.eventTypes], changeId, chosenAt },
          }),
    ),

  RotateSecret: (webhook, { data: { by: rotatedBy, ...data }, commandId: changeId, now: rotatedAt }) =>
    once(webhook, changeId, () => {
      const overlapMs = Date.parse(data.overlapEndsAt) - Date.parse(rotatedAt);
      if (overlapMs < 0 || overlapMs > webhookLimits.overlapHoursMax * hourMs)
        return reject('OverlapTooLong');
      return accept({ type: 'WebhookSecretRotated', data: { ...data, changeId, rotatedBy, rotatedAt } });
    }),

  PauseWebhook: (webhook, { data, commandId: changeId, now: pausedAt }) =>
    once(webhook, changeId, ({ status }) =>
      status === 'on'
        ? accept({ type: 'WebhookPaused', data: { ...data, changeId, pausedAt } })
        : reject('WebhookNotOn'),
    ),

  ResumeWebhook: (webhook, { data, commandId: changeId, now: resumedAt }) =>
    once(webhook, changeId, ({ status }) =>
      status === 'on'
        ? reject('WebhookIsOn')
        : accept({ type: 'WebhookResumed', data: { ...data, changeId, resumedAt } }),
    ),

  SwitchOff: (webhook, { data, commandId: changeId, now: offAt }) =>
    once(webhook, changeId, ({ status }) =>
      status === 'on'
        ? accept({ type: 'WebhookSwitchedOff', data: { ...data, changeId, offAt } })
        : reject('WebhookNotOn'),
    ),

  RemoveWebhook: (webhook, { data: { by: removedBy, ...data }, commandId: changeId, now: removedAt }) =>
    webhook.status === 'removed'
      ? accept()
      : once(webhook, changeId, () =>
          accept({ type: 'WebhookRemoved', data: { ...data, changeId, removedBy, removedAt } }),
        ),
};

/** Of one that was removed nothing is decided any more. */
function once(
  webhook: Webhook,
  changeId: string,
  decideOn: (webhook: Receiving) => Decision<WebhookEvent, WebhookReason>,
): Decision<WebhookEvent, WebhookReason> {
  if (webhook.status === 'none' || webhook.status === 'removed') return reject('WebhookUnknown');
  return webhook.changeIds.includes(changeId) ? accept() : decideOn(webhook);
}
