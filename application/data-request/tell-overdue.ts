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
}

/** The operator is told ten days before an erasure has to be complete, and once more when its time is over. */
export const tellOverdue = ({ mail, operatorAddress, overdueLetter }: Needs): Policy<ErasureEvent> => ({
  name: 'tell-of-overdue-erasures',
  filter: { categories: ['erasure'], types: ['ErasureOverdue'] },
  afterMs: 0,
  concurrency: 2,
  async when({ event }) {
    if (event.type !== 'ErasureOverdue' || operatorAddress === null) return;
    const { erasureId, overdue } = event.data;
    const attemptId = `erasure-overdue/${erasureId}/${overdue}`;
    const { outcome } = await mail.send({ attemptId, to: operatorAddress, ...overdueLetter(event.data) });
    if (outcome === 'unknown') throw new Fault('mail-unavailable', 'The letter could not be sent.');
  },
});
