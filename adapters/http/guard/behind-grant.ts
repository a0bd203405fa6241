import { Router } from 'express';
import type { Looked } from '../../../domain/look/look.js';
import { Refusal } from '../problem-details.js';
import { nothingHere, type OperatorGuard } from './operator.js';
import type { SessionGuard } from './session.js';

interface Needs {
  readonly operators: OperatorGuard;
  readonly guard: SessionGuard;
  /** Records the look before anything is shown; false where no grant of the owner allows it. */
  readonly look: (asked: {
    readonly accountId: string;
    readonly operatorId: string;
    readonly what: Looked;
    readonly subjectId: string | null;
  }) => Promise<boolean>;
}

/** What can be looked at, and nothing else: no letters' addresses, no keys, no files. */
const views: readonly (readonly [what: Looked, path: RegExp])[] = [
  ['overview', /^\/overview$/u],
  ['conversations', /^\/conversations$/u],
  ['conversation', /^\/conversations\/([^/]+)$/u],
  ['leads', /^\/leads$/u],
  ['calls', /^\/calls$/u],
  ['call', /^\/calls\/([^/]+)$/u],
  ['texts', /^\/texts$/u],
  ['knowledge', /^\/knowledge$/u],
];

/**
 * The rooms of a business's own dashboard, for the operator: to look only, by a grant of the owner that still holds, and each look is
 * in the log before its answer is.
 */
export function behindGrant({ operators, guard, look }: Needs, rooms: readonly Router[]): Router {
  const router = Router();
  router.use(
    '/operator/businesses/:id/look',
    async (request, response, next) => {
      const { operatorId } = operators.of(request);
      const { what, subjectId } = viewOf(request.path);
      if (request.method !== 'GET') throw nothingHere();
      const accountId = String(request.params['id']);
      if (!(await look({ accountId, operatorId, what, subjectId }))) throw notGranted();
      guard.admit(request, {
        ...{ accountId, memberId: `operator:${operatorId}`, sessionId: '' },
        rights: ['work', 'audit'],
        ...{ hasSecondFactor: true, byGrant: true },
      });
      response.set('Cache-Control', 'no-store');
      next();
    },
    ...rooms,
  );
  return router;
}

function viewOf(path: string): { readonly what: Looked; readonly subjectId: string | null } {
  for (const [what, pattern] of views) {
    const found = pattern.exec(path);
    if (found !== null) return { what, subjectId: found[1]?.slice(0, 100) ?? null };
  }
  throw nothingHere();
}

const notGranted = (): Refusal =>
  new Refusal(
    403,
    'look-not-granted',
    'The owner of this business has not allowed it, or not any more. Please ask them.',
  );
