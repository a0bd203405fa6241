import type { Container } from 'inversify';
import { confirmTranscript, requestTranscript } from '../../../application/transcript/request-transcript.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import type { Followers } from '../../http/followers.js';
import type { RateLimits } from '../../http/guard/rate-limits.js';
import { createVisitorTokens } from '../../http/guard/visitor-token.js';
import { widgetTranscriptRoutes } from '../../http/routes/widget-transcript.js';
import { widgetRoutes } from '../../http/routes/widget.js';
import { widgetEraseRoutes } from '../../http/routes/widget-erase.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';

interface Place {
  readonly origin: string;
  readonly limits: RateLimits;
  readonly followers: Followers;
  readonly siteOf: Parameters<typeof widgetRoutes>[0]['siteOf'];
  readonly onSighted: Parameters<typeof widgetRoutes>[0]['onSighted'];
}

/** What visitors reach. */
export function widgetRoutesOf(
  container: Container,
  { origin, limits, followers, siteOf, onSighted }: Place,
) {
  const { masterKey, onError } = container.get(tokens.outside);
  const accounts = createAccountOverview(container.get(tokens.readModels).query);
  const usage = container.get(tokens.usage);
  const now = container.get(tokens.now);
  const transcriptNeeds = container.get(tokens.transcriptNeeds);
  const visitorTokens = createVisitorTokens(deriveKey(masterKey, 'visitor-tokens'));
  return widgetRoutes({
    transcripts: widgetTranscriptRoutes({
      request: requestTranscript(transcriptNeeds),
      confirm: confirmTranscript(transcriptNeeds),
      ...{ tokens: visitorTokens, limits },
    }),
    erasing: widgetEraseRoutes({
      requestErasure: container.get(tokens.requestErasure),
      handleConversation: container.get(tokens.handleConversation),
      erasureIdOf: (conversationId) => idNamed(`erasure by visitor ${conversationId}`),
      receiptUrlOf: (erasureId) => `${origin}/requests/${erasureId}`,
      ...{ tokens: visitorTokens, limits },
    }),
    ...container.get(tokens.desk),
    ...{ siteOf, usage, onSighted, limits, followers, now },
    businessOf: container.get(tokens.businessOf),
    ownOrigins: new Set([origin, ...container.get(tokens.outside).ownOrigins]),
    placeOf: (accountId) => accounts.profile(accountId),
    handleConversation: container.get(tokens.handleConversation),
    tokens: visitorTokens,
    privacyUrl: `${origin}/privacy`,
    onError: (error) => {
      onError('a reply failed', error);
    },
  });
}
