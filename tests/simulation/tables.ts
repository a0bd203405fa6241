import type { RecordedEvent } from '../../application/ports/event-store.js';
import { changesOf, type Forgetting } from '../../projections/kernel/projection.js';
import { accountOverview } from '../../projections/account-overview/projection.js';
import { addressChanges } from '../../projections/address-changes/projection.js';
import { agreements } from '../../projections/agreements/projection.js';
import { apiKeys } from '../../projections/api-keys/projection.js';
import { businesses } from '../../projections/businesses/projection.js';
import { dataRequests } from '../../projections/data-requests/projection.js';
import { looks } from '../../projections/looks/projection.js';
import { standings } from '../../projections/standings/projection.js';
import { callLog } from '../../projections/call-log/projection.js';
import { chatHolders } from '../../projections/chat-holders/projection.js';
import { conversationInbox } from '../../projections/conversation-inbox/projection.js';
import { conversationNotes } from '../../projections/conversation-notes/projection.js';
import { crawlProgress } from '../../projections/crawl-progress/projection.js';
import { crawlSchedule } from '../../projections/crawl-schedule/projection.js';
import { deskQuarters } from '../../projections/desk-quarters/projection.js';
import { dueTimes } from '../../projections/due-times/projection.js';
import { eventIndex } from '../../projections/event-index/projection.js';
import { keptRecords } from '../../projections/kept-records/projection.js';
import { keyHolders } from '../../projections/key-holders/projection.js';
import { knowledgePages } from '../../projections/knowledge-pages/projection.js';
import { leadInbox } from '../../projections/lead-inbox/projection.js';
import { leadNotes } from '../../projections/lead-notes/projection.js';
import { optOuts } from '../../projections/opt-outs/projection.js';
import { outcomes } from '../../projections/outcomes/projection.js';
import { mailboxes } from '../../projections/mailboxes/projection.js';
import { memberships } from '../../projections/memberships/projection.js';
import { pairedChats } from '../../projections/paired-chats/projection.js';
import { notificationAttempts } from '../../projections/notification-attempts/projection.js';
import { notifications } from '../../projections/notifications/projection.js';
import { questions } from '../../projections/questions/projection.js';
import { retentionRuns } from '../../projections/retention-runs/projection.js';
import { rehearsalChanges } from '../../projections/rehearsal-changes/projection.js';
import { rehearsals } from '../../projections/rehearsals/projection.js';
import { shares } from '../../projections/shares/projection.js';
import { sites } from '../../projections/sites/projection.js';
import { taughtFacts } from '../../projections/taught-facts/projection.js';
import { team } from '../../projections/team/projection.js';
import { textLinks } from '../../projections/text-links/projection.js';
import { texts } from '../../projections/texts/projection.js';
import { threads } from '../../projections/threads/projection.js';
import { told } from '../../projections/told/projection.js';
import { weeklyReports } from '../../projections/weekly-reports/projection.js';
import { transcript } from '../../projections/transcript/projection.js';
import { deliveries } from '../../projections/deliveries/projection.js';
import { deliverySchedule } from '../../projections/delivery-schedule/projection.js';
import { webhooks } from '../../projections/webhooks/projection.js';
import { disclosures } from '../../projections/disclosures/projection.js';
import { erasures } from '../../projections/erasures/projection.js';
import { personLinks } from '../../projections/person-links/projection.js';
import { usageUnits } from '../../projections/usage-units/projection.js';
import { families } from '../support/families.js';
import { applyChange, type Rows } from '../support/rows.js';

type Named = Forgetting & { readonly name: string };

export const projections: readonly Named[] = [
  accountOverview,
  addressChanges,
  agreements,
  apiKeys,
  businesses,
  dataRequests,
  looks,
  standings,
  callLog,
  chatHolders,
  conversationInbox,
  conversationNotes,
  crawlProgress,
  crawlSchedule,
  deskQuarters,
  dueTimes,
  eventIndex(families),
  keptRecords,
  keyHolders,
  knowledgePages,
  leadInbox,
  leadNotes,
  mailboxes,
  memberships,
  outcomes,
  pairedChats,
  notificationAttempts,
  notifications,
  optOuts,
  questions,
  retentionRuns,
  rehearsalChanges,
  rehearsals,
  shares,
  sites,
  taughtFacts,
  team,
  textLinks,
  texts,
  threads,
  told,
  transcript,
  webhooks,
  deliveries,
  deliverySchedule,
  weeklyReports,
  usageUnits,
  disclosures,
  erasures,
  personLinks,
];

/** A read model's place in the log and who may write it, as a claim answers it. */
export interface Build {
  readonly name: string;
  readonly position: bigint;
  readonly token: number;
  readonly isMine: boolean;
}

interface Table extends Named {
  readonly rows: Rows;
  position: bigint;
  token: number;
  owner: string;
  leaseUntil: number;
}

const leaseMs = 10_000;

const tableOf = (projection: Named): Table => ({
  ...{ ...projection, rows: new Map(), position: 0n },
  ...{ token: 0, owner: '', leaseUntil: 0 },
});

const project = (table: Forgetting & Pick<Table, 'rows'>, events: readonly RecordedEvent[]): void => {
  for (const { id, event, stream, envelope } of events) {
    const { tenant, actor } = envelope;
    const origin = { tenant, entity: stream.id, eventId: id, actor };
    for (const change of changesOf(table, event, origin)) applyChange(table.rows, origin.tenant, change);
  }
};

/** The rows of a projection that sees the whole log for the first time. */
export function freshRows(name: string, events: readonly RecordedEvent[]): Rows {
  const projection = projections.find((one) => one.name === name);
  if (projection === undefined) throw new Error(`No read model is called ${name}`);
  const table = tableOf(projection);
  project(table, events);
  return table.rows;
}

/** The read models' database: tables, checkpoints and leases. Each call is one transaction. */
export function createTables(now: () => number, complain: (complaint: string) => void) {
  const tables = projections.map(tableOf);

  return {
    tables: tables as readonly Readonly<Table>[],

    /** Takes what nobody holds and keeps what is its own; a new owner has a new token. */
    claim: (owner: string): readonly Build[] =>
      tables.map((table) => {
        if (table.leaseUntil < now()) {
          if (table.owner !== owner) table.token += 1;
          table.owner = owner;
        }
        if (table.owner === owner) table.leaseUntil = now() + leaseMs;
        const { name, position, token } = table;
        return { name, position, token, isMine: table.owner === owner };
      }),

    /** Rows and checkpoint together; false, and nothing of it, when one of them has come into other hands. */
    advance(
      writer: string,
      group: readonly Build[],
      { events, end }: { readonly events: readonly RecordedEvent[]; readonly end: bigint },
    ): boolean {
      const mine = group.flatMap(({ name, position, token }) =>
        tables.filter((one) => one.name === name && one.position === position && one.token === token),
      );
      if (mine.length < group.length) return false;
      for (const table of mine) {
        if (table.owner !== writer) complain(`${writer} wrote ${table.name} after it had lost it`);
        project(table, events);
        table.position = end;
        table.leaseUntil = now() + leaseMs;
      }
      return true;
    },
  };
}

export type Tables = ReturnType<typeof createTables>;
