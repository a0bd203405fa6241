import type { Container } from 'inversify';
import { dataRequestDesk } from '../../../application/data-request/ask.js';
import { eraseFound } from '../../../application/erasure/erase-found.js';
import { linkWebsites } from '../../../application/data-request/link-websites.js';
import { noteCalls } from '../../../application/data-request/note-calls.js';
import { eraseAsked } from '../../../application/data-request/erase-asked.js';
import { requestDue, tellOverdue } from '../../../application/data-request/tell-overdue.js';
import { serveRequests } from '../../../application/data-request/serve-requests.js';
import type { Position } from '../../../application/ports/event-store.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createDataRequests } from '../../../projections/data-requests/queries.js';
import { createDisclosures } from '../../../projections/disclosures/queries.js';
import { createErasures } from '../../../projections/erasures/queries.js';
import { createSites } from '../../../projections/sites/queries.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { erasureRoutes } from '../../http/routes/erasures.js';
import type { RateLimits } from '../../http/guard/rate-limits.js';
import { dataRequestRoutes } from '../../http/pages/data-requests.js';
import { createContactDetails } from '../../contact-details/contact-details.js';
import { dataRequestLetters } from '../../letters/data-request-letters.js';
import { copyPath, personFoundOf } from './disclosure.js';
import { businessLanguage } from '../use-cases/business-locale.js';
import { idNamed } from '../named-id.js';
import { tokens } from '../tokens.js';

/** What becomes of what people ask about their data. */
export function bindDataRequests(container: Container): void {
  container.bind(tokens.dataRequestPolicies).toResolvedValue(
    (
      { origin, supportAddress },
      { query },
      handleInstallation,
      directory,
      requestErasure,
      requestDisclosure,
      copyTokens,
      vault,
      mail,
      now,
    ) => {
      const accounts = createAccountOverview(query);
      const letters = dataRequestLetters(origin);
      const operatorAddress = supportAddress ?? null;
      return [
        linkWebsites(directory),
        noteCalls({
          ...{ handleInstallation, requestErasure },
          requestIdOf: (callId) => idNamed(`erasure by call ${callId}`),
        }),
        tellOverdue({
          ...{ ...letters, mail, operatorAddress },
          isWatched: async (requestId) =>
            (await createErasures(query).one(requestId))?.endedAt === null ||
            (await createDisclosures(query).isOpen(requestId)),
        }),
        serveRequests({
          ...{ handleInstallation, directory, requestErasure, requestDisclosure, vault, mail, now },
          copyUrlOf: (link) => `${origin}${copyPath(copyTokens.issue(link))}`,
          ...letters,
          operatorAddress,
          nameOf: async (tenant) => (await accounts.profile(tenant))?.businessName ?? null,
        }),
      ];
    },
    [
      tokens.outside,
      tokens.readModels,
      tokens.handleInstallation,
      tokens.directory,
      tokens.requestErasure,
      tokens.requestDisclosure,
      tokens.copyTokens,
      tokens.vault,
      tokens.mail,
      tokens.now,
    ],
  );
}

/** By their kinds in `due-times`. */
export const requestWorksOf = (container: Container) =>
  requestDue({
    handleInstallation: container.get(tokens.handleInstallation),
    now: container.get(tokens.now),
  });

/** Who is to be forgotten, as a business decides it. */
export function erasureRoutesOf(
  container: Container,
  { dashboard, seen }: Pick<Place, 'seen'> & { readonly dashboard: Dashboard },
) {
  const { origin } = container.get(tokens.outside);
  const { query } = container.get(tokens.readModels);
  const accounts = createAccountOverview(query);
  const requestErasure = container.get(tokens.requestErasure);
  return erasureRoutes({
    ...{ ...dashboard, seen, accounts, requestErasure },
    cancelErasure: container.get(tokens.cancelErasure),
    erasures: createErasures(query),
    eraseFound: eraseFound({
      personFound: personFoundOf(container),
      mail: container.get(tokens.mail),
      erasingLetter: dataRequestLetters(origin).erasingLetter,
      languageOf: businessLanguage(container),
      nameOf: async (tenant) => (await accounts.profile(tenant))?.businessName ?? null,
      requestErasure,
    }),
  });
}

/** The operator begins an erasure out of the register. */
export const eraseAskedOf = (container: Container) =>
  eraseAsked({
    handleInstallation: container.get(tokens.handleInstallation),
    requestErasure: container.get(tokens.requestErasure),
    directory: container.get(tokens.directory),
    details: createContactDetails(),
  });

interface Place {
  readonly limits: RateLimits;
  readonly siteOf: (
    siteKey: string,
  ) => Promise<{ readonly accountId: string; readonly name: string } | undefined>;
  readonly seen: (position: Position) => Promise<void>;
}

/** The public form, and the pages that say how far a request is. */
export function dataRequestRoutesOf(container: Container, { limits, siteOf, seen }: Place) {
  const { origin, onError } = container.get(tokens.outside);
  const { query } = container.get(tokens.readModels);
  const sites = createSites(query);
  const requests = createDataRequests(query);
  const erasures = createErasures(query);
  const handleErasure = container.get(tokens.handleErasure);
  const languageOf = businessLanguage(container);
  return dataRequestRoutes({
    ...{ limits, seen },
    desk: dataRequestDesk({
      logins: container.get(tokens.logins),
      mail: container.get(tokens.mail),
      directory: container.get(tokens.directory),
      handleInstallation: container.get(tokens.handleInstallation),
      now: container.get(tokens.now),
      accountOf: (siteKey) => sites.accountOf(siteKey),
      codeLetter: dataRequestLetters(origin).codeLetter,
      onUnsent: (challengeId, code) => {
        onError(`the letter of data request ${challengeId} was not sent`, new Error(code));
      },
    }),
    async businessOf(siteKey) {
      const site = await siteOf(siteKey);
      return site && { name: site.name, language: await languageOf(site.accountId) };
    },
    async receiptOf(receiptId) {
      const [request, erasure] = await Promise.all([requests.one(receiptId), erasures.one(receiptId)]);
      if (request === undefined && erasure === undefined) return undefined;
      return {
        receiptId,
        request: request === undefined ? null : { ...request, reference: request.subjectRef },
        erasure: erasure === undefined ? null : { ...erasure, ...(await clearedBy(erasure)) },
      };
    },
  });

  async function clearedBy({
    accountId,
    erasureId,
  }: {
    readonly accountId: string;
    readonly erasureId: string;
  }) {
    const { state } = await handleErasure.load(accountId, erasureId);
    const kept = Object.values(state.copies).flatMap((copy) => copy.kept ?? []);
    return { clearPlaces: Object.keys(state.copies), kept: [...new Set(kept)] };
  }
}
