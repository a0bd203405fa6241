import type { RequestHandler, Router } from 'express';
import type { firstQuestions as questionsOf } from '../../../application/onboarding/first-questions.js';
import type { Clock } from '../../../application/ports/clock.js';
import type { FrontPages } from '../../../application/ports/front-pages.js';
import type { Usage } from '../../../application/ports/usage.js';
import type { AccountOverview } from '../../../projections/account-overview/queries.js';
import { takeBody } from '../body.js';
import { mailEmbed, type FirstQuestions, type FrontPageLook, type Sightings } from '../contract/first-day.js';
import { dashboardRouter, type Dashboard } from '../guard/dashboard.js';
import { Refusal } from '../problem-details.js';
import { accountRefusals } from './account-refusals.js';

export interface FirstDayNeeds extends Dashboard {
  readonly accounts: AccountOverview;
  readonly frontPages: FrontPages;
  readonly questions: ReturnType<typeof questionsOf>;
  readonly usage: Usage;
  /** Sends the embed line to an address; false where the letter did not go out. */
  readonly mailEmbed: (embed: {
    readonly tenant: string;
    readonly businessName: string;
    readonly siteKey: string;
    readonly to: string;
  }) => Promise<boolean>;
  /** Absolute. */
  readonly scriptUrl: string;
  readonly now: Clock;
}

const noWebsite = new Refusal(409, 'no-website', 'There is no website to look at.');
const notSent = new Refusal(
  503,
  'letter-not-sent',
  'The letter could not be sent just now. Please copy the line and send it yourself.',
);

/** What an owner needs on the first day: their website looked at, first questions, the embed line, and whether it works. */
export function firstDayRoutes(needs: FirstDayNeeds): Router {
  const { accounts, frontPages, usage, scriptUrl, limits, now } = needs;
  const { router, tenantOf, bodyOf } = dashboardRouter(needs, { read: 'work', write: 'manage' });
  type Request = Parameters<typeof tenantOf>[0];

  const profileOf = async (request: Request) => {
    const profile = await accounts.profile(tenantOf(request));
    if (profile === undefined) throw accountRefusals.AccountNotOpen;
    return profile;
  };
  /** Nobody is counted who may not do it anyway. */
  const allowed: RequestHandler = (request, _response, next) => {
    tenantOf(request);
    next();
  };

  router.post('/first-day/look', allowed, limits.frontPages, async (request, response) => {
    const { website, siteKey } = await profileOf(request);
    if (website === null) throw noWebsite;
    const look = await frontPages.look(website, { scriptUrl, siteKey });
    response.json(
      (look.outcome === 'failed'
        ? { page: null, reason: look.reason }
        : { page: { ...look.page, blocked: [...look.page.blocked] }, reason: null }) satisfies FrontPageLook,
    );
  });

  router.get('/first-day/questions', async (request, response) => {
    const { industry } = await profileOf(request);
    const { language: asked } = request.query;
    const language = typeof asked === 'string' && /^[a-z]{2,3}$/u.test(asked) ? asked : undefined;
    const found = await needs.questions(tenantOf(request), { industry, language });
    response.json({ ...found, questions: [...found.questions] } satisfies FirstQuestions);
  });

  router.get('/first-day/sightings', async (request, response) => {
    const seen = await usage.sightings(tenantOf(request));
    const sightings = seen.map(({ host, at }) => ({
      host,
      secondsAgo: Math.max(0, Math.round((Date.parse(now()) - Date.parse(at)) / 1_000)),
    }));
    response.json({ sightings } satisfies Sightings);
  });

  const letters = [...takeBody, allowed, limits.embedLetters, limits.embedLettersByAddress];
  router.post('/first-day/letter', ...letters, async (request, response) => {
    const { email: to } = bodyOf(request, mailEmbed);
    const { accountId: tenant, businessName, siteKey } = await profileOf(request);
    const isSent = await needs.mailEmbed({ tenant, businessName: businessName ?? '', siteKey, to });
    if (!isSent) throw notSent;
    response.status(204).end();
  });
  return router;
}
