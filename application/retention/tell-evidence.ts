import type { RetentionEvent } from '../../domain/retention/retention.js';
import type { Policy } from '../handling/follow.js';
import type { LetterToMember, SendLetter } from '../mail/send-letter.js';
import { Fault } from '../ports/fault.js';

/** What an owner is told: how many texts, in which calls they were asked for, and when the first of them goes. */
export interface EndingEvidence {
  readonly textCount: number;
  readonly callIds: readonly string[];
  readonly endsAt: string;
}

interface Needs {
  readonly sendLetter: SendLetter;
  readonly ownersOf: (tenant: string) => Promise<readonly string[]>;
  readonly timeZoneOf: (tenant: string) => Promise<string>;
  readonly evidenceLetter: (ending: EndingEvidence, timeZone: string) => LetterToMember['words'];
}

/** Owners are told in time that the evidence of texts goes, so that they can keep it themselves. */
export const tellOfEvidence = ({
  sendLetter,
  ownersOf,
  timeZoneOf,
  evidenceLetter,
}: Needs): Policy<RetentionEvent> => ({
  name: 'tell-of-evidence',
  filter: { categories: ['retention'], types: ['EvidenceEnding'] },
  afterMs: 0,
  concurrency: 4,
  async when({ id, event, envelope: { tenant } }) {
    if (event.type !== 'EvidenceEnding') return;
    const { requestIds, callIds, endsAt } = event.data;
    const words = evidenceLetter({ textCount: requestIds.length, callIds, endsAt }, await timeZoneOf(tenant));
    const sent = await Promise.all(
      (await ownersOf(tenant)).map((memberId) =>
        sendLetter({ tenant, memberId, kind: 'account', attemptId: `evidence/${id}/${memberId}`, words }),
      ),
    );
    // Under the same attempt it is the same letter. Whoever is not to be written to is not tried again.
    if (sent.some(({ outcome }) => outcome !== 'accepted' && outcome !== 'stopped'))
      throw new Fault('letter-unsent', 'A letter about evidence could not be sent.');
  },
});
