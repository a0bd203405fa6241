import type { Command } from '../kernel/decider.js';
import type { OffReason, WebhookEventType } from './events.js';

type Of<Data extends object> = Data & { accountId: string; webhookId: string };
interface Wanted {
  eventTypes: readonly WebhookEventType[];
  withContact: boolean;
}

/** `by`: the member who asks. */
export type WebhookCommand =
  | Command<'AddWebhook', Of<Wanted & { url: string; secret: string; by: string }>>
  | Command<'ChooseEventTypes', Of<Wanted>>
  | Command<'RotateSecret', Of<{ secret: string; overlapEndsAt: string; by: string }>>
  | Command<'PauseWebhook', Of<object>>
  | Command<'ResumeWebhook', Of<object>>
  | Command<'SwitchOff', Of<{ reason: OffReason }>>
  | Command<'RemoveWebhook', Of<{ by: string }>>;
