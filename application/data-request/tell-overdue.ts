import type { DisclosureEvent } from '../../domain/disclosure/disclosure.js';
import type { ErasureEvent } from '../../domain/erasure/erasure.js';
import type { Policy } from '../handling/follow.js';
import { Fault } from '../ports/fault.js';
import type { Letter, Mail } from '../ports/mail.js';

interface Needs {
  readonly mail: Mail;
  /** Where whoever runs the installation reads letters; null where that is nowhere. */
  readonly operatorAddress: string | null;
  readonly overdueLetter: (about: {
    readonly erasureId: string;
    readonly overdue: 'alarm' | 'deadline';
    readonly outstanding: readonly string[];
    readonly deadlineAt: string;
  }) => Pick<Letter, 'subject' | 'text' | 'html'>;
  readonly notHandedOverLetter: (about: {
    readonly disclosureId: string;
    readonly overdue: 'alarm' | 'deadline';
    readonly deadlineAt: string;
  }) => Pick<Letter, 'subject' | 'text' | 'html'>;
}

/** The operator is told ten days before an erasure or a copy of somebody's data is due, and once more when its time is over. */
export const tellOverdue = (needs: Needs): Policy<ErasureEvent | DisclosureEvent> => ({
  name: 'tell-of-overdue-erasures',
  filter: { categories: ['erasure', 'disclosure'], types: ['ErasureOverdue', 'DisclosureOverdue'] },
  afterMs: 0,
  concurrency: 2,
  async when({ event }) {
    const { mail, operatorAddress: to } = needs;
    if (to === null) return;
    const tell = async (
      attemptId: string,
      words: Pick<Letter, 'subject' | 'text' | 'html'>,
    ): Promise<void> => {
      const { outcome } = await mail.send({ attemptId, to, ...words });
      if (outcome === 'unknown') throw new Fault('mail-unavailable', 'The letter could not be sent.');
    };
    if (event.type === 'ErasureOverdue')
      await tell(
        `erasure-overdue/${event.data.erasureId}/${event.data.overdue}`,
        needs.overdueLetter(event.data),
      );
    if (event.type === 'DisclosureOverdue')
      await tell(
        `disclosure-overdue/${event.data.disclosureId}/${event.data.overdue}`,
        needs.notHandedOverLetter(event.data),
      );
  },
});
