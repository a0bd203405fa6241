import type {
  InstallationEvent,
  RequestKind,
  RequestOutcome,
} from '../../domain/installation/installation.js';
import type { Projection } from '../kernel/projection.js';

export interface DataRequestRow {
  readonly kind: RequestKind;
  readonly subjectRef: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly outcome: RequestOutcome | null;
  readonly closedAt: string | null;
}

/** The register of what people ask about their data, keyed by the request. It names nobody. */
export const dataRequests: Projection<InstallationEvent, DataRequestRow> = {
  name: 'data-requests',
  version: 1,
  scope: 'installation',
  on: {
    DataRequestNoted: ({ requestId, kind, subjectRef, receivedAt, dueAt }) => [
      { change: 'put', key: requestId, set: { kind, subjectRef, receivedAt, dueAt } },
    ],
    DataRequestClosed: ({ requestId, outcome, closedAt }) => [
      { change: 'put', key: requestId, set: { outcome, closedAt } },
    ],
  },
};
