import type { Overdue } from '../kernel/deadline.js';
import type { Command } from '../kernel/decider.js';
import type { DisclosureCounts, DisclosureOutcome, DisclosureProof } from './events.js';

export type DisclosureCommand =
  | Command<
      'RequestDisclosure',
      {
        disclosureId: string;
        accountId: string;
        subjectIds: readonly string[];
        /** The lead in which the business saw them; null elsewhere. */
        leadId: string | null;
        proof: DisclosureProof;
        /** When the wish reached us, from which the deadline counts. */
        receivedAt: string;
        /** Of the first link. */
        linkId: string;
      }
    >
  /** A new link in the place of one whose time is over. */
  | Command<'RenewLink', { disclosureId: string; linkId: string }>
  | Command<
      'Disclose',
      { disclosureId: string; linkId: string; outcome: DisclosureOutcome; counts: DisclosureCounts }
    >
  | Command<'NoteDisclosureOverdue', { disclosureId: string; overdue: Overdue }>;
