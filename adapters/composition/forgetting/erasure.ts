import type { Container } from 'inversify';
import { cancelErasure, requestErasure } from '../../../application/erasure/request-erasure.js';
import { carryOut, eraseClosed, erasureDue } from '../../../application/erasure/policies.js';
import type { ErasureNeeds } from '../../../application/erasure/run-erasure.js';
import { Fault } from '../../../application/ports/fault.js';
import type { Policy } from '../../../application/handling/follow.js';
import { erasure } from '../../../domain/erasure/erasure.js';
import { createMemberships } from '../../../projections/memberships/queries.js';
import { createNotifications } from '../../../projections/notifications/queries.js';
import { createPersonLinks } from '../../../projections/person-links/queries.js';
import type { Outside } from '../container.js';
import { memberPlace } from './erasure-members.js';
import { messengerPlace } from './erasure-messenger.js';
import { ownPlaces } from './erasure-places.js';
import { processorPlaces } from './erasure-processors.js';
import { tokens } from '../tokens.js';

const caughtUpMs = 10_000;
const noCalls = { end: () => Promise.resolve() };

/** How somebody is forgotten, and wherever a copy of theirs may stand. */
export function bindErasure(container: Container, { pool, ledger }: Outside): void {
  container.bind(tokens.handleErasure).toResolvedValue((handle) => handle(erasure), [tokens.handles]);
  container.bind(tokens.copyPlaces).toResolvedValue(
    () => [
      ...ownPlaces({
        ...{ pool, ledger },
        store: container.get(tokens.store),
        snapshots: container.get(tokens.snapshots),
        directory: container.get(tokens.directory),
        handleConsent: container.get(tokens.handleConsent),
        readModels: container.get(tokens.readModels),
        vault: container.get(tokens.vault),
        letGo: () => {
          container.get(tokens.passages).letGo();
        },
      }),
      memberPlace({
        pool,
        handleAccount: container.get(tokens.handleAccount),
        pairing: container.get(tokens.pairingNeeds),
        store: container.get(tokens.store),
        vault: container.get(tokens.vault),
        businessCountOf: async (memberId) =>
          (await createMemberships(container.get(tokens.readModels).query).of(memberId)).length,
      }),
      ...processorPlaces({
        phone: container.get(tokens.phoneTraces),
        payments: container.get(tokens.payments),
        directory: container.get(tokens.directory),
        handleCall: container.get(tokens.handleCall),
        handleConsent: container.get(tokens.handleConsent),
        handleLine: container.get(tokens.handleLine),
        handleSubscription: container.get(tokens.handleSubscription),
      }),
      messengerPlace({
        messenger: container.get(tokens.messenger),
        inChats: (...asked) => createNotifications(container.get(tokens.readModels).query).inChats(...asked),
        handleAccount: container.get(tokens.handleAccount),
        handleNotification: container.get(tokens.handleNotification),
        pairing: container.get(tokens.pairingNeeds),
        businessNow: container.get(tokens.businessNow),
      }),
    ],
    [],
  );
  container.bind(tokens.erasureNeeds).toResolvedValue((): ErasureNeeds => {
    const readModels = container.get(tokens.readModels);
    const store = container.get(tokens.store);
    const links = createPersonLinks(readModels.query);
    const traces = container.get(tokens.phoneTraces);
    return {
      ...{ store, vault: container.get(tokens.vault), places: container.get(tokens.copyPlaces) },
      handleErasure: container.get(tokens.handleErasure),
      handleCall: container.get(tokens.handleCall),
      handleConsent: container.get(tokens.handleConsent),
      handleConversation: container.get(tokens.handleConversation),
      handleLine: container.get(tokens.handleLine),
      traces: traces === 'off' ? noCalls : traces,
      businessNow: container.get(tokens.businessNow),
      links: (tenant, of) => links.of(tenant, of),
      async caughtUp() {
        if (await readModels.waitFor(await store.head(), caughtUpMs)) return;
        throw new Fault('read-models-behind', 'It is not known yet what belongs to whom.');
      },
    };
  }, []);
  const asking = [tokens.handleErasure, tokens.copyPlaces, tokens.businessNow] as const;
  container
    .bind(tokens.requestErasure)
    .toResolvedValue(
      (handleErasure, places, businessNow) => requestErasure({ handleErasure, places, businessNow }),
      [...asking],
    );
  container
    .bind(tokens.cancelErasure)
    .toResolvedValue(
      (handleErasure, businessNow) => cancelErasure({ handleErasure, businessNow }),
      [tokens.handleErasure, tokens.businessNow],
    );
  container.bind(tokens.erasureWorks).toResolvedValue(erasureDue, [tokens.erasureNeeds]);
  container
    .bind(tokens.erasurePolicies)
    .toResolvedValue(
      (needs, request): readonly Policy[] => [carryOut(needs), eraseClosed(request)],
      [tokens.erasureNeeds, tokens.requestErasure],
    );
}

/** Every process lets go of what it remembers as it sees how an erasure goes on, whoever carries it out. */
export function letGoOfTheForgotten(container: Container): void {
  container.get(tokens.readModels).onChanged((seen) => {
    if (!seen.some(({ category }) => category === erasure.category)) return;
    container.get(tokens.vault).letGo();
    container.get(tokens.passages).letGo();
  });
}
