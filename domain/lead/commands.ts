import type { Command } from '../kernel/decider.js';

export type LeadCommand =
  | Command<
      'CaptureLead',
      {
        leadId: string;
        contactId: string;
        conversationId: string;
        name: string | null;
        email: string | null;
        phone: string | null;
        note: string | null;
      }
    >
  | Command<'MarkContacted', { leadId: string }>;
