import type { Command } from '../kernel/decider.js';
import type { AsideReason, DeliveryFailure, DeliveryEventType } from './events.js';

export type DeliveryCommand =
  | Command<
      'OweDelivery',
      {
        accountId: string;
        webhookId: string;
        deliveryId: string;
        eventType: DeliveryEventType;
        entityId: string;
        relatedId: string | null;
        occurredAt: string;
      }
    >
  | Command<'BeginAttempt', { attemptId: string }>
  | Command<'RecordSuccess', { attemptId: string; status: number; tookMs: number }>
  | Command<
      'RecordFailure',
      { attemptId: string; failure: DeliveryFailure; status: number | null; tookMs: number }
    >
  /** `round`: how often it had been replayed when that was decided. */
  | Command<'SetAside', { round: number; reason: Exclude<AsideReason, 'exhausted' | 'gone'> }>
  | Command<'ReplayDelivery', { by: string }>;
