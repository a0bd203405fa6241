import { Router } from 'express';
import type {
  confirmTranscript,
  requestTranscript,
} from '../../../application/transcript/request-transcript.js';
import { readBody, takeBody } from '../body.js';
import { confirmTranscript as typed, requestTranscript as asked } from '../contract/widget.js';
import type { RateLimits } from '../guard/rate-limits.js';
import { noSuchConversation, type VisitorTokens } from '../guard/visitor-token.js';
import { Refusal } from '../problem-details.js';

export interface WidgetTranscriptNeeds {
  readonly request: ReturnType<typeof requestTranscript>;
  readonly confirm: ReturnType<typeof confirmTranscript>;
  readonly tokens: VisitorTokens;
  readonly limits: RateLimits;
}

const no = {
  BusinessIsSensitive: new Refusal(403, 'transcript-not-offered', 'This chat cannot be sent by e-mail.'),
  TranscriptMailedAlready: new Refusal(409, 'transcript-mailed', 'This chat was sent by e-mail already.'),
  TooManyRequests: new Refusal(429, 'too-many-codes', 'There were too many codes for this chat.'),
  NothingAsked: new Refusal(409, 'nothing-asked', 'Please ask for a code first.'),
  CodeOver: new Refusal(410, 'code-over', 'This code works no more. Please ask for a new one.'),
  'wrong-code': new Refusal(422, 'wrong-code', 'This is not the code. Please look into the letter again.'),
} as const;

/** A visitor's conversation by e-mail, to an address that they prove to be theirs. */
export function widgetTranscriptRoutes({
  request: ask,
  confirm,
  tokens,
  limits,
}: WidgetTranscriptNeeds): Router {
  const router = Router();
  // A letter to somebody who need not have asked.
  const letters = [limits.lettersByNetwork, ...takeBody, limits.lettersByAddress];
  router.post('/conversations/:id/transcript', ...letters, async (request, response) => {
    const pass = tokens.check(request, String(request.params['id']));
    const { email } = readBody(request, asked);
    const outcome = await ask({ ...pass, address: email.toLowerCase() });
    if (outcome === 'no-conversation') throw noSuchConversation();
    if (outcome !== 'requested') throw no[outcome];
    response.status(202).end();
  });
  router.post('/conversations/:id/transcript/code', limits.logIns, ...takeBody, async (request, response) => {
    const pass = tokens.check(request, String(request.params['id']));
    const outcome = await confirm({ ...pass, ...readBody(request, typed) });
    if (outcome !== 'confirmed') throw no[outcome];
    response.status(204).end();
  });
  return router;
}
