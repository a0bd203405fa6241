import { Router } from 'express';
import type { Identified, IdentifyVisitor } from '../../../application/conversation/identify-visitor.js';
import { readBody, takeBody } from '../body.js';
import { identifyVisitor as asked } from '../contract/widget.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { noSuchConversation, type VisitorTokens } from '../guard/visitor-token.js';
import { Refusal } from '../problem-details.js';

interface Needs {
  readonly identify: IdentifyVisitor;
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
}

type Reason = Extract<Identified, { outcome: 'refused' }>['reason'];

const refused = (why: string): Refusal =>
  new Refusal(422, 'identity-refused', `This token identifies nobody: ${why}`);

const refusals: Readonly<Record<Reason, Refusal>> = {
  'not-set-up': new Refusal(
    409,
    'identity-not-set-up',
    'This business has no secret to sign with. An owner makes one in the dashboard, under Business, Programs.',
  ),
  'not-readable': refused('it is no compact JWS. It has three parts with dots between.'),
  'not-hs256': refused('its header has to say “alg”: “HS256”, and no “crit”.'),
  forged: refused('it was not signed with the secret of this site. Please sign it on your server.'),
  'claims-missing': refused(
    'it needs “aud”, “visitor”, “exp” and “sub”; “name” has 80 characters at most, and “email” is one address.',
  ),
  'other-site': refused('its “aud” is not the key of this site.'),
  'other-visitor': refused(
    'its “visitor” is not what MiaPulse.visitorId() answers here. Please sign another.',
  ),
  over: refused('its “exp” is over. Please sign another.'),
  'too-long': refused('its “exp” is more than 24 hours ahead.'),
};

/** Who a visitor is, by the word of the business's own server. */
export function widgetIdentityRoutes({ identify, tokens, limits }: Needs): Router {
  const router = Router();
  router.post('/conversations/:id/identity', limits.messages, ...takeBody, async (request, response) => {
    const pass = tokens.check(request, String(request.params['id']));
    const identified = await identify({ ...pass, ...readBody(request, asked) });
    if (identified.outcome === 'refused') throw refusals[identified.reason];
    if (identified.outcome === 'rejected')
      throw identified.reason === 'ConversationNotStarted' ? noSuchConversation() : over;
    response.status(204).end();
  });
  return router;
}

const over = new Refusal(
  409,
  'conversation-is-closed',
  'This conversation has ended, or its visitor was identified too often. Please start a new one.',
);
