import type { InstallationEvent, Suspension } from '../../domain/installation/installation.js';
import type { Projection } from '../kernel/projection.js';

export interface StandingRow {
  readonly accountId: string;
  readonly suspendedAt: string | null;
  readonly reason: Suspension | null;
  /** Millionths of a US dollar; null: as every business without one. */
  readonly costMicrosPerDay: number | null;
}

/** How a business stands with whoever runs the installation, keyed by its account. One without a row stands well. */
export const standings: Projection<InstallationEvent, StandingRow> = {
  name: 'standings',
  version: 1,
  scope: 'installation',
  on: {
    AccountSuspended: ({ accountId, reason, suspendedAt }) => [
      { change: 'put', key: accountId, set: { accountId, reason, suspendedAt } },
    ],
    AccountResumed: ({ accountId }) => [
      { change: 'put', key: accountId, set: { accountId, reason: null, suspendedAt: null } },
    ],
    SpendCapSet: ({ accountId, costMicrosPerDay }) => [
      { change: 'put', key: accountId, set: { accountId, costMicrosPerDay } },
    ],
  },
};
