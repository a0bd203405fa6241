import type { Command } from '../kernel/decider.js';

/** `askedAt`: when the caller said yes; one attempt has one. */
export type AllowanceCommand = Command<
  'AllowText',
  { accountId: string; attemptId: string; askedAt: string }
>;
