import { createHash } from 'node:crypto';
import type { Container } from 'inversify';
import { firstQuestions } from '../../../application/onboarding/first-questions.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createFrontPages } from '../../crawler/front-page.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { firstDayRoutes } from '../../http/routes/first-day.js';
import { embedLetter } from '../../letters/embed-letter.js';
import { tokens } from '../tokens.js';

interface Place {
  readonly dashboard: Dashboard;
  readonly origin: string;
}

/** What an owner needs on the first day. */
export function firstDayRoutesOf(container: Container, { dashboard, origin }: Place) {
  const now = container.get(tokens.now);
  const mail = container.get(tokens.mail);
  const scriptUrl = `${origin}/widget.js`;
  return firstDayRoutes({
    ...{ ...dashboard, scriptUrl, now },
    accounts: createAccountOverview(container.get(tokens.readModels).query),
    frontPages: createFrontPages(container.get(tokens.egress).webFetch),
    questions: firstQuestions({ passages: container.get(tokens.passages) }),
    usage: container.get(tokens.usage),
    async mailEmbed({ tenant, businessName, siteKey, to }) {
      const line = `<script async src="${scriptUrl}" data-site="${siteKey}"></script>`;
      const address = createHash('sha256').update(to.toLowerCase()).digest('base64url');
      const { outcome } = await mail.send({
        // The same hour, the same letter: after a restart as well.
        ...{ attemptId: `embed/${tenant}/${address}/${now().slice(0, 13)}`, to },
        ...embedLetter({ businessName, line, origin }),
      });
      return outcome === 'accepted';
    },
  });
}
