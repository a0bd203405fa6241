import type { Pool } from 'pg';
import { Fault } from '../../../application/ports/fault.js';
import { takeInventory, type Inventory } from '../../backup/inventory.js';
import { createRetentionRuns, type RetentionSummary } from '../../../projections/retention-runs/queries.js';
import { createDataRequests } from '../../../projections/data-requests/queries.js';
import { createErasures } from '../../../projections/erasures/queries.js';
import type { Query } from '../../../projections/kernel/sql.js';
import { lastSweep } from '../../storage-sweep/sweep.js';
import { createDueTimes, type OverdueWork } from '../../../projections/due-times/queries.js';
import { refuseHalfRestored } from '../../backup/restoring.js';
import type { Environment } from '../environment/environment.js';
import { productVersion } from '../product-version.js';
import { tokens } from '../tokens.js';
import { besideServer, type AtHand } from './at-hand.js';
import { WrongUsage, type Command } from './command.js';

export const doctor: Command = {
  name: 'doctor',
  usage: '',
  does: 'Says how the installation is: engine, log, read models, erasure ledger and backups, and what it needs.',
  more: ['Its exit code is 1 when something waits for a person.'],
  options: {},
  run({ environment, words }) {
    if (words.length > 0) throw new WrongUsage('There is nothing to name.');
    return besideServer(environment, async (atHand) => {
      const state = await stateOf(atHand, environment);
      const needs = needsOf(state);
      return { json: { ...state, needs }, lines: linesOf(state, needs), isWell: needs.length === 0 };
    });
  },
};

interface ReadModelState {
  readonly name: string;
  readonly version: number;
  readonly status: string;
  readonly position: string;
  /** Events of the log that are still to come. */
  readonly lag: string;
  readonly reason: string | null;
  /** Events that somebody let it pass. */
  readonly skipped: number;
}

interface OpenRequest {
  readonly reference: string;
  readonly kind: string;
  readonly dueAt: string;
  /** Below zero: it is late. */
  readonly daysLeft: number;
  /** By it somebody is being forgotten. */
  readonly isErasing: boolean;
}

interface State {
  readonly product: string;
  readonly engine: string;
  readonly head: string;
  readonly readModels: readonly ReadModelState[];
  /** What should have been done more than a minute ago, by kind. */
  readonly overdue: readonly OverdueWork[];
  /** Null where it cannot be told. */
  readonly retention: RetentionSummary | null;
  /** When the files were swept last; null: never. */
  readonly sweptAt: string | null;
  /** What people asked about their data and was not answered yet, the nearest deadline first; null where it cannot be told. */
  readonly requests: readonly OpenRequest[] | null;
  readonly backupDir: string | null;
  /** Null without a directory for backups. */
  readonly backups: Inventory | null;
  /** What stands in the way, in sentences. */
  readonly faults: readonly string[];
}

async function stateOf(
  { databases, container }: AtHand,
  { backupDir, databases: own }: Environment,
): Promise<State> {
  const faults: string[] = [];
  const head = await container.get(tokens.store).head();
  const builds = await container.get(tokens.readModels).progress();
  const noted = async <Result>(work: Promise<Result>): Promise<Result | null> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push(error.publicText);
      return null;
    }
  };
  await noted(refuseHalfRestored(databases.pool));
  const dueTimes = createDueTimes(container.get(tokens.readModels).query);
  const aMinuteAgo = new Date(Date.now() - 60_000).toISOString();
  return {
    product: productVersion(),
    engine: await engineOf(databases.pool, own === undefined),
    head: head.toString(),
    readModels: builds.map(({ name, version, status, position, reason, skipped }) => ({
      ...{ name, version, status, reason, skipped },
      ...{ position: position.toString(), lag: (head - position).toString() },
    })),
    overdue: (await noted(dueTimes.overdue(aMinuteAgo))) ?? [],
    retention: await noted(createRetentionRuns(container.get(tokens.readModels).query).summary()),
    sweptAt: (await lastSweep(databases.pool))?.at ?? null,
    requests: await noted(openRequestsOf(container.get(tokens.readModels).query)),
    backupDir: backupDir ?? null,
    backups: backupDir === undefined ? null : await noted(takeInventory(backupDir, databases)),
    faults,
  };
}

async function openRequestsOf(query: Query): Promise<readonly OpenRequest[]> {
  const open = (await createDataRequests(query).all()).filter(({ closedAt }) => closedAt === null);
  const erasing = new Set((await createErasures(query).underWay()).map(({ erasureId }) => erasureId));
  return open.map(({ requestId, subjectRef: reference, kind, dueAt }) => ({
    ...{ reference, kind, dueAt, daysLeft: -Math.ceil(ageOf(dueAt) / dayMs) },
    isErasing: erasing.has(requestId),
  }));
}

async function engineOf(pool: Pool, isEmbedded: boolean): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  return `PostgreSQL ${rows[0]?.version ?? ''}, ${isEmbedded ? 'embedded' : 'by DATABASE_URL'}`;
}

const dayMs = 24 * 60 * 60 * 1_000;

function needsOf({ readModels, overdue, requests, backups, faults }: State): readonly string[] {
  const parked = readModels
    .filter(({ reason }) => reason !== null)
    .map(
      ({ name, reason }) =>
        `${name} stopped at ${reason ?? ''}: “mia rebuild ${name}”, or “mia skip ${name}”.`,
    );
  const late = overdue.map(
    ({ kind, count, oldestAt }) =>
      `${String(count)} due of kind ${kind} since ${oldestAt} and not done: start the server, or look at its log.`,
  );
  const waiting = (requests ?? [])
    .filter(({ daysLeft, isErasing }) => daysLeft <= 10 && !isErasing)
    .map(
      ({ reference, ...one }) =>
        `Data request ${reference} ${daysText(one)}: answer it, and close it in the register.`,
    );
  return [...faults, ...parked, ...late, ...waiting, ...(backups === null ? [] : backupNeeds(backups))];
}

function backupNeeds({ newest, ledger }: Inventory): readonly string[] {
  const needs: string[] = [];
  if (newest === null) needs.push('There is no backup yet: “mia backup”.');
  else if (ageOf(newest.createdAt) > 7 * dayMs)
    needs.push('The newest backup is older than a week: “mia backup”.');
  if (ledger === null || ledger.missing > 0 || ledger.asOf === null || ageOf(ledger.asOf) > dayMs) {
    needs.push(
      'The erasure ledger beside the backups is not up to date: run the server with BACKUP_DIR, or “mia backup”.',
    );
  }
  return needs;
}

const daysText = ({ daysLeft }: Pick<OpenRequest, 'daysLeft'>): string =>
  daysLeft < 0 ? `is ${String(-daysLeft)} days late` : `has ${String(daysLeft)} days left`;

const ageOf = (time: string): number => Date.now() - Date.parse(time);

function linesOf(
  { product, engine, head, readModels, retention, sweptAt, requests, backupDir, backups }: State,
  needs: readonly string[],
) {
  const wide = Math.max(0, ...readModels.map(({ name }) => name.length));
  return [
    `MiaPulse ${product} on ${engine}, ${head} events.`,
    'Read models:',
    ...readModels.map(
      ({ name, status, position, lag, reason, skipped }) =>
        `  ${name.padEnd(wide)}  ${status.padEnd(8)}  at ${position}, ${lag} behind${reason === null ? '' : `, stopped at ${reason}`}${skipped === 0 ? '' : `, without ${String(skipped)} events that were skipped`}`,
    ),
    `Retention: last run ${retention?.lastRunAt ?? 'never'}, oldest conversation or call left ${retention?.oldestRecordAt ?? 'none'}, oldest visit ${retention?.oldestVisitAt ?? 'none'}; files swept ${sweptAt ?? 'never'}.`,
    `Data requests that are open: ${requests === null || requests.length > 0 ? '' : 'none.'}`,
    ...(requests ?? []).map(
      ({ reference, kind, isErasing, ...one }) =>
        `  ${reference}, ${kind}, ${daysText(one)}${isErasing ? ', being erased' : ''}`,
    ),
    backupDir === null
      ? 'Backups: BACKUP_DIR is not set, so nothing is known of any.'
      : `Backups in ${backupDir}: newest ${backups?.newest?.createdAt ?? 'none'}, erasure ledger as of ${backups?.ledger?.asOf ?? 'never'}.`,
    ...(needs.length === 0 ? ['It needs nothing.'] : ['It needs:', ...needs.map((need) => `  ${need}`)]),
  ];
}
