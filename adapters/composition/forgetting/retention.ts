import type { Container } from 'inversify';
import type { Kept } from '../../../application/retention/needs.js';
import { retentionRuns } from '../../../application/retention/run-retention.js';
import { scheduleRetention } from '../../../application/retention/schedule-runs.js';
import { tellOfEvidence } from '../../../application/retention/tell-evidence.js';
import { retention } from '../../../domain/retention/retention.js';
import { createKeptRecords } from '../../../projections/kept-records/queries.js';
import { createTexts } from '../../../projections/texts/queries.js';
import { createTeam } from '../../../projections/team/queries.js';
import type { Position } from '../../../application/ports/event-store.js';
import { evidenceEnd } from '../../../application/retention/evidence-end.js';
import type { Dashboard } from '../../http/guard/dashboard.js';
import { retentionRoutes } from '../../http/routes/retention.js';
import { evidenceLetter } from '../../letters/evidence-letter.js';
import { tokens } from '../tokens.js';

/** How long what is kept is kept, and how it goes. */
export function bindRetention(container: Container): void {
  container.bind(tokens.handleRetention).toResolvedValue((handle) => handle(retention), [tokens.handles]);

  container.bind(tokens.timeZoneOf).toResolvedValue(
    (handleAccount) => async (tenant: string) => {
      const { state } = await handleAccount.load(tenant, tenant);
      return state.status === 'open' ? state.timeZone : 'UTC';
    },
    [tokens.handleAccount],
  );

  container.bind(tokens.retentionRuns).toResolvedValue(
    (
      { twilio },
      { query },
      handleRetention,
      handleConversation,
      handleCall,
      vault,
      store,
      blobs,
      snapshots,
      usage,
      telephony,
      timeZoneOf,
      businessNow,
    ) => {
      const place = { vault, store, blobs, snapshots, usage };
      const copies = {
        ...place,
        ...{ handleConversation, handleCall, telephony: twilio === undefined ? undefined : telephony },
      };
      const kept = {
        ...createKeptRecords(query),
        endedTexts: (...asked: Parameters<Kept['endedTexts']>) => createTexts(query).before(...asked),
      };
      return retentionRuns({ handleRetention, kept, usage, copies, timeZoneOf, businessNow });
    },
    [
      tokens.outside,
      tokens.readModels,
      tokens.handleRetention,
      tokens.handleConversation,
      tokens.handleCall,
      tokens.vault,
      tokens.store,
      tokens.blobs,
      tokens.snapshots,
      tokens.usage,
      tokens.telephony,
      tokens.timeZoneOf,
      tokens.businessNow,
    ],
  );

  container.bind(tokens.retentionPolicies).toResolvedValue(
    ({ origin }, { query }, handleAccount, handleRetention, sendLetter, timeZoneOf, now) => [
      scheduleRetention({ handleAccount, handleRetention, now }),
      tellOfEvidence({
        ...{ sendLetter, timeZoneOf },
        ownersOf: createTeam(query).owners,
        evidenceLetter: evidenceLetter(origin),
      }),
    ],
    [
      tokens.outside,
      tokens.readModels,
      tokens.handleAccount,
      tokens.handleRetention,
      tokens.sendLetter,
      tokens.timeZoneOf,
      tokens.now,
    ],
  );
}

interface Door {
  readonly dashboard: Dashboard;
  readonly seen: (position: Position) => Promise<void>;
}

/** The dashboard's look at what is kept. */
export function retentionRoutesOf(container: Container, { dashboard, seen }: Door) {
  const kept = createKeptRecords(container.get(tokens.readModels).query);
  const timeZoneOf = container.get(tokens.timeZoneOf);
  return retentionRoutes({
    ...{ ...dashboard, seen },
    handleRetention: container.get(tokens.handleRetention),
    async endingOf(tenant, months) {
      const told = await kept.toldTexts(tenant);
      if (told === null) return null;
      const { textCount, firstEndedAt: endedAt, toldAt, callId } = told;
      const firstAt = evidenceEnd({ endedAt, toldAt, months, timeZone: await timeZoneOf(tenant) });
      return { textCount, firstAt, callId };
    },
    now: container.get(tokens.now),
  });
}
