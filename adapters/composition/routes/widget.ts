import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { identifyVisitor } from '../../../application/conversation/identify-visitor.js';
import { askInChat } from '../../../application/disclosure/ask-in-chat.js';
import { confirmTranscript, requestTranscript } from '../../../application/transcript/request-transcript.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import type { Followers } from '../../http/followers.js';
import type { RateLimits } from '../../http/guard/rate-limits.js';
import { createIdentityTokens } from '../../http/guard/identity-tokens.js';
import { createVisitorTokens } from '../../http/guard/visitor-token.js';
import { widgetIdentityRoutes } from '../../http/routes/widget-identity.js';
import { widgetTranscriptRoutes } from '../../http/routes/widget-transcript.js';
import { widgetRoutes } from '../../http/routes/widget.js';
import { widgetRightsRoutes } from '../../http/routes/widget-rights.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import { copyPath } from '../forgetting/disclosure.js';
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
  const copyTokens = container.get(tokens.copyTokens);
  const visitorTokens = createVisitorTokens(deriveKey(masterKey, 'visitor-tokens'));
  return widgetRoutes({
    transcripts: widgetTranscriptRoutes({
      request: requestTranscript(transcriptNeeds),
      confirm: confirmTranscript(transcriptNeeds),
      ...{ tokens: visitorTokens, limits },
    }),
    identity: widgetIdentityRoutes({
      identify: identifyVisitor({
        handleAccount: container.get(tokens.handleAccount),
        handleConversation: container.get(tokens.handleConversation),
        siteKeyOf: async (tenant) => (await accounts.profile(tenant))?.siteKey,
        identityTokens: createIdentityTokens(),
        ...{ newId: uuidv7, now },
      }),
      ...{ tokens: visitorTokens, limits },
    }),
    rights: widgetRightsRoutes({
      requestErasure: container.get(tokens.requestErasure),
      handleConversation: container.get(tokens.handleConversation),
      askInChat: askInChat({
        handleDisclosure: container.get(tokens.handleDisclosure),
        requestDisclosure: container.get(tokens.requestDisclosure),
        businessNow: container.get(tokens.businessNow),
        idOf: idNamed,
      }),
      copyUrlOf: (link) => `${origin}${copyPath(copyTokens.issue(link))}`,
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
