import type { DisclosureEvent } from '../../domain/disclosure/disclosure.js';
import type { ErasureEvent } from '../../domain/erasure/erasure.js';
import type { InstallationEvent } from '../../domain/installation/installation.js';
import type { DueWork } from '../due/run-due.js';
import type { Policy } from '../handling/follow.js';
import { byOperator, installationId, type HandleInstallation } from '../operator/handle-installation.js';
import type { Clock } from '../ports/clock.js';
import { Fault } from '../ports/fault.js';
import type { Letter, Mail } from '../ports/mail.js';

type Overdue = 'alarm' | 'deadline';
type Words = Pick<Letter, 'subject' | 'text' | 'html'>;

interface Needs {
  readonly mail: Mail;
  /** Where whoever runs the installation reads letters; null where that is nowhere. */
  readonly operatorAddress: string | null;
  readonly overdueLetter: (about: {
    readonly erasureId: string;
    readonly overdue: Overdue;
    readonly outstanding: readonly string[];
    readonly deadlineAt: string;
  }) => Words;
  readonly notHandedOverLetter: (about: {
    readonly disclosureId: string;
    readonly overdue: Overdue;
    readonly deadlineAt: string;
  }) => Words;
  readonly requestOverdueLetter: (about: { readonly overdue: Overdue; readonly dueAt: string }) => Words;
  /** Whether an erasure or a copy by this request is under way: it is watched by itself. */
  readonly isWatched: (requestId: string) => Promise<boolean>;
}

/** The operator is told ten days before an erasure, a copy or the answer to a request is due, and once more when its time is over. */
export const tellOverdue = (needs: Needs): Policy<DisclosureEvent | ErasureEvent | InstallationEvent> => ({
  name: 'tell-of-overdue-erasures',
  filter: {
    categories: ['disclosure', 'erasure', 'installation'],
    types: ['DisclosureOverdue', 'ErasureOverdue', 'DataRequestOverdue'],
  },
  afterMs: 0,
  concurrency: 2,
  async when({ event: { type, data } }) {
    if (type === 'ErasureOverdue') {
      const { erasureId, overdue } = data;
      await tell(needs, `erasure-overdue/${erasureId}/${overdue}`, needs.overdueLetter(data));
    }
    if (type === 'DisclosureOverdue') {
      const { disclosureId, overdue } = data;
      await tell(needs, `disclosure-overdue/${disclosureId}/${overdue}`, needs.notHandedOverLetter(data));
    }
    if (type === 'DataRequestOverdue' && !(await needs.isWatched(data.requestId))) {
      const { requestId, overdue } = data;
      await tell(needs, `request-overdue/${requestId}/${overdue}`, needs.requestOverdueLetter(data));
    }
  },
});

async function tell({ mail, operatorAddress }: Needs, attemptId: string, words: Words): Promise<void> {
  if (operatorAddress === null) return;
  const { outcome } = await mail.send({ attemptId, to: operatorAddress, ...words });
  if (outcome === 'unknown') throw new Fault('mail-unavailable', 'The letter could not be sent.');
}

/** By the kind of `due-times`: a request that is still open is written down as late. */
export const requestDue = ({
  handleInstallation,
  now,
}: {
  readonly handleInstallation: HandleInstallation;
  readonly now: Clock;
}): Readonly<Record<'request-watch', DueWork>> => ({
  async 'request-watch'({ key, subjectId: requestId }) {
    const command = { type: 'NoteRequestOverdue', data: { requestId }, commandId: key, now: now() } as const;
    await handleInstallation(installationId, command, byOperator('due-times'));
  },
});
