import type { Command } from '../kernel/decider.js';
import type { IntakeAnswer } from './events.js';

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
        answers: readonly IntakeAnswer[];
      }
    >
  | Command<'MarkContacted', { leadId: string }>;
