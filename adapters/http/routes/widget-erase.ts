import { Router } from 'express';
import type { RequestErasure } from '../../../application/erasure/request-erasure.js';
import type { HandleConversation } from '../../../application/conversation/start-conversation.js';
import type { ErasureAsked } from '../contract/widget.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { noSuchConversation, type VisitorTokens } from '../guard/visitor-token.js';
import { Refusal } from '../problem-details.js';

interface Needs {
  readonly requestErasure: RequestErasure;
  readonly handleConversation: HandleConversation;
  /** The same for the same conversation, so that asking twice is asking once. */
  readonly erasureIdOf: (conversationId: string) => string;
  readonly receiptUrlOf: (erasureId: string) => string;
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
}

/** Whoever holds a conversation's token is its visitor, and has themselves forgotten with it: at once, and with all that is linked to them. */
export function widgetEraseRoutes(needs: Needs): Router {
  const { requestErasure, handleConversation, erasureIdOf, receiptUrlOf, tokens, limits } = needs;
  const router = Router();
  router.post('/conversations/:id/erase', limits.logIns, async (request, response) => {
    const { tenant, conversationId } = tokens.check(request, String(request.params['id']));
    const { state } = await handleConversation.load(tenant, conversationId);
    if (state.status === 'unstarted') throw noSuchConversation();
    const erasureId = erasureIdOf(conversationId);
    const { decision } = await requestErasure({
      ...{ tenant, erasureId, scope: 'person', subjectIds: [state.visitorId], proof: 'visitor-token' },
      actor: 'visitor',
    });
    if (decision.outcome === 'rejected') throw notErased;
    response.status(202).json({ receiptUrl: receiptUrlOf(erasureId) } satisfies ErasureAsked);
  });
  return router;
}

const notErased = new Refusal(503, 'not-erased', 'This could not be noted just now. Please try again.');
