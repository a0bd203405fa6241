import { Router, type Request } from 'express';
import type { AskInChat } from '../../../application/disclosure/ask-in-chat.js';
import type { Link } from '../../../application/disclosure/request-disclosure.js';
import type { RequestErasure } from '../../../application/erasure/request-erasure.js';
import type { HandleConversation } from '../../../application/conversation/start-conversation.js';
import type { CopyAsked, ErasureAsked } from '../contract/widget.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { noSuchConversation, type Pass, type VisitorTokens } from '../guard/visitor-token.js';
import { Refusal } from '../problem-details.js';

interface Needs {
  readonly requestErasure: RequestErasure;
  readonly askInChat: AskInChat;
  readonly handleConversation: HandleConversation;
  /** The same for the same conversation, so that asking twice is asking once. */
  readonly erasureIdOf: (conversationId: string) => string;
  readonly receiptUrlOf: (erasureId: string) => string;
  readonly copyUrlOf: (link: Link) => string;
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
}

/** Whoever holds a conversation's token is its visitor: they have a copy of what is kept about them, and have themselves forgotten. */
export function widgetRightsRoutes(needs: Needs): Router {
  const { requestErasure, askInChat, handleConversation, erasureIdOf, receiptUrlOf } = needs;
  const { copyUrlOf, tokens, limits } = needs;
  const router = Router();

  const visitorOf = async (request: Request): Promise<Pass & { readonly visitorId: string }> => {
    const pass = tokens.check(request, String(request.params['id']));
    const { state } = await handleConversation.load(pass.tenant, pass.conversationId);
    if (state.status === 'unstarted') throw noSuchConversation();
    return { ...pass, visitorId: state.visitorId };
  };

  // At once, and with all that is linked to them.
  router.post('/conversations/:id/erase', limits.logIns, async (request, response) => {
    const { tenant, conversationId, visitorId } = await visitorOf(request);
    const erasureId = erasureIdOf(conversationId);
    const { decision } = await requestErasure({
      ...{ tenant, erasureId, scope: 'person', subjectIds: [visitorId], proof: 'visitor-token' },
      actor: 'visitor',
    });
    if (decision.outcome === 'rejected') throw notErased;
    response.status(202).json({ receiptUrl: receiptUrlOf(erasureId) } satisfies ErasureAsked);
  });

  router.post('/conversations/:id/copy', limits.copies, async (request, response) => {
    const asked = await askInChat(await visitorOf(request));
    if (asked.outcome === 'too-often') throw tooOften;
    if (asked.outcome === 'refused') throw new Error(`A disclosure was refused: ${asked.reason}`);
    const { link, expiresAt } = asked;
    response.status(201).json({ url: copyUrlOf(link), expiresAt } satisfies CopyAsked);
  });
  return router;
}

const notErased = new Refusal(503, 'not-erased', 'This could not be noted just now. Please try again.');
const tooOften = new Refusal(
  429,
  'copies-too-often',
  'Your data was asked for five times already. Please use the links you have, or ask by the form at /requests.',
);
