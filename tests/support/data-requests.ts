import { byOperator, installationId } from '../../application/operator/handle-installation.js';
import type { RequestKind } from '../../domain/installation/installation.js';
import type { createMemoryHouse } from './memory-house.js';

const receivedAt = '2026-11-01T10:00:00.000Z';

/** Enters a request about data in the register, due on the first of December, and closes it where it is said when. */
export async function requested(
  { handleInstallation }: Pick<ReturnType<typeof createMemoryHouse>, 'handleInstallation'>,
  kind: RequestKind,
  closedAt?: string,
): Promise<void> {
  const requestId = `a request for ${kind}`;
  const by = 'operator';
  const noted = { requestId, kind, receivedAt, dueAt: '2026-12-01T10:00:00.000Z', subjectRef: 'T-17', by };
  const note = { type: 'NoteDataRequest', data: noted, commandId: `${kind} 1`, now: receivedAt } as const;
  await handleInstallation(installationId, note, byOperator(by));
  if (closedAt === undefined) return;
  const data = { requestId, outcome: 'done', by } as const;
  const close = { type: 'CloseDataRequest', data, commandId: `${kind} 2`, now: closedAt } as const;
  await handleInstallation(installationId, close, byOperator(by));
}
