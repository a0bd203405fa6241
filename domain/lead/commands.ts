import type { Command } from '../kernel/decider.js';
import type { IntakeAnswer, Stage } from './events.js';

interface Details {
  leadId: string;
  contactId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
}

export type LeadCommand =
  | Command<'CaptureLead', Details & { conversationId: string; answers: readonly IntakeAnswer[] }>
  | Command<'ImportLead', Details>
  /** `from`: where whoever decides saw it. */
  | Command<'MoveLead', { leadId: string; from: Stage; to: Stage }>
  | Command<'NoteLead', { leadId: string; text: string }>;
