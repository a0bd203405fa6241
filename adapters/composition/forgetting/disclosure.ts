import type { Container } from 'inversify';
import { uuidv7 } from 'uuidv7';
import { addressOf } from '../../../application/data-request/serve-requests.js';
import { renewCopy } from '../../../application/data-request/renew-copy.js';
import type { Party } from '../../../application/disclosure/disclosed.js';
import { gather } from '../../../application/disclosure/gather.js';
import { handOver } from '../../../application/disclosure/hand-over.js';
import type { GatherNeeds } from '../../../application/disclosure/needs.js';
import { requestDisclosure } from '../../../application/disclosure/request-disclosure.js';
import { disclosureDue } from '../../../application/disclosure/watch.js';
import { personFound } from '../../../application/erasure/person-found.js';
import type { Position } from '../../../application/ports/event-store.js';
import { disclosure } from '../../../domain/disclosure/disclosure.js';
import { createAccountOverview } from '../../../projections/account-overview/queries.js';
import { createDisclosures } from '../../../projections/disclosures/queries.js';
import { createRehearsalChanges } from '../../../projections/rehearsal-changes/queries.js';
import { createShares } from '../../../projections/shares/queries.js';
import { packetZip } from '../../consent-log/packet-zip.js';
import { createCopyTokens } from '../../http/guard/copy-tokens.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import type { RateLimits } from '../../http/guard/rate-limits.js';
import { copyDoor } from '../../http/pages/copy-door.js';
import { personFiles } from '../../http/pages/person-file.js';
import { disclosureRoutes } from '../../http/routes/disclosures.js';
import { dataRequestLetters } from '../../letters/data-request-letters.js';
import { deriveKey } from '../../sealed-box/sealed-box.js';
import { tokens } from '../tokens.js';

/** That people get a copy of what is kept about them. */
export function bindDisclosure(container: Container): void {
  container.bind(tokens.handleDisclosure).toResolvedValue((handle) => handle(disclosure), [tokens.handles]);
  container.bind(tokens.requestDisclosure).toResolvedValue(
    (handleDisclosure, { query }, businessNow) => {
      const disclosures = createDisclosures(query);
      return requestDisclosure({
        ...{ handleDisclosure, businessNow },
        recentOf: (tenant, asked) => disclosures.recent(tenant, asked),
      });
    },
    [tokens.handleDisclosure, tokens.readModels, tokens.businessNow],
  );
  container
    .bind(tokens.copyTokens)
    .toResolvedValue(
      ({ masterKey }) => createCopyTokens(deriveKey(masterKey, 'copy-links')),
      [tokens.outside],
    );
  container
    .bind(tokens.disclosureWorks)
    .toResolvedValue(
      (handleDisclosure, businessNow) => disclosureDue({ handleDisclosure, businessNow }),
      [tokens.handleDisclosure, tokens.businessNow],
    );
}

interface Config {
  readonly origin: string;
  /** Who runs the installation, and where they are written to. */
  readonly operator: string;
  readonly supportEmail: string;
}

/** Follows a link to what is kept about somebody. */
export function handOverOf(container: Container, { origin, operator, supportEmail }: Config) {
  const { query } = container.get(tokens.readModels);
  const accounts = createAccountOverview(query);
  const shares = createShares(query);
  const rehearsals = createRehearsalChanges(query);
  const businessNow = container.get(tokens.businessNow);
  const { links, caughtUp } = container.get(tokens.erasureNeeds);
  const partyOf = async (tenant: string): Promise<Party> => {
    const profile = await accounts.profile(tenant);
    const of = profile === undefined ? '' : encodeURIComponent(profile.siteKey);
    return {
      ...{ business: profile?.businessName ?? null, website: profile?.website ?? null },
      ...{ operator, contact: supportEmail, privacyUrl: `${origin}/privacy/${of}` },
      requestsUrl: `${origin}/requests${of === '' ? '' : `?of=${of}`}`,
    };
  };
  const needs: GatherNeeds = {
    ...{ links, caughtUp, businessNow, partyOf },
    store: container.get(tokens.store),
    blobs: container.get(tokens.blobs),
    handleRetention: container.get(tokens.handleRetention),
    sharesOf: (...asked) => shares.about(...asked),
    rehearsalsOf: (...asked) => rehearsals.askedBy(...asked),
  };
  return handOver({
    ...{ businessNow, gather: gather(needs), handleDisclosure: container.get(tokens.handleDisclosure) },
    addressOf: addressOf(container.get(tokens.handleInstallation)),
    pack: (gathered, language) =>
      packetZip(personFiles(gathered, language), new Date(gathered.disclosed.madeAt)),
  });
}

interface Place {
  readonly limits: RateLimits;
  readonly seen: (position: Position) => Promise<void>;
}

/** Where links lead. */
export function copyDoorOf(container: Container, { limits, seen, ...config }: Place & Config) {
  const copyTokens = container.get(tokens.copyTokens);
  const accounts = createAccountOverview(container.get(tokens.readModels).query);
  return copyDoor({
    ...{ limits, seen, tokens: copyTokens, handOver: handOverOf(container, config) },
    renew: renewCopy({
      handleInstallation: container.get(tokens.handleInstallation),
      handleDisclosure: container.get(tokens.handleDisclosure),
      mail: container.get(tokens.mail),
      businessNow: container.get(tokens.businessNow),
      newId: uuidv7,
      nameOf: async (tenant) => (await accounts.profile(tenant))?.businessName ?? null,
      copyLetter: dataRequestLetters(config.origin).copyLetter,
      copyUrlOf: (link) => `${config.origin}${copyPath(copyTokens.issue(link))}`,
    }),
  });
}

export const copyPath = (token: string): string => `/requests/copy/${token}`;

/** As a business hands it on. */
export function disclosureRoutesOf(
  container: Container,
  { dashboard, seen }: Pick<Place, 'seen'> & { readonly dashboard: Dashboard },
) {
  const copyTokens = container.get(tokens.copyTokens);
  return disclosureRoutes({
    ...{ ...dashboard, seen },
    requestDisclosure: container.get(tokens.requestDisclosure),
    disclosures: createDisclosures(container.get(tokens.readModels).query),
    copyPathOf: (link) => copyPath(copyTokens.issue(link)),
    personFound: personFoundOf(container),
  });
}

export const personFoundOf = (container: Container) =>
  personFound({
    handleLead: container.get(tokens.handleLead),
    handleConversation: container.get(tokens.handleConversation),
    handleCall: container.get(tokens.handleCall),
  });
