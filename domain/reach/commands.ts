import type { Command } from '../kernel/decider.js';
import type { Preferences } from './events.js';

type OfMember<Data extends object = object> = Data & { accountId: string; memberId: string };

export type ReachCommand =
  | Command<'SetAlertPreferences', OfMember<{ preferences: Preferences }>>
  | Command<'NameAlertPhone', OfMember<{ phone: string; code: string }>>
  | Command<'ConfirmAlertPhone', OfMember<{ code: string }>>
  | Command<'RemoveAlertPhone', OfMember>
  | Command<'StopAlertTexts', OfMember>
  /** `writtenAt`: by the carrier's clock; null where it does not say. */
  | Command<'StartAlertTexts', OfMember<{ writtenAt: string | null }>>;
