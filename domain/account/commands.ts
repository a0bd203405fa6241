import type { Command } from '../kernel/decider.js';

export type AccountCommand =
  | Command<
      'OpenAccount',
      {
        accountId: string;
        ownerId: string;
        businessName: string;
        ownerEmail: string;
        website: string;
        industry: string;
        siteKey: string;
      }
    >
  | Command<'SetTimeZone', { timeZone: string }>;
