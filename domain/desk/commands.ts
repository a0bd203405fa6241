import type { Command } from '../kernel/decider.js';
import type { CannedAnswer, DeskLink, Emergencies, IntakeItem } from './events.js';

export type DeskCommand =
  | Command<'SetGreeting', { accountId: string; greeting: string }>
  | Command<'SetTone', { accountId: string; tone: string }>
  | Command<'SetIntake', { accountId: string; items: readonly IntakeItem[] }>
  | Command<'SetLinks', { accountId: string; links: readonly DeskLink[] }>
  | Command<'SetCannedAnswers', { accountId: string; answers: readonly CannedAnswer[] }>
  | Command<'SetEmergencies', { accountId: string; emergencies: Emergencies }>
  | Command<'SetCountry', { accountId: string; country: string }>
  | Command<'ForbidTopic', { accountId: string; topicId: string; topic: string }>
  | Command<'AllowTopic', { accountId: string; topicId: string }>
  | Command<'PauseDesk', { accountId: string }>
  | Command<'ResumeDesk', { accountId: string }>;
